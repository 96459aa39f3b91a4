import { addDays, dayOf } from "../../../platform/i18n/dates.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { addPause, removePause } from "../commands/pauses.ts";
import { planAhead, planMeetingOn, planNextMeeting } from "../commands/planning.ts";
import { addSeries, changeSeries, endSeries, resumeSeries } from "../commands/series.ts";
import {
  addPausePath,
  editSeriesPath,
  endSeriesPath,
  extraMeetingPath,
  meetingWorkPath,
  meetingsPath,
  newSeriesPath,
  planAheadPath,
  planMeetingPath,
  removePausePath,
  resumeSeriesPath,
  seriesPath,
} from "../paths.ts";
import { comingMeetings, meetingsFrom } from "../queries/meetings.ts";
import { noticesOf } from "../queries/notices.ts";
import { findRunningSeries, listEndedSeries, listPauses } from "../queries/series.ts";
import type { Series } from "../queries/series.ts";
import { aheadSchema, changedSeriesSchema, extraMeetingSchema, nothingSchema, pauseSchema, seriesSchema } from "../schema.ts";
import { nextMeetingDay, weekdayOf } from "../series.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { seriesTexts } from "../texts/series.ts";
import { EditSeriesPage, ExtraMeetingPage, NewSeriesPage, RefusedPage } from "../views/series-form.tsx";
import { EndSeriesPage, EndedSeriesPage } from "../views/series-end.tsx";
import { SeriesPage } from "../views/series.tsx";
import { dayOfNext, entriesBetween } from "../year.ts";

type Preparing = Visit<"meetings.prepare">;

/** How many of the next meeting days a series' page shows. */
const daysShown = 6;

async function askedSeries(visit: Visit): Promise<Series | undefined> {
  const id = idIn(visit);
  return id ? findRunningSeries(visit.db, visit.districtId, id) : undefined;
}

async function seriesPage(visit: Preparing, problem: FormProblem = freshForm()) {
  const series = await askedSeries(visit);
  if (!series) return endedPage(visit);
  const today = dayOf(visit.now);
  const pauses = (await listPauses(visit.db, visit.districtId, today)).filter((pause) => pause.seriesId === series.id);
  const meetings = await meetingsFrom(visit.db, visit.districtId, today);
  const own = meetings.filter((meeting) => meeting.seriesId === series.id);
  const coming = own.filter((meeting) => meeting.startsAt > visit.now);
  const last = coming.map((meeting) => dayOf(meeting.startsAt)).at(-1);
  const until = [dayOfNext(series, pauses, today, daysShown) ?? addDays(today, 365), last ?? ""].sort().at(-1) ?? "";
  // What was held earlier today is no coming day; its place in the rhythm is taken all the same.
  const entries = entriesBetween({ series: [series], pauses, meetings: own }, today, until).filter(
    (entry) => entry.kind !== "meeting" || entry.meeting.startsAt > visit.now,
  );
  const notices = await noticesOf(visit.db, visit.districtId, coming.map(({ id }) => id));
  return <SeriesPage {...{ visit, series, pauses, coming, entries, notices, problem }} />;
}

async function endedPage(visit: Preparing) {
  const series = (await listEndedSeries(visit.db, visit.districtId)).find(({ id }) => id === idIn(visit));
  return series && <EndedSeriesPage {...{ visit, series }} coming={await toBeHeld(visit, series)} />;
}

/** Meetings of a series that are to come and are not cancelled. */
async function toBeHeld(visit: Preparing, { id }: Series) {
  return (await comingMeetings(visit.db, visit.permit, visit.now)).filter(({ seriesId }) => seriesId === id);
}

async function editPage(visit: Preparing, problem?: FormProblem) {
  const series = await askedSeries(visit);
  if (!series) return undefined;
  const known = freshForm({
    name: series.name,
    everyWeeks: String(series.everyWeeks),
    weekday: String(weekdayOf(series.firstDay)),
    fromDay: nextMeetingDay(series, dayOf(visit.now)),
    fromTime: series.fromTime,
    toTime: series.toTime,
    place: series.place,
    holiday: series.holidayRule === "move-days" ? String(series.holidayDays) : series.holidayRule,
    remindDays: series.remindDays === null ? "" : String(series.remindDays),
  });
  return <EditSeriesPage {...{ visit, series }} problem={problem ?? known} />;
}

