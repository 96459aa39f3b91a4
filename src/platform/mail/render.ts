import { html } from "hono/html";
import type { Lang } from "../i18n/lang.ts";

/** The content of a mail, from which both its parts are made. */
export interface MailContent {
  readonly lang: Lang;
  /** "Kære Anna" */
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do; its address is absolute. */
  readonly link?: { readonly href: string; readonly label: string };
  /** Where one ends mails like this; its address is absolute. */
  readonly unsubscribe?: { readonly href: string; readonly label: string };
  /** Who sends this, why you get it, and how to answer. */
  readonly footer: string;
}

export interface RenderedMail {
  readonly text: string;
  readonly html: string;
}

/** Makes the text part and the HTML part of a mail. Both say the same; neither loads anything from elsewhere. */
export function renderMail(content: MailContent): RenderedMail {
  return { text: renderText(content), html: renderHtml(content) };
}

function renderText({ greeting, paragraphs, link, footer, unsubscribe }: MailContent): string {
  const parts = [greeting, ...paragraphs, ...(link ? [`${link.label}:\n${link.href}`] : []), `-- \n${footer}${unsubscribe ? `\n${unsubscribe.label}:\n${unsubscribe.href}` : ""}`];
  return `${parts.join("\n\n")}\n`;
}

const font = "font-family:'IBM Plex Sans',-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const linkStyle =
  "display:inline-block;padding:12px 20px;border-radius:6px;background:#1F5A4C;color:#FFFFFF;" +
  "font-weight:600;text-decoration:none";
const footStyle =
  "margin:32px 0 0;padding-top:16px;border-top:1px solid #D9D2C5;font-size:14px;color:#5B6167;white-space:pre-line";

function renderHtml({ lang, greeting, paragraphs, link, footer, unsubscribe }: MailContent): string {
  const body = paragraphs.map((text) => html`<p style="margin:0 0 16px;white-space:pre-line">${text}</p>`);
  const button = link && html`<p style="margin:24px 0"><a href="${link.href}" style="${linkStyle}">${link.label}</a></p>
<p style="margin:0 0 16px;font-size:14px;color:#5B6167;word-break:break-all">${link.href}</p>`;
  const end = unsubscribe && html`
<a href="${unsubscribe.href}" style="color:#1B4F8A">${unsubscribe.label}</a>`;
  return String(html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
</head>
<body style="margin:0;background:#FBF8F3;color:#1D2327;${font};font-size:17px;line-height:1.5">
<div style="max-width:560px;margin:0 auto;padding:24px 20px;border-left:2px solid #B8322A">
<p style="margin:0 0 16px">${greeting}</p>
${body}${button ?? ""}
<p style="${footStyle}">${footer}${end ?? ""}</p>
</div>
</body>
</html>`);
}
