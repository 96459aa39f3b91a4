import type { District } from "../../platform/district/district.ts";
import type { OutgoingMail } from "../../platform/mail/outbox.ts";
import type { MailPurpose } from "../../platform/mail/purposes.ts";
import { renderMail } from "../../platform/mail/render.ts";
import type { AlertKind, AlertWords } from "./alert.ts";
import { paths } from "./paths.ts";
import { texts as kindTexts } from "./texts/kinds.ts";
import { texts } from "./texts/mail.ts";

/** What mails need to know. */
export interface Sending {
  readonly district: District;
  readonly publicUrl: string;
  readonly now: Date;
}

interface Recipient {
  readonly name: string;
  readonly email: string;
}

/** What a mail says of an alert. */
export interface MailAlert {
  readonly id: string;
  readonly kind: AlertKind;
  readonly words: Pick<AlertWords, "headline">;
}

export type AlertNews =
  | { readonly kind: "ask"; readonly partyName: string; readonly token: string; readonly isSecond: boolean; readonly waited: string | undefined }
  | { readonly kind: "published" }
  | { readonly kind: "changed"; readonly changed: string }
  /** Without a reason: nobody graded it in time. */
  | { readonly kind: "refused"; readonly reason: string | undefined }
  | { readonly kind: "expired" };

const purposes: Readonly<Record<AlertNews["kind"], MailPurpose>> = {
  ask: "alerts.grade",
  published: "alerts.published",
  changed: "alerts.changed",
  refused: "alerts.refused",
  expired: "alerts.expired",
};

/** Tells somebody of the network what is to be done or has happened about an alert. In Danish. */
export function alertMail({ district, publicUrl }: Sending, alert: MailAlert, to: Recipient, news: AlertNews): OutgoingMail {
  const t = texts.da;
  const place = { districtId: district.id, lang: "da" } as const;
  const kind = kindTexts.da[alert.kind].label;
  const { subject, told, link, href, footer } = parts(alert, kind, place, news);
  return {
    districtId: district.id,
    to: to.email,
    subject,
    ...renderMail({
      lang: "da",
      greeting: t.greeting(to.name),
      paragraphs: [t.words(kind, alert.words.headline), ...told],
      link: { href: publicUrl + href, label: link },
      footer: footer(district.bodyName),
    }),
    purpose: purposes[news.kind],
    about: { kind: "alert", id: alert.id },
  };
}

function parts({ id }: MailAlert, kind: string, place: { districtId: District["id"]; lang: "da" }, news: AlertNews) {
  const t = texts.da;
  const inWork = paths.workOne.to(place, { id });
  const inPublic = paths.alert.to(place, { id });
  switch (news.kind) {
    case "ask":
      return {
        subject: t.ask.subject(kind),
        told: [t.ask.why(news.partyName), ...(news.isSecond ? [t.ask.second] : []), ...(news.waited === undefined ? [] : [t.ask.waited(news.waited)])],
        link: t.ask.link,
        href: paths.gradeByLink.to(place, { token: news.token }),
        footer: t.linkFooter,
      };
    case "published":
      return { subject: t.published.subject(kind), told: [t.published.told], link: t.published.link, href: inPublic, footer: t.footer };
    case "changed":
      return { subject: t.changed.subject(kind), told: [t.changed.told(news.changed)], link: t.published.link, href: inPublic, footer: t.footer };
    case "refused":
      return {
        subject: t.refused.subject,
        told: news.reason === undefined ? [t.refused.late] : [t.refused.told, news.reason],
        link: t.refused.link,
        href: inWork,
        footer: t.reporterFooter,
      };
    case "expired":
      return { subject: t.expired.subject(kind), told: [t.expired.told], link: t.expired.link, href: inWork, footer: t.footer };
  }
}
