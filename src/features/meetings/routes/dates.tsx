import type { Tx } from "../../../platform/db/database.ts";
import { dayOf, formatTime } from "../../../platform/i18n/dates.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { cancelMeeting, moveMeeting } from "../commands/move.ts";
import { noteTold } from "../commands/notices.ts";
import { cancelMeetingPath, meetingTimePath, meetingWorkPath, tellMemberPath, tellPath } from "../paths.ts";
import { listInvited } from "../queries/invitations.ts";
import type { Meeting } from "../queries/meetings.ts";
import { countOpenItems, hearersOf, isAnyoneInvited, noticeOf } from "../queries/notices.ts";
import { cancelSchema, moveMeetingSchema, tellSchema } from "../schema.ts";
import { noticeTexts } from "../texts/notices.ts";
import { CancelPage, MovePage } from "../views/move.tsx";
import type { Reached } from "../views/move.tsx";
import { RefusedPage } from "../views/series-form.tsx";
import { TellPage } from "../views/tell.tsx";
import { askedMeeting } from "./asked.ts";

type Preparing = Visit<"meetings.prepare">;

const saved = { saved: "1" };

/** A meeting that can still be moved; another one's page is shown instead, which says how it stands. */
async function movable(visit: Preparing): Promise<Meeting | Response | undefined> {
  const meeting = await askedMeeting(visit);
  if (!meeting) return undefined;
  const open = meeting.approvedAt === null && meeting.cancelledAt === null && meeting.startsAt > visit.now;
  return open ? meeting : visit.c.redirect(meetingWorkPath.to(visit, { id: meeting.id }));
}

/** Whom a change would reach now; undefined while nobody has been invited. */
async function reachedBy(visit: Preparing, meetingId: string): Promise<Reached | undefined> {
  if (!(await isAnyoneInvited(visit.db, visit.districtId, meetingId))) return undefined;
  const invited = await listInvited(visit.db, visit.permit, meetingId);
  return {
    byMail: invited.filter((one) => one.member.reach === "mail" && (one.mailedAt !== null || one.answer !== null)).length,
    byHand: invited.filter((one) => one.member.reach !== "mail").length,
  };
}

async function movePage(visit: Preparing, problem?: FormProblem) {
  const meeting = await movable(visit);
  if (!meeting || meeting instanceof Response) return meeting;
  const known = freshForm({
    day: dayOf(meeting.startsAt),
    fromTime: formatTime(meeting.startsAt, "en"),
    toTime: formatTime(meeting.endsAt, "en"),
    place: meeting.place,
  });
  const reached = await reachedBy(visit, meeting.id);
  return <MovePage {...{ visit, meeting, reached }} problem={problem ?? known} />;
}

async function cancelPage(visit: Preparing, problem: FormProblem = freshForm()) {
  const meeting = await movable(visit);
  if (!meeting || meeting instanceof Response) return meeting;
  const reached = await reachedBy(visit, meeting.id);
  const openItems = await countOpenItems(visit.db, visit.permit, meeting.id);
  return <CancelPage {...{ visit, meeting, reached, openItems, problem }} />;
}

/** After a change: to the list of those to tell, when there is one. */
async function afterNotice(visit: Preparing, tx: Tx, id: string): Promise<string> {
  const notice = await noticeOf(tx, visit.districtId, id);
  const hearers = notice ? await hearersOf(tx, visit.permit, notice) : [];
  return hearers.some(({ toldAt }) => toldAt === null) ? tellPath.to(visit, { id }) : meetingWorkPath.to(visit, { id }, saved);
}

export const dateRoutes: readonly Route[] = [
  page(meetingTimePath, "meetings.prepare", (visit) => movePage(visit)),
  form(meetingTimePath, "meetings.prepare", moveMeetingSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      const { district, now } = visit;
      await moveMeeting(tx, visit.permit, id, input, { district, now, publicUrl: visit.deps.publicUrl });
      return afterNotice(visit, tx, id);
    },
    again: movePage,
  }),
  page(cancelMeetingPath, "meetings.prepare", (visit) => cancelPage(visit)),
  form(cancelMeetingPath, "meetings.prepare", cancelSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      const { district, now } = visit;
      await cancelMeeting(tx, visit.permit, id, input, { district, now, publicUrl: visit.deps.publicUrl });
      return afterNotice(visit, tx, id);
    },
    again: cancelPage,
  }),
  page(tellPath, "meetings.prepare", async (visit) => {
    const meeting = await askedMeeting(visit);
    const notice = meeting && (await noticeOf(visit.db, visit.districtId, meeting.id));
    if (!meeting || !notice) return undefined;
    const hearers = await hearersOf(visit.db, visit.permit, notice);
    return <TellPage {...{ visit, meeting, notice, hearers }} />;
  }),
  form(tellMemberPath, "meetings.prepare", tellSchema, {
    unseen: true,
    save: async (visit, tx, { told }) => {
      const ref = { meetingId: idOfForm(visit), memberId: idOfForm(visit, "member") };
      await noteTold(tx, visit.permit, ref, told, visit.now);
      return tellPath.to(visit, { id: ref.meetingId });
    },
    again: (visit, problem) => (
      <RefusedPage
        {...{ visit, problem }}
        title={noticeTexts[visit.lang].tell.title}
        words={noticeTexts[visit.lang].errors}
        back={meetingWorkPath.to(visit, { id: idIn(visit) ?? "" })}
      />
    ),
  }),
];
