import { dayOf } from "../../../platform/i18n/dates.ts";
import { downloadHeaders } from "../../../platform/files/download-headers.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import { listMembers } from "../../../platform/identity/queries.ts";
import { sendPdf } from "../../../platform/pdf/send.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm, notNow, textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { addAddendum } from "../commands/addenda.ts";
import { agreeToMinutes, noteAgreed } from "../commands/agree.ts";
import { noteTold } from "../commands/corrections.ts";
import { findingsIn } from "../commands/publish.ts";
import { noteHandedOver, recallMinutes, sendMinutes, sendMinutesAgain, setSilentDays } from "../commands/send.ts";
import { addendumSchema, agreedSchema, handedSchema, silentDaysSchema } from "../correction-forms.ts";
import { silentDayAfter, stageOf } from "../cycle.ts";
import { approvedDocument, sentDocument } from "../minutes-document.ts";
import {
  addendumPath,
  agreeForPath,
  agreePath,
  cyclePath,
  handOverPath,
  meetingPath,
  meetingsPath,
  memberMinutesPdfPath,
  memberMinutesTextPath,
  recallMinutesPath,
  sendAgainPath,
  sendMinutesPath,
  sentToPath,
  silentDaysPath,
  tellAnswerPath,
} from "../paths.ts";
import { attendanceOf } from "../queries/attendance.ts";
import { correctionsOf } from "../queries/corrections.ts";
import { addendaOf, cycleOf, deliveriesOf, lookingOver, recipientsOf, wasPresent, wasSentTo } from "../queries/cycle.ts";
import type { LookingOver } from "../queries/cycle.ts";
import type { Meeting, ReadingPermit } from "../queries/meetings.ts";
import { findSeries } from "../queries/series.ts";
import { approvedVersion, memberMinutes, newestVersion } from "../queries/versions.ts";
import { nothingSchema } from "../schema.ts";
import { AddendumPage } from "../views/addendum.tsx";
import { CyclePage } from "../views/cycle.tsx";
import type { CyclePageProps } from "../views/cycle.tsx";
import { SentToPage } from "../views/sent-to.tsx";
import { SilentDaysPage } from "../views/silent-days.tsx";
import { askedMeeting } from "./asked.ts";

type Reading = Visit & { readonly permit: ReadingPermit };
type Minuting = Visit<"meetings.minute">;

/** Whether this member may read the minutes as they are now: drafts are the coordinators', sent ones theirs who got them. */
async function mayRead(visit: Reading, meeting: Meeting): Promise<boolean> {
  if (meeting.approvedAt || visit.may("meetings.minute")) return true;
  if (!meeting.sentAt || visit.actor.kind !== "member") return false;
  return wasSentTo(visit.db, visit.districtId, meeting.id, visit.actor.memberId);
}

async function cyclePage(visit: Reading, problem: FormProblem = freshForm()) {
  const meeting = await askedMeeting(visit);
  if (!meeting) return undefined;
  const { db, permit, districtId } = visit;
  const facts = await cycleOf(db, districtId, meeting);
  const version = await newestVersion(db, districtId, meeting.id);
  const reads = (meeting.approvedAt ?? meeting.sentAt) !== null && (await mayRead(visit, meeting));
  const approved = meeting.approvedAt ? await approvedVersion(db, permit, meeting.id) : undefined;
  const shown: CyclePageProps = {
    visit,
    meeting,
    facts,
    version,
    minutes: reads ? (approved?.content ?? (await memberMinutes(db, permit, meeting))) : undefined,
    corrections: reads ? await correctionsOf(db, districtId, meeting.id) : [],
    addenda: meeting.approvedAt ? await addendaOf(db, permit, meeting.id) : [],
    mayCorrect: reads && (await mayCorrect(visit, meeting)),
    lookingOver: await askedOf(visit, meeting),
    sending: await sendingOf(visit, meeting, stageOf(facts, visit.now)),
    problem,
  };
  return <CyclePage {...shown} />;
}

