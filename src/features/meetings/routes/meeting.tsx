import { dayOf } from "../../../platform/i18n/dates.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import type { Feature, ForumPart, SinceLastPart } from "../../../platform/web/feature.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { calendarFile } from "../calendar.ts";
import { moveAgendaItem, removeAgendaItem } from "../commands/agenda.ts";
import { addAgendaItem, editAgendaItem } from "../commands/items.ts";
import {
  editItemPath,
  meetingCalendarPath,
  meetingPath,
  meetingWorkPath,
  moveItemPath,
  newItemPath,
  publishedPath,
  removeItemPath,
} from "../paths.ts";
import { meetingFor } from "../proposal.ts";
import { agendaFor, findAgendaItem, publicAgendaOf, readersOfItem } from "../queries/agenda.ts";
import { cycleOf } from "../queries/cycle.ts";
import { answerOf, countAnswers } from "../queries/invitations.ts";
import { bareLinesOf } from "../queries/lines.ts";
import { comingMeetings, findPublicMeeting } from "../queries/meetings.ts";
import type { Meeting, ReadingPermit } from "../queries/meetings.ts";
import { noticeOf } from "../queries/notices.ts";
import { openProposals } from "../queries/proposals.ts";
import { listSeries } from "../queries/series.ts";
import { approvedVersion } from "../queries/versions.ts";
import { linesToSend, sentVersions } from "../queries/sent-agenda.ts";
import { editItemSchema, moveSchema, newItemSchema, nothingSchema } from "../schema.ts";
import { changesBetween } from "../sent-agenda.ts";
import { given } from "../texts/given.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { EditItemPage } from "../views/item-form.tsx";
import { MeetingPage, PublicMeetingPage } from "../views/meeting.tsx";
import { RefusedPage } from "../views/series-form.tsx";
import { askedMeeting, itemChoices, notedAttendance } from "./asked.ts";
import { sinceLastParts, tellSinceLast } from "./since-last.ts";

type Reading = Visit & { readonly permit: ReadingPermit };
type Preparing = Visit<"meetings.prepare">;

const saved = { saved: "1" };

/** What other features tell on a meeting's page. */
interface Told {
  readonly since: readonly SinceLastPart[];
  readonly forum: readonly ForumPart[];
}

async function workPage(visit: Reading, parts: Told, problem: FormProblem = freshForm()) {
  const meeting = await askedMeeting(visit);
  if (!meeting) return undefined;
  const agenda = await agendaFor(visit.db, visit.permit, meeting.id);
  const lines = await bareLinesOf(visit.db, visit.districtId, meeting.id);
  const answers = await countAnswers(visit.db, visit.permit, meeting.id);
  const ownAnswer = visit.actor.kind === "member" ? (await answerOf(visit.db, visit.districtId, meeting.id, visit.actor.memberId))?.answer : undefined;
  const noted = meeting.startsAt <= visit.now ? await notedAttendance(visit, meeting.id) : undefined;
  const choices = visit.may("meetings.prepare") ? await itemChoices(visit) : undefined;
  const proposals = meeting.startsAt > visit.now ? await proposalsAround(visit, meeting) : undefined;
  const notice = await noticeOf(visit.db, visit.districtId, meeting.id);
  const facts = await cycleOf(visit.db, visit.districtId, meeting);
  const version = meeting.approvedAt ? await approvedVersion(visit.db, visit.permit, meeting.id) : undefined;
  const since = await tellSinceLast(parts.since, visit, meeting);
  const sent = await sentBefore(visit, meeting);
  const told = (await Promise.all(parts.forum.map((part) => part.onMeeting?.(visit, meeting.id)))).filter(Boolean);
  const shown = { visit, meeting, notice, agenda, lines, answers, ownAnswer, noted, choices, proposals, facts, since, sent, told, problem };
  return <MeetingPage {...shown} locked={version?.content} />;
}

/** The agenda that was sent last, and what has changed since. */
async function sentBefore(visit: Reading, meeting: Meeting) {
  const [last] = await sentVersions(visit.db, visit.permit, meeting.id);
  if (!last) return undefined;
  const changes = changesBetween(last.content.lines, await linesToSend(visit.db, visit.permit, meeting.id));
  return { sentAt: last.sentAt, changes };
}

/** What is proposed for a meeting to come, while its series runs. */
async function proposalsAround(visit: Reading, meeting: Meeting) {
  const series = (await listSeries(visit.db, visit.districtId)).find(({ id }) => id === meeting.seriesId);
  if (!series) return undefined;
  const coming = (await comingMeetings(visit.db, visit.permit, visit.now)).filter((one) => one.seriesId === series.id);
  const open = await openProposals(visit.db, visit.permit, series.id);
  const waiting = open?.filter(({ waitsUntil }) => meetingFor(waitsUntil, coming)?.id === meeting.id);
  return { series, coming, waiting };
}

