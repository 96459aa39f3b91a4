import type { District } from "../../platform/district/district.ts";
import { formatDay } from "../../platform/i18n/dates.ts";
import type { OutgoingMail } from "../../platform/mail/outbox.ts";
import { renderMail } from "../../platform/mail/render.ts";
import { paths } from "./paths.ts";
import type { Poll, PollTime } from "./queries/polls.ts";
import { mailTexts } from "./texts/mail.ts";
import { whenWords } from "./when.ts";

/** Asks one member by mail which times suit them, for the first time or as a reminder. In Danish. */
export function askMail(order: {
  readonly district: District;
  readonly publicUrl: string;
  readonly poll: Poll;
  readonly member: { readonly name: string; readonly email: string };
  /** Opens the member's own answers. */
  readonly token: string;
  readonly mail: "asked" | "reminded";
}): OutgoingMail {
  const { district, publicUrl, poll, member, token, mail } = order;
  const t = mailTexts.da;
  const elsewhere = (time: PollTime) => (time.place === poll.place ? "" : `, ${time.place}`);
  return {
    districtId: district.id,
    to: member.email,
    subject: t[mail].subject(poll.title),
    ...renderMail({
      lang: "da",
      greeting: t.greeting(member.name),
      paragraphs: [
        t[mail].lead(poll.title),
        poll.times.map((time) => `· ${whenWords(time, "da")}${elsewhere(time)}`).join("\n"),
        t.place(poll.place),
        t.deadline(formatDay(poll.deadline, "da")),
      ],
      link: { href: publicUrl + paths.answer.to({ districtId: district.id, lang: "da" }, { token }), label: t.link },
      footer: t.footer(district.bodyName),
    }),
    purpose: mail === "asked" ? "polls.ask" : "polls.remind",
    about: { kind: "date-poll", id: poll.id },
  };
}

/** Tells one member that there will be no meeting of it, and why. In Danish. */
export function cancelMail(order: {
  readonly district: District;
  readonly poll: { readonly id: string; readonly title: string };
  readonly member: { readonly name: string; readonly email: string };
  readonly reason: string;
}): OutgoingMail {
  const { district, poll, member, reason } = order;
  const t = mailTexts.da;
  return {
    districtId: district.id,
    to: member.email,
    subject: t.cancelled.subject(poll.title),
    ...renderMail({
      lang: "da",
      greeting: t.greeting(member.name),
      paragraphs: [t.cancelled.lead(poll.title), reason, t.cancelled.nothing],
      footer: t.footer(district.bodyName),
    }),
    purpose: "polls.cancel",
    about: { kind: "date-poll", id: poll.id },
  };
}
