import { findPersonalLink, permitByLink } from "../../../platform/identity/personal-links.ts";
import { memberNames } from "../../../platform/identity/queries.ts";
import { idOfForm } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { agreeToMinutes } from "../commands/agree.ts";
import { answerCorrections, proposeCorrection } from "../commands/corrections.ts";
import { answersSchema, correctionSchema } from "../correction-forms.ts";
import { speakersOf } from "../minutes-version.ts";
import { agreeByLinkPath, answerCorrectionsPath, correctByLinkPath, correctPath, cyclePath, readMinutesPath } from "../paths.ts";
import { agendaFor } from "../queries/agenda.ts";
import { attendanceOf, voicesOf } from "../queries/attendance.ts";
import { correctionsOf } from "../queries/corrections.ts";
import { addendaOf, cycleOf, lookingOver, wasPresent } from "../queries/cycle.ts";
import { findMeeting, readMinutesPurpose } from "../queries/meetings.ts";
import { approvedVersion, memberMinutes } from "../queries/versions.ts";
import { nothingSchema } from "../schema.ts";
import { correctionTexts } from "../texts/corrections.ts";
import { cycleTexts } from "../texts/cycle.ts";
import { AnswersPage } from "../views/answers.tsx";
import { CorrectPage } from "../views/correct.tsx";
import { ReadPage } from "../views/read.tsx";
import { askedMeeting } from "./asked.ts";

type Correcting = Visit<"meetings.correct">;

const telling = (visit: Visit) => ({ district: visit.district, publicUrl: visit.deps.publicUrl, now: visit.now });

async function correctPage(visit: Correcting, problem: FormProblem = freshForm()) {
  const meeting = await askedMeeting(visit);
  if (!meeting || !(meeting.sentAt ?? meeting.approvedAt) || visit.actor.kind !== "member") return undefined;
  // Their page says when they were approved; a form that was open stays, with what was typed.
  if (meeting.approvedAt && problem.errors.length === 0) return visit.c.redirect(cyclePath.to(visit, { id: meeting.id }));
  const forOthers = visit.may("meetings.minute");
  if (!forOthers && !(await wasPresent(visit.db, visit.districtId, meeting.id, visit.actor.memberId))) return undefined;
  const item = (await memberMinutes(visit.db, visit.permit, meeting)).items.find(({ id }) => id === visit.param("item"));
  if (!item) return undefined;
  const here = { id: meeting.id };
  return (
    <CorrectPage
      {...{ visit, meeting, item, problem }}
      action={correctPath.to(visit, { ...here, item: item.id })}
      back={{ href: cyclePath.to(visit, here), label: cycleTexts[visit.lang].title }}
      speakers={forOthers ? await speakersFor(visit, meeting.id) : undefined}
    />
  );
}

/** The secretary, and everyone noted as present, with how they spoke. */
async function speakersFor(visit: Correcting, meetingId: string) {
  const attendance = await attendanceOf(visit.db, visit.permit, meetingId);
  const names = await memberNames(visit.db, visit.districtId);
  const speakers = speakersOf(await voicesOf(visit.db, visit.permit, meetingId));
  const present = [...attendance].filter(([, state]) => state === "present").map(([id]) => id);
  const people = present.map((id) => ({ value: id, label: [names.get(id), speakers.get(id)].filter(Boolean).join(", ") }));
  const secretary = { value: "secretary", label: correctionTexts[visit.lang].propose.secretary };
  return [secretary, ...people.sort((a, b) => a.label.localeCompare(b.label, "da"))];
}

/** For whom a member corrects: a coordinator for the secretary or somebody who was there, everyone else for themselves. */
function proposerOf(visit: Correcting, chosen: string): { memberId: string | null; assisted: boolean } {
  if (visit.actor.kind !== "member") throw notNow();
  const own = visit.actor.memberId;
  if (!visit.may("meetings.minute")) return { memberId: own, assisted: false };
  if (chosen === "secretary" || chosen === "") return { memberId: null, assisted: false };
  return { memberId: chosen, assisted: chosen !== own };
}

async function answersPage(visit: Visit<"meetings.approve">, problem: FormProblem = freshForm()) {
  const meeting = await askedMeeting(visit);
  if (!meeting) return undefined;
  // An item may have been closed since somebody corrected it.
  const agenda = await agendaFor(visit.db, visit.permit, meeting.id);
  const waiting = (await correctionsOf(visit.db, visit.districtId, meeting.id)).filter(({ status }) => status === "open");
  return <AnswersPage {...{ visit, meeting, agenda, waiting, problem }} />;
}

