import { dayOf, formatDay } from "../../../platform/i18n/dates.ts";
import type { WaitingLine } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { lastDayToCorrect, stageOf } from "../cycle.ts";
import type { CycleFacts } from "../cycle.ts";
import { answerCorrectionsPath, cyclePath, meetingsPath, ownAnswerPath, proposalsPath, tellPath } from "../paths.ts";
import { cyclesOf, lookingOver } from "../queries/cycle.ts";
import { unansweredInvitations } from "../queries/invitations.ts";
import { comingMeetings, findPublicMeeting, meetingsToMinute } from "../queries/meetings.ts";
import type { Meeting } from "../queries/meetings.ts";
import { hearersOf, noticesToTell } from "../queries/notices.ts";
import { openProposals } from "../queries/proposals.ts";
import { correctionTexts } from "../texts/corrections.ts";
import { cycleTexts } from "../texts/cycle.ts";
import { invitationTexts } from "../texts/invitations.ts";
import { noticeTexts } from "../texts/notices.ts";
import { proposalTexts } from "../texts/proposals.ts";
import { minutesHref } from "./forum-work.tsx";
import { whereWords } from "./timeline.tsx";
import { meetingName } from "./words.ts";

/** More unfinished minutes are one line. */
const mostNamed = 2;

interface UnderWay {
  readonly meeting: Meeting;
  readonly facts: CycleFacts;
}

/** Invitations and minutes that wait for somebody; for those who lead also whom to tell, corrections, minutes to finish and proposals. */
export async function meetingsThatWait(visit: Visit): Promise<WaitingLine[]> {
  if (!visit.may("meetings.read")) return [];
  const meetings = await meetingsToMinute(visit.db, visit.permit, visit.now);
  const cycles = await cyclesOf(visit.db, visit.districtId, meetings);
  const underWay = meetings.flatMap((meeting) => {
    const facts = cycles.get(meeting.id);
    return facts ? [{ meeting, facts }] : [];
  });
  return [
    ...(await toAnswer(visit)),
    ...(await toTell(visit)),
    ...(await toCorrect(visit, underWay)),
    ...correctionsToAnswer(visit, underWay),
    ...minutesToFinish(visit, underWay),
    ...(await proposalsToAnswer(visit)),
  ];
}

const nameOf = ({ lang }: Visit, meeting: Meeting) => `${meeting.seriesName}: ${meetingName(meeting, lang)}`;

async function toAnswer(visit: Visit): Promise<WaitingLine[]> {
  const unanswered = await unansweredInvitations(visit.db, visit.permit);
  if (unanswered.length === 0) return [];
  const coming = await comingMeetings(visit.db, visit.permit, visit.now);
  return coming
    .filter(({ id }) => unanswered.includes(id))
    .map((meeting) => ({
      key: `invitation-${meeting.id}`,
      title: nameOf(visit, meeting),
      isDanish: false,
      about: invitationTexts[visit.lang].answer.missing,
      href: ownAnswerPath.to(visit, { id: meeting.id }),
      dueDay: dayOf(meeting.startsAt),
    }));
}

/** Meetings that were moved or cancelled of which somebody without mail has not heard, until the last time they may come to. */
async function toTell(visit: Visit): Promise<WaitingLine[]> {
  const { db, districtId, permit, now, lang } = visit;
  if (!visit.may("meetings.prepare")) return [];
  const t = noticeTexts[lang];
  const lines = (await noticesToTell(db, permit, now)).map(async (notice): Promise<WaitingLine[]> => {
    const meeting = await findPublicMeeting(db, districtId, notice.meetingId);
    const left = (await hearersOf(db, permit, notice)).filter(({ toldAt }) => toldAt === null);
    if (!meeting || left.length === 0) return [];
    const [first] = [meeting.startsAt, ...left.map(({ knew }) => knew.startsAt)].filter((at) => at > now).sort((one, other) => +one - +other);
    if (!first) return [];
    const about = `${t.state[notice.kind]}: ${t.tell.left(left.length)}`;
    return [{ key: `tell-${meeting.id}`, title: nameOf(visit, meeting), isDanish: false, about, href: tellPath.to(visit, { id: meeting.id }), dueDay: dayOf(first) }];
  });
  return (await Promise.all(lines)).flat();
}

/** Minutes of meetings somebody was at and has neither corrected nor found right, until the last day on which they are asked to. */
async function toCorrect(visit: Visit, underWay: readonly UnderWay[]): Promise<WaitingLine[]> {
  const { db, districtId, actor, now, lang } = visit;
  if (actor.kind !== "member") return [];
  const lines = underWay.map(async ({ meeting, facts }): Promise<WaitingLine[]> => {
    const stage = stageOf(facts, now);
    if ((stage !== "sent" && stage !== "held-up") || facts.silentDay === null) return [];
    const dueDay = lastDayToCorrect(facts.silentDay);
    if (dueDay < dayOf(now)) return [];
    const asked = await lookingOver(db, districtId, meeting.id, actor.memberId);
    if (!asked || asked.agreedAt) return [];
    const about = cycleTexts[lang].page.correctBy(formatDay(dueDay, lang));
    return [{ key: `correct-${meeting.id}`, title: nameOf(visit, meeting), isDanish: false, about, href: cyclePath.to(visit, { id: meeting.id }), dueDay }];
  });
  return (await Promise.all(lines)).flat();
}

function correctionsToAnswer(visit: Visit, underWay: readonly UnderWay[]): WaitingLine[] {
  if (!visit.may("meetings.approve")) return [];
  return underWay
    .filter(({ facts }) => stageOf(facts, visit.now) === "held-up")
    .map(({ meeting, facts }) => ({
      key: `corrections-${meeting.id}`,
      title: correctionTexts[visit.lang].answer.button(facts.openCorrections),
      isDanish: false,
      about: nameOf(visit, meeting),
      href: answerCorrectionsPath.to(visit, { id: meeting.id }),
      ...(facts.silentDay && { dueDay: facts.silentDay }),
    }));
}

/** Minutes that are not sent, or approved but not public. */
function minutesToFinish(visit: Visit, underWay: readonly UnderWay[]): WaitingLine[] {
  if (!visit.may("meetings.minute")) return [];
  const open = underWay.filter(({ facts }) => ["draft", "approved"].includes(stageOf(facts, visit.now)));
  if (open.length > mostNamed)
    return [{ key: "minutes", title: cycleTexts[visit.lang].unfinished(open.length), isDanish: false, href: meetingsPath.to(visit, {}) }];
  return open.map(({ meeting, facts }) => ({
    key: `minutes-${meeting.id}`,
    title: nameOf(visit, meeting),
    isDanish: false,
    about: whereWords(facts, visit),
    href: minutesHref(visit, meeting),
  }));
}

async function proposalsToAnswer(visit: Visit): Promise<WaitingLine[]> {
  const open = (await openProposals(visit.db, visit.permit)) ?? [];
  if (open.length === 0) return [];
  return [{ key: "proposals", title: proposalTexts[visit.lang].list.waiting(open.length), isDanish: false, href: proposalsPath.to(visit, {}) }];
}
