import type { District } from "../../platform/district/district.ts";
import { formatDayAndDate, formatHours } from "../../platform/i18n/dates.ts";
import type { OutgoingMail } from "../../platform/mail/outbox.ts";
import { renderMail } from "../../platform/mail/render.ts";
import { calendarFile } from "./calendar.ts";
import { answerPath, meetingPath } from "./paths.ts";
import type { Meeting } from "./queries/meetings.ts";
import { invitationTexts } from "./texts/invitations.ts";

interface Invitation {
  readonly district: District;
  readonly meeting: Meeting;
  /** Titles of the agenda, in order. */
  readonly titles: readonly string[];
  readonly member: { readonly name: string; readonly email: string };
  /** Opens the member's own answer page. */
  readonly token: string;
  readonly publicUrl: string;
  readonly now: Date;
}

/** The mail that invites one member: when and where, the agenda, one link to answer, a calendar file. In Danish. */
export function invitationMail(invitation: Invitation): OutgoingMail {
  const { district, meeting, titles, member, token, publicUrl, now } = invitation;
  const t = invitationTexts.da.mail;
  const place = { districtId: district.id, lang: "da" as const };
  const when = `${formatDayAndDate(meeting.startsAt, "da")} kl. ${formatHours(meeting, "da")}`;
  const calendar = calendarFile({
    district,
    meeting,
    url: publicUrl + meetingPath.to(place, { id: meeting.id }),
    now,
    attendee: member,
  });
  const agenda = titles.map((title, index) => `${index + 1}. ${title}`);
  return {
    districtId: district.id,
    to: member.email,
    subject: t.subject(meeting.seriesName, formatDayAndDate(meeting.startsAt, "da")),
    ...renderMail({
      lang: "da",
      greeting: t.greeting(member.name),
      paragraphs: [
        t.invited(meeting.seriesName),
        t.when(when, meeting.place),
        ...(agenda.length > 0 ? [t.agenda, ...agenda] : []),
        t.answer,
      ],
      link: { href: publicUrl + answerPath.to(place, { token }), label: t.link },
      footer: t.footer(district.bodyName),
    }),
    attachments: [
      {
        name: "moede.ics",
        type: `text/calendar; charset=utf-8; method=${calendar.method}`,
        content: new TextEncoder().encode(calendar.text),
      },
    ],
    purpose: "meetings.invite",
    about: { kind: "meeting", id: meeting.id },
  };
}