/** What the link in the address opens: one meeting's minutes, for one member. */
async function opened(visit: Visit) {
  const link = await findPersonalLink(visit.db, visit.districtId, readMinutesPurpose, visit.param("token"), visit.now);
  if (!link?.memberId) return undefined;
  const permit = permitByLink(link);
  const meeting = await findMeeting(visit.db, permit, link.subjectId);
  return meeting && { permit, meeting, memberId: link.memberId };
}

async function readPage(visit: Visit, problem: FormProblem = freshForm()) {
  const found = await opened(visit);
  if (!found) return undefined;
  const { db, districtId } = visit;
  const { permit, meeting, memberId } = found;
  const approved = meeting.approvedAt ? await approvedVersion(db, permit, meeting.id) : undefined;
  const minutes = approved?.content ?? (meeting.sentAt ? await memberMinutes(db, permit, meeting) : undefined);
  const corrections = minutes ? await correctionsOf(db, districtId, meeting.id) : [];
  const addenda = approved ? await addendaOf(db, permit, meeting.id) : [];
  const facts = await cycleOf(db, districtId, meeting);
  const wasThere = await wasPresent(db, districtId, meeting.id, memberId);
  const asked = meeting.sentAt && !meeting.approvedAt ? await lookingOver(db, districtId, meeting.id, memberId) : undefined;
  return <ReadPage {...{ visit, meeting, facts, minutes, corrections, addenda, wasThere, asked, problem }} token={visit.param("token")} />;
}

async function correctByLinkPage(visit: Visit, problem: FormProblem = freshForm()) {
  const found = await opened(visit);
  const sent = found?.meeting.sentAt ?? found?.meeting.approvedAt;
  if (!found || !sent || !(await wasPresent(visit.db, visit.districtId, found.meeting.id, found.memberId))) return undefined;
  const item = (await memberMinutes(visit.db, found.permit, found.meeting)).items.find(({ id }) => id === visit.param("item"));
  if (!item) return undefined;
  const token = visit.param("token");
  if (found.meeting.approvedAt && problem.errors.length === 0) return visit.c.redirect(readMinutesPath.to(visit, { token }));
  return (
    <CorrectPage
      {...{ visit, item, problem }}
      meeting={found.meeting}
      action={correctByLinkPath.to(visit, { token, item: item.id })}
      back={{ href: readMinutesPath.to(visit, { token }), label: cycleTexts[visit.lang].read.title }}
    />
  );
}

export const correctionRoutes: readonly Route[] = [
  page(correctPath, "meetings.correct", (visit) => correctPage(visit)),
  form(correctPath, "meetings.correct", correctionSchema, {
    save: async (visit, tx, { member, ...input }) => {
      const meetingId = idOfForm(visit);
      const itemId = idOfForm(visit, "item");
      await proposeCorrection(tx, visit.permit, { ...input, meetingId, itemId, ...proposerOf(visit, member) }, telling(visit));
      return `${cyclePath.to(visit, { id: meetingId }, { done: "corrected" })}#item-${itemId}`;
    },
    again: correctPage,
  }),
  page(answerCorrectionsPath, "meetings.approve", (visit) => answersPage(visit)),
  form(answerCorrectionsPath, "meetings.approve", answersSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await answerCorrections(tx, visit.permit, id, input, telling(visit));
      return cyclePath.to(visit, { id }, { done: "answered" });
    },
    again: answersPage,
  }),
  page(readMinutesPath, everyone, (visit) => readPage(visit)),
  // "/agree" stands before the item's id.
  form(agreeByLinkPath, everyone, nothingSchema, {
    limit: "link",
    save: async (visit, tx) => {
      const found = await opened(visit);
      if (!found) throw notNow();
      await agreeToMinutes(tx, found.permit, { meetingId: found.meeting.id, memberId: found.memberId }, visit.now);
      return readMinutesPath.to(visit, { token: visit.param("token") }, { agreed: "1" });
    },
    again: readPage,
  }),
  page(correctByLinkPath, everyone, (visit) => correctByLinkPage(visit)),
  form(correctByLinkPath, everyone, correctionSchema, {
    limit: "link",
    save: async (visit, tx, { member: _member, ...input }) => {
      const itemId = idOfForm(visit, "item");
      const found = await opened(visit);
      if (!found) throw notNow();
      const proposal = { ...input, meetingId: found.meeting.id, itemId, memberId: found.memberId, assisted: false };
      await proposeCorrection(tx, found.permit, proposal, telling(visit));
      return `${readMinutesPath.to(visit, { token: visit.param("token") }, { saved: "1" })}#item-${itemId}`;
    },
    again: correctByLinkPage,
  }),
];
