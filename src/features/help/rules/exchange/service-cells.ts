import type { Street } from "../../../../platform/district/district.ts";
import { dayOf, isDay, momentOf, startOfDay } from "../../../../platform/i18n/dates.ts";
import { longestLabel } from "../hours/hours-form.ts";
import { fitsForm, hoursText, readHoursText, readFor, writtenFor } from "../hours/osm-hours.ts";
import { detailsSchema } from "../../schema.ts";
import type { ServiceInput } from "../../schema.ts";
import type { Service } from "../service.ts";
import { readVisitsText, writeVisitsText } from "../hours/visits-text.ts";
import { isWithinReach } from "../whereabouts.ts";

/** What a table of services has a column for, in its order. These names are what other programs rely on. */
export const columns = [
  "id", "party", "name", "what", "what_en", "needs", "place", "secret_address", "lat", "lon", "phone", "languages", "opening_hours", "visits",
  "elsewhere", "without_papers", "without_id", "intoxicated", "dog", "partner", "women_only", "from_age", "to_age", "note",
  "check_every", "checked", "closed_until", "closed_reason", "url",
] as const;

export type Column = (typeof columns)[number];

/** A service as the cells of a row. A column that is not there says nothing. */
export type Cells = Readonly<Partial<Record<Column, string>>>;

/** Something in a row that cannot be taken; `value` is what stands there. */
export interface CellProblem {
  readonly column: Column | "";
  readonly code: string;
  readonly value: string;
}

/** Columns that describe the service itself; the others say who it is or how it stands just now. */
export const ownColumns = columns.filter((column) => !["id", "checked", "closed_until", "closed_reason", "url"].includes(column));

const answerColumns = {
  elsewhere: "elsewhere", without_papers: "withoutPapers", without_id: "withoutId", intoxicated: "intoxicated", dog: "dog", partner: "partner",
} as const;

type AnswerColumn = keyof typeof answerColumns;

const answerNames = Object.keys(answerColumns) as AnswerColumn[];

/** The column in which a field of the form stands. */
const columnOf: Readonly<Record<string, Column>> = {
  partyId: "party", name: "name", what: "what", whatEn: "what_en", needs: "needs", place: "place", secret: "secret_address", lat: "lat", lon: "lon", phone: "phone", languages: "languages",
  ...Object.fromEntries(answerNames.map((column) => [answerColumns[column], column])),
  womenOnly: "women_only", fromAge: "from_age", toAge: "to_age", note: "note", checkEvery: "check_every",
};

/** More than all visits that a form has rows for. */
const longestVisits = 4000;

/** Days after which a service is asked about where a file does not say. */
const usualDays = "30";

type Described = Omit<ServiceInput, "partyId" | "needs" | "languages" | "words"> & Pick<Service, "partyName" | "needs" | "languages">;

/** The columns that describe a service, as they are written; the same service always gives the same texts. */
export function ownCells({ door, schedule, visits, ...service }: Described, today: string): Cells {
  return {
    party: service.partyName,
    name: service.name,
    what: service.what,
    what_en: service.whatEn,
    needs: service.needs.toSorted().join(", "),
    place: service.place,
    secret_address: service.isSecret ? "yes" : "",
    lat: service.point === null ? "" : String(service.point.lat),
    lon: service.point === null ? "" : String(service.point.lon),
    phone: service.phone,
    languages: service.languages.toSorted().join(", "),
    opening_hours: hoursText(schedule, today),
    visits: writeVisitsText(visits, writtenFor(today)),
    ...Object.fromEntries(answerNames.map((column) => [column, door[answerColumns[column]] === "unknown" ? "" : door[answerColumns[column]]])),
    women_only: door.womenOnly ? "yes" : "",
    from_age: door.fromAge === null ? "" : String(door.fromAge),
    to_age: door.toAge === null ? "" : String(door.toAge),
    note: door.note,
    check_every: String(service.checkEvery),
  };
}

export const describedCells = (service: Service, today: string): Cells => ownCells({ ...service, phone: service.phone ?? "" }, today);

/** What is needed to understand a row. */
export interface Reading {
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  /** The district's streets, which tell a point that has been mistyped. */
  readonly streets: readonly Street[];
  readonly now: Date;
}

/**
 * Reads the cells of a row over what is known of its service already: what the row does not speak of stays, as do hours
 * that stand empty, because a service that is never open says `off`.
 */
