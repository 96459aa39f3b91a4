import type { District } from "../../platform/district/district.ts";
import { formatDay, formatDayAndDate } from "../../platform/i18n/dates.ts";
import type { OutgoingMail } from "../../platform/mail/outbox.ts";
import { renderMail } from "../../platform/mail/render.ts";
import { lastDay } from "./bulletin.ts";
import type { KnownMeeting } from "./bulletin.ts";
import { paths } from "./paths.ts";
import { texts } from "./texts.ts";

/** What the link in the mail opens: one party's five lines for one meeting. */
export const writePurpose = "bulletins.write";

interface Asking {
  readonly district: District;
  readonly publicUrl: string;
  readonly meeting: KnownMeeting;
  readonly party: { readonly id: string; readonly name: string };
  readonly member: { readonly name: string; readonly email: string };
  /** Opens the party's own page. */
  readonly token: string;
  readonly isReminder: boolean;
}

/** The mail that asks somebody for the five lines of a party they speak for. In Danish. */
export function askingMail({ district, publicUrl, meeting, party, member, token, isReminder }: Asking): OutgoingMail {
  const t = texts.da.mail;
  const day = formatDayAndDate(meeting.at, "da");
  return {
    districtId: district.id,
    to: member.email,
    subject: (isReminder ? t.subjectAgain : t.subject)(party.name, formatDay(lastDay(meeting), "da")),
    ...renderMail({
      lang: "da",
      greeting: t.greeting(member.name),
      paragraphs: [
        (isReminder ? t.askAgain : t.ask)(party.name, day),
        t.prompts,
        t.what,
        t.until(formatDay(lastDay(meeting), "da")),
      ],
      link: { href: publicUrl + paths.ownLines.to({ districtId: district.id, lang: "da" }, { party: party.id, token }), label: t.link },
      footer: t.footer(district.bodyName),
    }),
    purpose: isReminder ? "bulletins.remind" : "bulletins.ask",
    about: { kind: "bulletin", id: meeting.id },
  };
}
