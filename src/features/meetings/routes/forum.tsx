import { addDays, dayOf } from "../../../platform/i18n/dates.ts";
import { pageIn } from "../../../platform/web/address.ts";
import type { Feature } from "../../../platform/web/feature.ts";
import { page, sharedPage } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { forumPath, meetingsPath } from "../paths.ts";
import { publicAgendaOf } from "../queries/agenda.ts";
import { cyclesOf } from "../queries/cycle.ts";
import { comingMeeting, comingMeetings, meetingsFrom, meetingsToMinute, publishedMeetings } from "../queries/meetings.ts";
import { noticesOf } from "../queries/notices.ts";
import { listEndedSeries, listPauses, listSeries } from "../queries/series.ts";
import { ForumWorkPage } from "../views/forum-work.tsx";
import { ForumPage, minutesPerPage } from "../views/forum.tsx";
import { entriesBetween } from "../year.ts";

/** The coming year of meetings: from what is to come today on. */
async function yearAhead(visit: Visit) {
  const today = dayOf(visit.now);
  const series = await listSeries(visit.db, visit.districtId);
  const pauses = await listPauses(visit.db, visit.districtId, today);
  const meetings = await meetingsFrom(visit.db, visit.districtId, today);
  const all = entriesBetween({ series, pauses, meetings }, today, addDays(today, 365));
  const entries = all.filter((entry) => entry.kind !== "meeting" || entry.meeting.startsAt > visit.now);
  const coming = entries.flatMap((entry) => (entry.kind === "meeting" ? [entry.meeting.id] : []));
  return { series, entries, notices: await noticesOf(visit.db, visit.districtId, coming) };
}

/** The forum's pages, with what these features tell there in the order they ask for. */
export function forumRoutes(features: readonly Feature[]): Route[] {
  const parts = features.flatMap((feature) => feature.forum ?? []).sort((a, b) => a.order - b.order);
  return [
    sharedPage(forumPath, async (visit) => {
      const listed = pageIn(visit);
      const next = await comingMeeting(visit.db, visit.districtId, visit.now);
      const publicAgenda = next ? await publicAgendaOf(visit.db, visit.districtId, next.id) : [];
      const year = await yearAhead(visit);
      const offset = (listed - 1) * minutesPerPage;
      const approved = await publishedMeetings(visit.db, visit.districtId, { limit: minutesPerPage, offset });
      if (approved.meetings.length === 0 && listed > 1) return undefined;
      const told = await Promise.all(parts.map((part) => part.told?.(visit)));
      const ways = (await Promise.all(parts.map((part) => part.ways?.(visit) ?? []))).flat();
      return <ForumPage {...{ visit, next, publicAgenda, approved, ways }} {...year} told={told.filter(Boolean)} page={listed} />;
    }),
    page(meetingsPath, "meetings.read", async (visit) => {
      const coming = await comingMeetings(visit.db, visit.permit, visit.now);
      const underWay = await meetingsToMinute(visit.db, visit.permit, visit.now);
      const cycles = await cyclesOf(visit.db, visit.districtId, underWay);
      const toMinute = underWay.flatMap((meeting) => {
        const facts = cycles.get(meeting.id);
        return facts ? [{ meeting, facts }] : [];
      });
      const told = (await Promise.all(parts.map((part) => part.work?.(visit)))).filter(Boolean);
      const ended = visit.may("meetings.prepare") ? await listEndedSeries(visit.db, visit.districtId) : [];
      return <ForumWorkPage {...{ visit, coming, toMinute, ended, told }} {...await yearAhead(visit)} />;
    }),
  ];
}
