import { partiesOfMembers } from "../../../network/queries.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { findPersonalLink } from "../../../platform/identity/personal-links.ts";
import { findMember } from "../../../platform/identity/queries.ts";
import { hasPage, idIn, idOfForm, pageIn } from "../../../platform/web/address.ts";
import { Refusal, freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { answerByLink, answerInvitation, answerPurpose, inviteAgain, recordAnswer, sendInvitations } from "../commands/invitations.ts";
import { answerPath, enterAnswerPath, invitationsPath, inviteAgainPath, ownAnswerPath } from "../paths.ts";
import { answerOf, listInvited } from "../queries/invitations.ts";
import { findPublicMeeting } from "../queries/meetings.ts";
import { noticeOf } from "../queries/notices.ts";
import { answerSchema, nothingSchema } from "../schema.ts";
import { AnswerPage } from "../views/answer.tsx";
import { invitedGroups, invitedOnAPage, invitedShown } from "../views/invited.tsx";
import { EnterAnswerPage, InvitationsPage } from "../views/invitations.tsx";
import { askedMeeting } from "./asked.ts";

type Preparing = Visit<"meetings.prepare">;

async function invitationsPage(visit: Preparing, problem?: FormProblem) {
  const meeting = await askedMeeting(visit);
  if (!meeting) return undefined;
  const invited = await listInvited(visit.db, visit.permit, meeting.id);
  const spoken = await partiesOfMembers(visit.db, visit.districtId, invited.map(({ member }) => member.id), dayOf(visit.now));
  const parties = new Map([...Map.groupBy(spoken, ({ memberId }) => memberId)].map(([id, ones]) => [id, ones.map(({ partyName }) => partyName).join(" ")]));
  const filter = { group: invitedGroups.find((one) => one === visit.query("group")), page: pageIn(visit), search: visit.query("q").slice(0, 120) };
  // A form that was sent from a page that is empty by now comes back on the last.
  if (!problem && !hasPage(filter.page, invitedShown({ invited, parties, filter }).shown.length, invitedOnAPage)) return undefined;
  return <InvitationsPage {...{ visit, meeting, invited, parties, filter }} problem={problem ?? freshForm()} />;
}

async function enterPage(visit: Preparing, problem?: FormProblem) {
  const meeting = await askedMeeting(visit);
  const memberId = idIn(visit, "member");
  const member = memberId && (await findMember(visit.db, visit.permit, memberId));
  if (!meeting || !member || member.endedAt) return undefined;
  const known = await answerOf(visit.db, visit.districtId, meeting.id, member.id);
  const fresh = freshForm({ answer: known?.answer ?? "", note: known?.note ?? "" });
  return <EnterAnswerPage {...{ visit, meeting, member }} problem={problem ?? fresh} />;
}

async function linkIn(visit: Visit) {
  return findPersonalLink(visit.db, visit.districtId, answerPurpose, visit.param("token"), visit.now);
}

async function answerPage(visit: Visit, problem?: FormProblem) {
  const link = await linkIn(visit);
  if (!link?.memberId) return undefined;
  const meeting = await findPublicMeeting(visit.db, visit.districtId, link.subjectId);
  if (!meeting) return undefined;
  const known = await answerOf(visit.db, visit.districtId, meeting.id, link.memberId);
  const fresh = freshForm({ note: known?.note ?? "" });
  const answer = known?.answer ?? null;
  const notice = await noticeOf(visit.db, visit.districtId, meeting.id);
  const action = answerPath.to(visit, { token: visit.param("token") });
  return <AnswerPage {...{ visit, meeting, notice, answer, action }} byLink problem={problem ?? fresh} />;
}

async function ownAnswerPage(visit: Visit<"meetings.read">, problem?: FormProblem) {
  const meeting = await askedMeeting(visit);
  const known = meeting && visit.actor.kind === "member" && (await answerOf(visit.db, visit.districtId, meeting.id, visit.actor.memberId));
  if (!meeting || !known) return undefined;
  const notice = await noticeOf(visit.db, visit.districtId, meeting.id);
  const action = ownAnswerPath.to(visit, { id: meeting.id });
  return <AnswerPage {...{ visit, meeting, notice, action }} answer={known.answer} byLink={false} problem={problem ?? freshForm({ note: known.note })} />;
}

export const invitationRoutes: readonly Route[] = [
  page(invitationsPath, "meetings.prepare", (visit) => invitationsPage(visit)),
  form(invitationsPath, "meetings.prepare", nothingSchema, {
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      const sending = { now: visit.now, publicUrl: visit.deps.publicUrl };
      await sendInvitations(tx, visit.permit, visit.district, id, sending);
      return invitationsPath.to(visit, { id }, { sent: "1" });
    },
    again: invitationsPage,
  }),
  form(inviteAgainPath, "meetings.prepare", nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const ref = { meetingId: idOfForm(visit), memberId: idOfForm(visit, "member") };
      await inviteAgain(tx, visit.permit, visit.district, ref, { now: visit.now, publicUrl: visit.deps.publicUrl });
      return invitationsPath.to(visit, { id: ref.meetingId }, { sent: "again" });
    },
    again: invitationsPage,
  }),
  page(enterAnswerPath, "meetings.prepare", (visit) => enterPage(visit)),
  form(enterAnswerPath, "meetings.prepare", answerSchema, {
    save: async (visit, tx, input) => {
      const ref = { meetingId: idOfForm(visit), memberId: idOfForm(visit, "member") };
      await recordAnswer(tx, visit.permit, ref, input, visit.now);
      return invitationsPath.to(visit, { id: ref.meetingId });
    },
    again: enterPage,
  }),
  page(ownAnswerPath, "meetings.read", (visit) => ownAnswerPage(visit)),
  form(ownAnswerPath, "meetings.read", answerSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await answerInvitation(tx, visit.permit, id, input, visit.now);
      return ownAnswerPath.to(visit, { id }, { saved: "1" });
    },
    again: ownAnswerPage,
  }),
  page(answerPath, everyone, (visit) => answerPage(visit)),
  form(answerPath, everyone, answerSchema, {
    limit: "link",
    save: async (visit, tx, input) => {
      const link = await linkIn(visit);
      if (!link) throw new Refusal({ field: "", code: "too_late" });
      await answerByLink(tx, visit.districtId, link, input, visit.now);
      return answerPath.to(visit, { token: visit.param("token") }, { saved: "1" });
    },
    again: answerPage,
  }),
];