async function extraPage(visit: Preparing, problem?: FormProblem) {
  const series = await askedSeries(visit);
  if (!series) return undefined;
  const { fromTime, toTime, place } = series;
  return <ExtraMeetingPage {...{ visit, series }} problem={problem ?? freshForm({ fromTime, toTime, place })} />;
}

function refused(visit: Preparing, problem: FormProblem) {
  const words = { ...meetingTexts[visit.lang].errors, ...seriesTexts[visit.lang].errors };
  const title = seriesTexts[visit.lang].title;
  return <RefusedPage {...{ visit, problem, title, words }} back={meetingsPath.to(visit, {})} />;
}

export const seriesRoutes: readonly Route[] = [
  page(newSeriesPath, "meetings.prepare", (visit) => {
    const when = { everyWeeks: "6", weekday: "3", fromTime: "16:00", toTime: "18:00", fromDay: dayOf(visit.now) };
    const usual = { ...when, holiday: "week-later", remindDays: "3" };
    return <NewSeriesPage visit={visit} problem={freshForm(usual)} />;
  }),
  form(newSeriesPath, "meetings.prepare", seriesSchema, {
    save: async (visit, tx, input) => {
      const id = await addSeries(tx, visit.permit, input);
      return seriesPath.to(visit, { id }, { saved: "1" });
    },
    again: (visit, problem) => <NewSeriesPage visit={visit} problem={problem} />,
  }),
  page(seriesPath, "meetings.prepare", (visit) => seriesPage(visit)),
  page(editSeriesPath, "meetings.prepare", (visit) => editPage(visit)),
  form(editSeriesPath, "meetings.prepare", changedSeriesSchema, {
    save: async (visit, tx, { version, ...details }) => {
      const id = idOfForm(visit);
      const followed = await changeSeries(tx, visit.permit, id, version, details, visit.now);
      return seriesPath.to(visit, { id }, { saved: "1", followed });
    },
    again: editPage,
  }),
  form(planMeetingPath, "meetings.prepare", nothingSchema, {
    save: async (visit, tx) => {
      const id = await planNextMeeting(tx, visit.permit, idOfForm(visit), visit.now);
      return meetingWorkPath.to(visit, { id });
    },
    again: refused,
  }),
  form(planAheadPath, "meetings.prepare", aheadSchema, {
    save: async (visit, tx, { count }) => {
      const id = idOfForm(visit);
      const planned = await planAhead(tx, visit.permit, id, count, visit.now);
      return seriesPath.to(visit, { id }, { planned });
    },
    again: seriesPage,
  }),
  page(extraMeetingPath, "meetings.prepare", (visit) => extraPage(visit)),
  form(extraMeetingPath, "meetings.prepare", extraMeetingSchema, {
    save: async (visit, tx, input) => {
      const meeting = { ...input, seriesId: idOfForm(visit), isExtra: true };
      const id = await planMeetingOn(tx, visit.permit, meeting, visit.now);
      return meetingWorkPath.to(visit, { id });
    },
    again: extraPage,
  }),
  form(addPausePath, "meetings.prepare", pauseSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      const followed = await addPause(tx, visit.permit, id, input, visit.now);
      return seriesPath.to(visit, { id }, { saved: "1", followed });
    },
    again: seriesPage,
  }),
  form(removePausePath, "meetings.prepare", nothingSchema, {
    save: async (visit, tx) => {
      const ref = { seriesId: idOfForm(visit), pauseId: idOfForm(visit, "pause") };
      const followed = await removePause(tx, visit.permit, ref, visit.now);
      return seriesPath.to(visit, { id: ref.seriesId }, { saved: "1", followed });
    },
    again: refused,
  }),
  page(endSeriesPath, "meetings.prepare", async (visit) => {
    const series = await askedSeries(visit);
    return series && <EndSeriesPage {...{ visit, series }} coming={await toBeHeld(visit, series)} />;
  }),
  form(endSeriesPath, "meetings.prepare", nothingSchema, {
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      if (!(await endSeries(tx, visit.permit, id, visit.now))) throw notNow();
      return seriesPath.to(visit, { id });
    },
    again: refused,
  }),
  form(resumeSeriesPath, "meetings.prepare", nothingSchema, {
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      if (!(await resumeSeries(tx, visit.permit, id))) throw notNow();
      return seriesPath.to(visit, { id }, { saved: "1" });
    },
    again: refused,
  }),
];