/** What whoever reads is asked of minutes that are sent and not approved. */
async function askedOf({ db, districtId, actor }: Reading, meeting: Meeting): Promise<LookingOver | undefined> {
  if (!meeting.sentAt || meeting.approvedAt || actor.kind !== "member") return undefined;
  return lookingOver(db, districtId, meeting.id, actor.memberId);
}

async function mayCorrect(visit: Reading, meeting: Meeting): Promise<boolean> {
  if (!meeting.sentAt || meeting.approvedAt || visit.actor.kind !== "member") return false;
  return visit.may("meetings.minute") || wasPresent(visit.db, visit.districtId, meeting.id, visit.actor.memberId);
}

async function sendingOf(visit: Reading, meeting: Meeting, stage: string): Promise<CyclePageProps["sending"]> {
  if (stage !== "draft" || !visit.may("meetings.approve")) return undefined;
  const recipients = await recipientsOf(visit.db, visit.permit, meeting.id);
  const attendance = await attendanceOf(visit.db, visit.permit, meeting.id);
  const days = (await findSeries(visit.db, visit.districtId, meeting.seriesId))?.silentDays ?? 0;
  const mail = recipients.filter(isMailed).length;
  return {
    mail,
    hand: recipients.length - mail,
    present: [...attendance.values()].filter((state) => state === "present").length,
    days,
    silentDay: silentDayAfter(visit.now, days),
  };
}

async function sentToPage(visit: Minuting, problem: FormProblem = freshForm()) {
  const meeting = await askedMeeting(visit);
  const { db, permit, districtId } = visit;
  const version = meeting && (await newestVersion(db, districtId, meeting.id));
  if (!meeting || !version) return undefined;
  const sent = version.reason === "sent" ? version.number : version.number - 1;
  const deliveries = await deliveriesOf(db, districtId, meeting.id, sent);
  const attendance = await attendanceOf(db, permit, meeting.id);
  const corrections = await correctionsOf(db, districtId, meeting.id);
  const people = (await listMembers(db, permit)).flatMap((member) => {
    const delivery = deliveries.get(member.id);
    if (!delivery) return [];
    const theirs = corrections.filter(({ memberId }) => memberId === member.id);
    const untold = theirs.filter(({ status, toldAt }) => status !== "open" && toldAt === null);
    return [{ ...delivery, member, wasThere: attendance.get(member.id) === "present", hasCorrected: theirs.length > 0, untold }];
  });
  return <SentToPage {...{ visit, meeting, people, problem }} minutes={version.content} />;
}

async function addendumPage(visit: Visit<"meetings.approve">, problem: FormProblem = freshForm()) {
  const meeting = await askedMeeting(visit);
  if (!meeting?.approvedAt) return undefined;
  const findings = await findingsIn(visit.db, visit.districtId, [["publicText", textOf(problem, "publicText")]]);
  return <AddendumPage {...{ visit, meeting, problem }} found={findings.get("publicText") ?? []} />;
}

async function silentDaysPage(visit: Visit<"meetings.prepare">, problem?: FormProblem) {
  const id = idIn(visit);
  const series = id && (await findSeries(visit.db, visit.districtId, id));
  return series && <SilentDaysPage {...{ visit, series }} problem={problem ?? freshForm({ days: String(series.silentDays) })} />;
}

async function pdf(visit: Reading): Promise<Response | undefined> {
  const meeting = await askedMeeting(visit);
  const version = meeting && (await newestVersion(visit.db, visit.districtId, meeting.id));
  if (!meeting || !version || !(meeting.approvedAt ?? meeting.sentAt) || !(await mayRead(visit, meeting))) return undefined;
  const { district, deps, db, permit } = visit;
  const { fixedAt, number, content, sha256 } = version;
  const url = deps.publicUrl + meetingPath.to({ districtId: visit.districtId, lang: "da" }, { id: meeting.id });
  const paper = { district, url };
  const document =
    meeting.approvedAt && meeting.documentNumber
      ? approvedDocument(content, { ...paper, documentNumber: meeting.documentNumber, approvedAt: meeting.approvedAt, sha256, notes: await addendaOf(db, permit, meeting.id) })
      : sentDocument(await memberMinutes(db, permit, meeting), { ...paper, version: number, fixedAt, silentDay: meeting.silentDay });
  const name = `${meeting.documentNumber ?? document.title}.pdf`;
  return sendPdf(document, name);
}

