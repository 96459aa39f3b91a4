import { dayOf } from "../../../platform/i18n/dates.ts";
import { page } from "../../../platform/web/routes.ts";
import type { Route } from "../../../platform/web/routes.ts";
import { dueHandout, handReaches, handouts } from "../hand-list.ts";
import { byHandPath } from "../paths.ts";
import { agendaOf } from "../queries/agenda.ts";
import { possibleVoices } from "../queries/attendance.ts";
import { listInvited } from "../queries/invitations.ts";
import { HandListsPage } from "../views/hand-lists.tsx";
import { askedMeeting } from "./asked.ts";

export const handListRoutes: readonly Route[] = [
  page(byHandPath, "meetings.prepare", async (visit) => {
    const meeting = await askedMeeting(visit);
    if (!meeting) return undefined;
    const { db, permit } = visit;
    const invited = (await listInvited(db, permit, meeting.id)).filter(({ member }) => member.reach !== "mail");
    const ids = invited.map(({ member }) => member.id);
    const voices = await possibleVoices(db, permit, ids, dayOf(meeting.startsAt));
    const titles = (await agendaOf(db, permit, meeting.id)).map((entry) => entry.title);
    const what = handouts.find((one) => one === visit.query("what")) ?? dueHandout(meeting, visit.now);
    const reach = handReaches.find((one) => one === visit.query("reach"));
    visit.c.header("Cache-Control", "private, no-store");
    return <HandListsPage {...{ visit, meeting, invited, voices, titles, what, reach }} />;
  }),
];
