import { dayOf } from "../../../platform/i18n/dates.ts";
import { idOfForm, pageIn } from "../../../platform/web/address.ts";
import { Refusal, freshForm } from "../../../platform/web/form.ts";
import type { Feature } from "../../../platform/web/feature.ts";
import { form, page, sharedPage } from "../../../platform/web/routes.ts";
import type { Route } from "../../../platform/web/routes.ts";
import { addSeries, endSeries, planNextMeeting } from "../commands/series.ts";
import {
  endSeriesPath,
  forumPath,
  meetingWorkPath,
  meetingsPath,
  newSeriesPath,
  planMeetingPath,
} from "../paths.ts";
import { publicAgendaOf } from "../queries/agenda.ts";
import { cyclesOf } from "../queries/cycle.ts";
import { comingMeeting, comingMeetings, listSeries, meetingsToMinute, publishedMeetings } from "../queries/meetings.ts";
import { nothingSchema, seriesSchema } from "../schema.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { ForumPage, ForumWorkPage, minutesPerPage } from "../views/forum.tsx";
import { RefusedPage, SeriesPage } from "../views/series-form.tsx";

const saved = { saved: "1" };

const seriesRoutes: readonly Route[] = [
  page(newSeriesPath, "meetings.prepare", (visit) => {
    const usual = { everyWeeks: "6", weekday: "3", fromTime: "16:00", toTime: "18:00", fromDay: dayOf(visit.now) };
    return <SeriesPage visit={visit} problem={freshForm(usual)} />;
  }),
  form(newSeriesPath, "meetings.prepare", seriesSchema, {
    save: async (visit, tx, input) => {
      await addSeries(tx, visit.permit, input);
      return meetingsPath.to(visit, {}, saved);
    },
    again: (visit, problem) => <SeriesPage visit={visit} problem={problem} />,
  }),
  form(planMeetingPath, "meetings.prepare", nothingSchema, {
    save: async (visit, tx) => {
      const id = await planNextMeeting(tx, visit.permit, idOfForm(visit), visit.now);
      return meetingWorkPath.to(visit, { id });
    },
    again: (visit, problem) => (
      <RefusedPage
        {...{ visit, problem }}
        title={meetingTexts[visit.lang].forum.plan}
        words={meetingTexts[visit.lang].errors}
        back={meetingsPath.to(visit, {})}
      />
    ),
  }),
  form(endSeriesPath, "meetings.prepare", nothingSchema, {
    save: async (visit, tx) => {
      if (!(await endSeries(tx, visit.permit, idOfForm(visit), visit.now)))
        throw new Refusal({ field: "", code: "not_now" });
      return meetingsPath.to(visit, {}, saved);
    },
    again: (visit, problem) => (
      <RefusedPage
        {...{ visit, problem }}
        title={meetingTexts[visit.lang].forum.endSeries}
        words={meetingTexts[visit.lang].errors}
        back={meetingsPath.to(visit, {})}
      />
    ),
  }),
];

/** The forum's pages, with what these features tell there in the order they ask for; and its series of meetings. */
export function forumRoutes(features: readonly Feature[]): Route[] {
  const parts = features.flatMap((feature) => feature.forum ?? []).sort((a, b) => a.order - b.order);
  return [
    sharedPage(forumPath, async (visit) => {
      const listed = pageIn(visit);
      const next = await comingMeeting(visit.db, visit.districtId, visit.now);
      const publicAgenda = next ? await publicAgendaOf(visit.db, visit.districtId, next.id) : [];
      const series = await listSeries(visit.db, visit.districtId);
      const offset = (listed - 1) * minutesPerPage;
      const approved = await publishedMeetings(visit.db, visit.districtId, { limit: minutesPerPage, offset });
      const told = await Promise.all(parts.map((part) => part.told?.(visit)));
      return <ForumPage {...{ visit, next, publicAgenda, series, approved }} told={told.filter(Boolean)} page={listed} />;
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
      return <ForumWorkPage {...{ visit, coming, toMinute, told }} series={await listSeries(visit.db, visit.districtId)} />;
    }),
    ...seriesRoutes,
  ];
}