const personIn = (visit: Visit) => ({ meetingId: idOfForm(visit), memberId: idOfForm(visit, "member") });
const sendingBy = (visit: Visit) => ({ district: visit.district, publicUrl: visit.deps.publicUrl, now: visit.now });

export const cycleRoutes: readonly Route[] = [
  page(cyclePath, "meetings.read", (visit) => cyclePage(visit)),
  form(sendMinutesPath, "meetings.approve", nothingSchema, {
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      await sendMinutes(tx, visit.permit, id, sendingBy(visit));
      return cyclePath.to(visit, { id }, { done: "sent" });
    },
    again: cyclePage,
  }),
  form(recallMinutesPath, "meetings.approve", nothingSchema, {
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      await recallMinutes(tx, visit.permit, id);
      return cyclePath.to(visit, { id }, { done: "recalled" });
    },
    again: cyclePage,
  }),
  form(agreePath, "meetings.correct", nothingSchema, {
    save: async (visit, tx) => {
      const { actor } = visit;
      const id = idOfForm(visit);
      if (actor.kind !== "member") throw notNow();
      await agreeToMinutes(tx, visit.permit, { meetingId: id, memberId: actor.memberId }, visit.now);
      return cyclePath.to(visit, { id }, { done: "agreed" });
    },
    again: cyclePage,
  }),
  page(sentToPath, "meetings.minute", (visit) => sentToPage(visit)),
  form(handOverPath, "meetings.minute", handedSchema, {
    save: async (visit, tx, { handed }) => {
      await noteHandedOver(tx, visit.permit, personIn(visit), handed === "yes", visit.now);
      return sentToPath.to(visit, { id: idOfForm(visit) });
    },
    again: sentToPage,
  }),
  form(agreeForPath, "meetings.minute", agreedSchema, {
    save: async (visit, tx, { agreed }) => {
      await noteAgreed(tx, visit.permit, personIn(visit), agreed === "yes", visit.now);
      return sentToPath.to(visit, { id: idOfForm(visit) });
    },
    again: sentToPage,
  }),
  form(sendAgainPath, "meetings.minute", nothingSchema, {
    save: async (visit, tx) => {
      await sendMinutesAgain(tx, visit.permit, personIn(visit), sendingBy(visit));
      return sentToPath.to(visit, { id: idOfForm(visit) }, { again: "1" });
    },
    again: sentToPage,
  }),
  form(tellAnswerPath, "meetings.minute", nothingSchema, {
    save: async (visit, tx) => {
      await noteTold(tx, visit.permit, personIn(visit), visit.now);
      return sentToPath.to(visit, { id: idOfForm(visit) });
    },
    again: sentToPage,
  }),
  page(addendumPath, "meetings.approve", (visit) => addendumPage(visit)),
  form(addendumPath, "meetings.approve", addendumSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await addAddendum(tx, visit.permit, id, input, visit.now);
      return cyclePath.to(visit, { id }, { done: "noted" });
    },
    again: addendumPage,
  }),
  page(memberMinutesPdfPath, "meetings.read", (visit) => pdf(visit)),
  page(memberMinutesTextPath, "meetings.read", async (visit) => {
    const meeting = await askedMeeting(visit);
    const version = meeting && (await approvedVersion(visit.db, visit.permit, meeting.id));
    if (!meeting || !version?.text) return undefined;
    const name = `${meeting.documentNumber ?? dayOf(meeting.startsAt)}-medlemmer.txt`;
    return new Response(version.text, { headers: downloadHeaders(name, "text/plain; charset=utf-8", "attachment") });
  }),
  page(silentDaysPath, "meetings.prepare", (visit) => silentDaysPage(visit)),
  form(silentDaysPath, "meetings.prepare", silentDaysSchema, {
    save: async (visit, tx, { days }) => {
      if (!(await setSilentDays(tx, visit.permit, idOfForm(visit), days))) throw notNow();
      return meetingsPath.to(visit, {}, { saved: "1" });
    },
    again: silentDaysPage,
  }),
];
