import { readOsm } from "../../../../hours/osm-read.ts";
import { writeOsm } from "../../../../hours/osm-write.ts";
import type { OsmProblem, Validity } from "../../../../hours/osm.ts";
import type { Schedule } from "../../../../hours/schedule.ts";
import { addDays } from "../../../../platform/i18n/dates.ts";
import { longestReason, mostRows } from "./hours-form.ts";
import type { ServiceInput } from "../../schema.ts";
import type { Service, VisitLine } from "../service.ts";

/** A text is right for a year, as directories are fetched again. */
const writtenDays = 366;
/** Half a year is read, so that a text which was written some months ago still covers all of it. */
const readDays = 183;

export const writtenFor = (today: string): Validity => ({ from: today, to: addDays(today, writtenDays) });

export const readFor = (today: string): Validity => ({ from: today, to: addDays(today, readDays) });

type Hours = Omit<Schedule, "closures">;

/** Why a text cannot become the hours of a service, and the part at which that shows. */
export interface HoursRefusal {
  readonly problem: OsmProblem | "closure" | "too-much" | "too-long";
  readonly part: string;
}

/** Hours as OSM `opening_hours` text; "" when it cannot say them. Closures and days that have passed are left out. */
export function hoursText({ lines, exceptions, onHolidays }: Hours, today: string): string {
  // Where nothing comes again, holidays have nothing to change.
  const rule = lines.length === 0 ? "as-usual" : onHolidays;
  const coming = exceptions.filter(({ to }) => to >= today);
  const written = writeOsm({ lines: inOrder(lines), exceptions: coming, onHolidays: rule, closures: [] }, writtenFor(today));
  return "text" in written ? written.text : "";
}

/** Lines in the order in which a text gives them back, so that the same hours are the same text. */
function inOrder(lines: Hours["lines"]): Hours["lines"] {
  const kinds = ["weekly", "monthly", "fortnightly"];
  const key = ({ rhythm, days, from, to }: Hours["lines"][number]) =>
    JSON.stringify([kinds.indexOf(rhythm.kind), rhythm.kind === "monthly" ? rhythm.which : "", from, to, days.toSorted()]);
  return lines.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** Reads `opening_hours` text into hours that our form can show. Days that have passed are let go. */
export function readHoursText(text: string, today: string): { readonly hours: Hours } | HoursRefusal {
  const read = readOsm(text, readFor(today));
  if (!("schedule" in read)) return read;
  const { lines, onHolidays, closures } = read.schedule;
  if (closures.length > 0) return { problem: "closure", part: text };
  const exceptions = read.schedule.exceptions.filter(({ to }) => to >= today);
  const long = exceptions.find(({ reason }) => reason.length > longestReason);
  if (long) return { problem: "too-long", part: long.reason };
  const hours = { lines, exceptions, onHolidays };
  return fitsForm(hours, []) ? { hours } : { problem: "too-much", part: text };
}

/** A service with the hours of a text in place of its own, as the form would send it. */
export function withHoursText(service: Service, text: string, today: string): { readonly input: ServiceInput } | HoursRefusal {
  const read = readHoursText(text, today);
  if (!("hours" in read)) return read;
  const { hours } = read;
  if (!fitsForm(hours, service.visits)) return { problem: "too-much", part: text };
  const words = { hours: hours.exceptions.map(({ reason }) => reason).join("\n") };
  const { needs, languages, phone, ...rest } = service;
  return { input: { ...rest, needs: [...needs], languages: [...languages], phone: phone ?? "", schedule: hours, words } };
}

/** Whether the form has rows for all of it; what it cannot show would be lost when somebody saves it. */
export function fitsForm({ lines, exceptions }: Hours, visits: readonly VisitLine[]): boolean {
  const others = [...visits, ...lines.filter(({ rhythm }) => rhythm.kind !== "weekly")];
  const rows = others.reduce((sum, { days }) => sum + days.length, 0);
  return rows <= mostRows && exceptions.length <= mostRows;
}
