import { listParties, listSeatedParties } from "../../../network/queries.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { idOfForm, pageIn } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem, FormValue, FormValues } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { sendSpreadsheet } from "../../../platform/web/spreadsheet.ts";
import { wasChanged } from "../../../ui/clash.tsx";
import { marksOf, partiesToShow, withChanges } from "../attendance.ts";
import type { Attendance } from "../attendance.ts";
import { recordAttendance } from "../commands/attendance.ts";
import { attendancePath, minutesPath, partyAttendanceFilePath, partyAttendancePath } from "../paths.ts";
import { heldMeetings, namesFor, notedAttendance, possibleVoices, seriesThatMet } from "../queries/attendance.ts";
import { listInvited } from "../queries/invitations.ts";
import { attendanceSchema } from "../schema.ts";
import { attendanceTexts } from "../texts/attendance.ts";
import { AttendancePage } from "../views/attendance.tsx";
import { PartyAttendancePage, heldPerPage } from "../views/party-attendance.tsx";
import { askedMeeting } from "./asked.ts";

type Minuting = Visit<"meetings.minute">;
type Reading = Visit<"meetings.read">;

async function attendancePage(visit: Minuting, problem?: FormProblem) {
  const meeting = await askedMeeting(visit);
  if (!meeting) return undefined;
  const { db, permit } = visit;
  const invited = await listInvited(db, permit, meeting.id);
  const noted = await notedAttendance(db, permit, meeting.id);
  const parties = await listParties(db, visit.districtId, noted.partyIds);
  // Who was noted and has left since stays on the list.
  const here = new Set(invited.map((one) => one.member.id));
  const left = await namesFor(db, permit, [...noted.present, ...noted.apologies].filter((id) => !here.has(id)));
  const attendees = [
    ...invited.map(({ member: { id, name }, answer }) => ({ id, name, answer, hasLeft: false })),
    ...[...left].map(([id, name]) => ({ id, name, answer: null, hasLeft: true })),
  ];
  const voices = await possibleVoices(db, permit, attendees.map(({ id }) => id), dayOf(meeting.startsAt));
  const shown = problem && wasChanged(problem) ? afterClash(problem, noted) : (problem ?? freshForm(fieldsFor(noted, noted)));
  return <AttendancePage {...{ visit, meeting, parties, attendees, voices }} problem={shown} />;
}

/** The form's fields: what is chosen, and under `was-` what it was opened with. */
function fieldsFor(chosen: Attendance, served: Attendance): FormValues {
  const fields = ({ partyIds, present, apologies, spokeFor = new Map() }: Attendance, before: string): [string, FormValue][] => [
    [`${before}parties`, partyIds],
    ...present.map((id): [string, FormValue] => [`${before}member-${id}`, "present"]),
    ...apologies.map((id): [string, FormValue] => [`${before}member-${id}`, "apology"]),
    ...[...spokeFor].map(([id, parties]): [string, FormValue] => [`${before}for-${id}`, ["", ...parties]]),
  ];
  return Object.fromEntries([...fields(chosen, ""), ...fields(served, "was-")]);
}

/** The form with the own choices and what others have noted since, opened anew with that: saving it again decides. */
function afterClash({ values, errors }: FormProblem, noted: Attendance): FormProblem {
  const { served, ...sent } = attendanceSchema.parse(values);
  return { values: fieldsFor(withChanges(noted, sent, served), noted), errors };
}

/** The series in the address, else the one that met last. */
async function askedSeries(visit: Reading) {
  const series = await seriesThatMet(visit.db, visit.permit, visit.now);
  return { series, chosen: series.find(({ id }) => id === visit.query("series")) ?? series[0] };
}

/** More than a forum holds in a lifetime. */
const allMeetings = 10_000;

export const attendanceRoutes: readonly Route[] = [
  page(attendancePath, "meetings.minute", (visit) => attendancePage(visit)),
  form(attendancePath, "meetings.minute", attendanceSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await recordAttendance(tx, visit.permit, id, input);
      return minutesPath.to(visit, { id }, { saved: "1" });
    },
    again: attendancePage,
  }),
  page(partyAttendancePath, "meetings.read", async (visit) => {
    const { series, chosen } = await askedSeries(visit);
    const listed = pageIn(visit);
    const shown = { now: visit.now, limit: heldPerPage, offset: (listed - 1) * heldPerPage };
    const { meetings, total } = chosen
      ? await heldMeetings(visit.db, visit.permit, { seriesId: chosen.id, ...shown })
      : { meetings: [], total: 0 };
    if (listed > 1 && meetings.length === 0) return undefined;
    const parties = await listSeatedParties(visit.db, visit.districtId);
    const only = parties.find(({ id }) => id === visit.query("party"));
    return <PartyAttendancePage {...{ visit, series, chosen, meetings, total, parties, only }} page={listed} />;
  }),
  page(partyAttendanceFilePath, "meetings.read", async (visit) => {
    const { chosen } = await askedSeries(visit);
    if (!chosen) return undefined;
    const all = { seriesId: chosen.id, now: visit.now, limit: allMeetings, offset: 0 };
    const { meetings } = await heldMeetings(visit.db, visit.permit, all);
    const parties = partiesToShow(await listSeatedParties(visit.db, visit.districtId), meetings);
    const t = attendanceTexts[visit.lang].overview;
    const rows = parties.map((party) => [party.name, ...marksOf(party, meetings).map((mark) => t.mark[mark])]);
    const head = [t.party, ...meetings.map(({ startsAt, number }) => `${dayOf(startsAt)} ${t.meeting(number)}`)];
    return sendSpreadsheet(visit.c, [head, ...rows], `${t.file}-${dayOf(visit.now)}.csv`);
  }),
];