async function editPage(visit: Preparing, parts: Told, problem?: FormProblem) {
  const meeting = await askedMeeting(visit);
  const itemId = idIn(visit, "item");
  const item = itemId && (await findAgendaItem(visit.db, visit.permit, itemId));
  if (!meeting) return undefined;
  // Another has taken it off: what was typed stands in the form for a new one.
  if (!item) return problem && workPage(visit, parts, { ...problem, errors: [{ field: "", code: "item_gone" }] });
  const lines = await bareLinesOf(visit.db, visit.districtId, meeting.id);
  const minutes = lines.find((line) => line.itemId === item.id)?.plannedMinutes ?? null;
  const known = freshForm({
    title: item.title,
    publicTitle: item.publicTitle ?? "",
    text: item.text,
    kind: item.purpose,
    minutes: minutes === null ? "" : String(minutes),
    presenterParty: item.presenterPartyId ?? "",
    presenter: item.presenter,
    readers: await readersOfItem(visit.db, visit.permit, item.id),
  });
  const choices = await itemChoices(visit, item.presenterPartyId);
  return <EditItemPage {...{ visit, meeting, item, minutes, choices }} problem={problem ?? known} />;
}

function refused(visit: Preparing, problem: FormProblem) {
  const id = idIn(visit) ?? "";
  const words = meetingTexts[visit.lang];
  const back = meetingWorkPath.to(visit, { id });
  return <RefusedPage {...{ visit, problem, back }} title={words.agenda.title} words={words.errors} />;
}

const entryOf = (visit: Visit) => ({ meetingId: idOfForm(visit), itemId: idOfForm(visit, "item") });

/** The pages of one meeting; its agenda begins with what these features tell since the last one. */
export function meetingRoutes(features: readonly Feature[]): Route[] {
  const forum = features.flatMap((feature) => feature.forum ?? []).sort((a, b) => a.order - b.order);
  const parts = { since: sinceLastParts(features), forum };
  return [
    page(meetingPath, everyone, async (visit) => {
      const id = idIn(visit);
      const meeting = id && (await findPublicMeeting(visit.db, visit.districtId, id));
      if (!meeting) return undefined;
      if (visit.may("meetings.read") && visit.query("as") !== "visitor")
        return visit.c.redirect(meetingWorkPath.to(visit, { id: meeting.id }));
      if (meeting.publishedAt) return visit.c.redirect(publishedPath.to(visit, { id: meeting.id }));
      const agenda = await publicAgendaOf(visit.db, visit.districtId, meeting.id);
      const notice = await noticeOf(visit.db, visit.districtId, meeting.id);
      return <PublicMeetingPage {...{ visit, meeting, agenda, notice }} />;
    }),
    page(meetingCalendarPath, everyone, async (visit) => {
      const id = idIn(visit);
      const meeting = id && (await findPublicMeeting(visit.db, visit.districtId, id));
      if (!meeting) return undefined;
      const url = visit.deps.publicUrl + meetingPath.to(visit, { id: meeting.id });
      const { text } = calendarFile({ district: visit.district, meeting, url, now: visit.now });
      return visit.c.body(text, 200, {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": `attachment; filename="moede-${dayOf(meeting.startsAt)}.ics"`,
      });
    }, { gives: { what: given.meeting, type: "text/calendar" } }),
    page(meetingWorkPath, "meetings.read", (visit) => workPage(visit, parts)),
    form(newItemPath, "meetings.prepare", newItemSchema, {
      save: async (visit, tx, input) => {
        const id = idOfForm(visit);
        await addAgendaItem(tx, visit.permit, id, input, visit.now);
        return meetingWorkPath.to(visit, { id }, saved);
      },
      again: (visit, problem) => workPage(visit, parts, problem),
    }),
    page(editItemPath, "meetings.prepare", (visit) => editPage(visit, parts)),
    form(editItemPath, "meetings.prepare", editItemSchema, {
      save: async (visit, tx, { version, details }) => {
        await editAgendaItem(tx, visit.permit, entryOf(visit), version, details);
        return meetingWorkPath.to(visit, { id: idOfForm(visit) }, saved);
      },
      again: (visit, problem) => editPage(visit, parts, problem),
    }),
    form(moveItemPath, "meetings.prepare", moveSchema, {
      save: async (visit, tx, move) => {
        await moveAgendaItem(tx, visit.permit, entryOf(visit), move);
        return meetingWorkPath.to(visit, { id: idOfForm(visit) });
      },
      again: (visit, problem) => workPage(visit, parts, problem),
    }),
    form(removeItemPath, "meetings.prepare", nothingSchema, {
      save: async (visit, tx) => {
        await removeAgendaItem(tx, visit.permit, entryOf(visit), visit.now);
        return meetingWorkPath.to(visit, { id: idOfForm(visit) }, saved);
      },
      again: refused,
    }),
  ];
}
