import type { District } from "../../platform/district/district.ts";
import { renderMail } from "../../platform/mail/render.ts";
import type { RenderedMail } from "../../platform/mail/render.ts";
import { kindOf } from "../../thread/kinds.ts";
import type { Effect } from "../../thread/kinds.ts";

/**
 * The mail that tells someone what came of their report. It repeats nothing of what they wrote: phones are shared.
 * @param href absolute address of the receipt
 * @param stopHref absolute address of the page that ends these mails
 */
export function newsMail(
  district: Pick<District, "name" | "bodyName">,
  news: Effect,
  href: string,
  stopHref: string,
): RenderedMail & { readonly subject: string } {
  const kind = kindOf(news.kind);
  const status = kind.statuses[news.status]?.words.da;
  const what = status ? `${kind.label.da}: ${status}` : kind.label.da;
  const isFirst = news.kind === "observation" && news.status === "received";
  const paragraphs = isFirst
    ? [
        `Tak. Koordinatorerne i ${district.bodyName} læser din henvendelse inden for 3 arbejdsdage.`,
        "Vi skriver til dig, når der sker noget.",
      ]
    : news.isCorrection
      ? ["Vi har skrevet til dig om det, du har meldt. Noget af det var forkert, og nu er det rettet.", `Sådan er det: ${what}`]
      : ["Der er nyt om det, du har meldt.", what];
  const content = renderMail({
    lang: "da",
    greeting: "Hej",
    paragraphs,
    link: { href, label: "Se din kvittering" },
    footer: [
      `${district.bodyName} · ${district.name}`,
      "Du får mailen, fordi du skrev din e-mail, da du meldte noget.",
    ].join("\n"),
    unsubscribe: { href: stopHref, label: "Jeg vil ikke have flere af disse mails" },
  });
  return { ...content, subject: isFirst ? "Vi har fået din henvendelse" : news.isCorrection ? "Rettelse om din henvendelse" : "Nyt om din henvendelse" };
}