export function readCells(cells: Cells, known: Service | undefined, { parties, streets, now }: Reading): { readonly input: ServiceInput } | { readonly problems: readonly CellProblem[] } {
  const today = dayOf(now);
  const all: Cells = { ...(known && describedCells(known, today)), ...cells };
  const said = (column: Column) => (all[column] ?? "").trim();
  const problems: CellProblem[] = [];
  const wrong = (column: Column, code: string, value = said(column)) => problems.push({ column, code, value });

  const details = detailsSchema.safeParse({
    partyId: partyNamed(said("party"), known, parties),
    name: said("name"), what: said("what"), whatEn: said("what_en"), place: said("place"), lat: said("lat"), lon: said("lon"), phone: said("phone"), note: said("note"),
    needs: listed(said("needs")), languages: listed(said("languages")),
    ...Object.fromEntries(answerNames.map((column) => [answerColumns[column], yesOrNo(said(column)) ?? said(column)])),
    womenOnly: yesOrNo(said("women_only")) === "yes" ? "1" : undefined,
    secret: yesOrNo(said("secret_address")) === "yes" ? "1" : undefined,
    fromAge: said("from_age"), toAge: said("to_age"), checkEvery: said("check_every") || usualDays,
  });
  for (const { path, message } of details.error?.issues ?? []) {
    const column = columnOf[String(path[0] ?? "")];
    if (column) wrong(column, column === "party" && said("party") !== "" ? "party_unknown" : message);
  }
  for (const column of ["women_only", "secret_address"] as const) if (yesOrNo(said(column)) === undefined) wrong(column, "invalid_choice");
  const point = details.data?.point;
  if (point && !isWithinReach(point, streets)) wrong("lat", "not_near");

  const schedule = readSchedule(said("opening_hours"), known, today);
  if (!("hours" in schedule)) wrong("opening_hours", schedule.problem, schedule.part);
  const visits = said("visits").length > longestVisits ? { wrong: said("visits") } : readVisitsText(said("visits"), readFor(today));
  if (said("visits").length > longestVisits) wrong("visits", "too_long");
  else if ("wrong" in visits) wrong("visits", "visit_unclear", visits.wrong);
  else {
    const long = visits.visits.find(({ label }) => label.length > longestLabel);
    if (long) wrong("visits", "too_long", long.label);
    if ("hours" in schedule && !fitsForm(schedule.hours, visits.visits)) wrong("visits", "hours_too-much");
  }
  if (problems.length > 0 || !details.data || !("hours" in schedule) || !("visits" in visits)) return { problems };
  const reasons = schedule.hours.exceptions.map(({ reason }) => reason);
  const words = { opening_hours: reasons.join("\n"), visits: visits.visits.map(({ label }) => label).join("\n") };
  return { input: { ...details.data, schedule: schedule.hours, visits: visits.visits, words } };
}

type ReadHours = { readonly hours: ServiceInput["schedule"] } | { readonly problem: string; readonly part: string };

function readSchedule(text: string, known: Service | undefined, today: string): ReadHours {
  if (text === "") return known ? { hours: known.schedule } : { problem: "required", part: "" };
  const read = readHoursText(text, today);
  return "hours" in read ? read : { problem: `hours_${read.problem}`, part: read.part };
}

function partyNamed(name: string, known: Service | undefined, parties: Reading["parties"]): string | undefined {
  const wanted = folded(name);
  if (known && folded(known.partyName) === wanted) return known.partyId;
  return parties.find((party) => folded(party.name) === wanted)?.id;
}

export const folded = (text: string): string => text.trim().toLocaleLowerCase("da");

const listed = (text: string): string[] => text.split(/[\s,;|]+/).map((one) => one.toLowerCase()).filter((one) => one !== "");

const said: Readonly<Record<string, "yes" | "no" | "unknown">> = { yes: "yes", ja: "yes", no: "no", nej: "no", unknown: "unknown", "": "unknown" };

const yesOrNo = (text: string) => said[folded(text)];

/** That a service is closed for now, as a row says it of one that is new here. */
export interface RowClosure {
  readonly reason: string;
  /** "" when nobody knows until when. */
  readonly untilDay: string;
  readonly untilTime: string;
}

/** `unknown`, a day, or a day with a time: `2026-03-05 08:00`. One that is over is none. */
export function readClosure(cells: Cells, now: Date): RowClosure | CellProblem | undefined {
  const [until = "", reason = ""] = [cells.closed_until?.trim(), cells.closed_reason?.trim()];
  if (until === "") return undefined;
  if (reason.length > 120) return { column: "closed_reason", code: "too_long", value: reason };
  const closure = { reason, untilDay: "", untilTime: "" };
  if (until === "unknown") return closure;
  const [untilDay = "", untilTime = "00:00"] = until.split(/[ T]/);
  if (!isDay(untilDay) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(untilTime)) return { column: "closed_until", code: "invalid_date", value: until };
  return momentOf(untilDay, untilTime) <= now ? undefined : { ...closure, untilDay, untilTime };
}

/** When somebody last said that the service is right, as a row says it; never later than now. */
export function readChecked(cells: Cells, now: Date): Date {
  const day = (cells.checked ?? "").trim().slice(0, 10);
  if (!isDay(day)) return now;
  const at = startOfDay(day);
  return at < now ? at : now;
}
