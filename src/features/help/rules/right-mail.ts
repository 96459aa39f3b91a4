import type { District } from "../../../platform/district/district.ts";
import type { OutgoingMail } from "../../../platform/mail/outbox.ts";
import { renderMail } from "../../../platform/mail/render.ts";
import { paths } from "../paths.ts";
import { freshness } from "./service.ts";
import type { Service } from "./service.ts";
import { texts } from "../texts/right.ts";

/** What the link in the mail opens: one service, to say that it is right or to correct it. */
export const rightPurpose = "help.still_right";

/** overdue: nobody has looked for long · closed: two people stood before a closed door. */
export type AskedWhy = "overdue" | "closed";

interface MailAbout {
  readonly district: District;
  readonly publicUrl: string;
  readonly service: Service;
  readonly to: { readonly name: string; readonly email: string };
}

/** Asks somebody who speaks for the party whether what stands there is right. In Danish. */
export function rightMail({ district, publicUrl, service, to, token, why, now }: MailAbout & { readonly token: string; readonly why: AskedWhy; readonly now: Date }): OutgoingMail {
  const t = texts.da.mail;
  return {
    districtId: district.id,
    to: to.email,
    subject: (why === "closed" ? t.closedSubject : t.subject)(service.name),
    ...renderMail({
      lang: "da",
      greeting: t.greeting(to.name),
      paragraphs: [why === "closed" ? t.closedWhy(service.name) : t.why(service.name, freshness(service, now).days), t.what],
      link: { href: publicUrl + paths.right.to({ districtId: district.id, lang: "da" }, { token }), label: t.link },
      footer: t.footer(district.bodyName),
    }),
    purpose: "help.still_right",
    about: { kind: "service", id: service.id },
  };
}

/** Tells a coordinator that two people stood before a closed door. In Danish. */
export function closedMail({ district, publicUrl, service, to, asked }: MailAbout & { readonly asked: number }): OutgoingMail {
  const t = texts.da.mail;
  return {
    districtId: district.id,
    to: to.email,
    subject: t.tellSubject(service.name),
    ...renderMail({
      lang: "da",
      greeting: t.greeting(to.name),
      paragraphs: [t.tell(service.name), asked > 0 ? t.tellAsked(service.partyName) : t.tellNobody(service.partyName)],
      link: { href: publicUrl + paths.work.to({ districtId: district.id, lang: "da" }, {}), label: t.tellLink },
      footer: t.tellFooter(district.bodyName),
    }),
    purpose: "help.closed_door",
    about: { kind: "service", id: service.id },
  };
}
