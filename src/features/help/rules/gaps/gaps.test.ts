import fc from "fast-check";
import { expect, test } from "vitest";
import { anySchedule } from "../../../../hours/any-schedule.ts";
import type { Line, Schedule, Weekday } from "../../../../hours/schedule.ts";
import { minutesOfDay, weekdays } from "../../../../hours/schedule.ts";
import { minutesOfWeek } from "../../../../hours/usual-week.ts";
import { openDoor } from "../doors/door-rules.ts";
import { gapWords, timeWords } from "./gap-words.ts";
import { gapsIn, gapsOf, needWeeks } from "./gaps.ts";
import type { Gap } from "./gaps.ts";
import { needs } from "../needs.ts";
import type { Need } from "../needs.ts";
import type { Service, VisitLine } from "../service.ts";

const now = new Date("2026-03-02T09:00:00Z");
const weekly = (days: readonly Weekday[], from: number, to: number): Line => ({ days, from: from * 60, to: to * 60, rhythm: { kind: "weekly" } });
const hours = (...lines: Line[]): Schedule => ({ lines, exceptions: [], onHolidays: "as-usual", closures: [] });
const service = (own: readonly Need[], schedule: Schedule, visits: readonly VisitLine[] = []): Service => ({
  id: "", partyId: "", partyName: "", name: "", what: "", whatEn: "", needs: own, place: "", point: null, isSecret: false, phone: null, languages: [], door: openDoor,
  schedule, visits, checkedAt: now, checkedBy: null, checkEvery: 30, askedAt: null, places: null, version: 1,
});
const weekOf = (need: Need, ...services: Service[]) => {
  const week = needWeeks(services, now).find((one) => one.need === need);
  if (!week) throw new Error("every need has a week");
  return week;
};
const told = (need: Need, lang: "da" | "en", ...services: Service[]) => gapsOf(weekOf(need, ...services)).map(({ time }) => timeWords(time, lang));

test.each<[string, Schedule, string[], string[]]>([
  ["nothing", hours(), ["hele ugen, døgnet rundt"], ["all week, day and night"]],
  ["round the clock", hours(weekly(weekdays, 0, 24)), [], []],
  ["by day", hours(weekly(weekdays, 8, 16)), ["hver dag 16.00–08.00 næste morgen"], ["every day 16:00–08:00 the next morning"]],
  ["but for the night", hours(weekly(weekdays, 7, 24)), ["hver nat 00.00–07.00"], ["every night 00:00–07:00"]],
  ["until late", hours(weekly(weekdays, 9, 23)), ["hver nat 23.00–09.00"], ["every night 23:00–09:00"]],
  ["on working days", hours(weekly([1, 2, 3, 4, 5], 8, 16)), ["mandag til torsdag 16.00–08.00 næste morgen", "fra fredag kl. 16.00 til mandag kl. 08.00"], ["Monday to Thursday 16:00–08:00 the next morning", "from Friday 16:00 to Monday 08:00"]],
  ["Sunday to Thursday", hours(weekly(weekdays, 6, 20), weekly([5, 6], 20, 30)), ["søndag til torsdag 20.00–06.00 næste morgen"], ["Sunday to Thursday 20:00–06:00 the next morning"]],
  ["two days and three", hours(weekly(weekdays, 0, 10), weekly(weekdays, 11, 24), weekly([1, 3], 10, 11)), ["tirsdag og torsdag til søndag 10.00–11.00"], ["Tuesday and Thursday to Sunday 10:00–11:00"]],
  ["over Sunday night", hours(weekly([7], 22, 28), weekly([1, 2, 3, 4, 5, 6], 4, 24), weekly([7], 0, 22), weekly([2, 3, 4, 5, 6], 0, 2)), ["tirsdag til lørdag 02.00–04.00"], ["Tuesday to Saturday 02:00–04:00"]],
])("in words: %s", (_, schedule, da, en) => {
  expect(told("bed", "da", service(["bed"], schedule))).toEqual(da);
  expect(told("bed", "en", service(["bed"], schedule))).toEqual(en);
});

test("a visit counts while its place is open, and only for its own need", () => {
  const nurse: VisitLine = { ...weekly([2, 4], 10, 12), label: "Sygeplejerske", need: "wound" };
  const house = service(["food"], hours(weekly(weekdays, 11, 20)), [nurse]);
  const wound = weekOf("wound", house);
  expect([...wound.counts].filter((count) => count > 0)).toHaveLength(120);
  expect(told("wound", "da", house)).toEqual(["fra tirsdag kl. 12.00 til torsdag kl. 11.00", "fra torsdag kl. 12.00 til tirsdag kl. 11.00"]);
  expect(weekOf("legal", house).places).toBe(0);
});

test("says how many places were not checked for long", () => {
  const old = { ...service(["food"], hours(weekly([1], 8, 9))), checkedAt: new Date("2026-01-01T09:00:00Z") };
  expect(weekOf("food", old, service(["food"], hours(weekly([1], 8, 9))))).toMatchObject({ places: 2, overdue: 1 });
});

test("each gap is a sentence of its own", () => {
  const [first] = gapsIn(needWeeks([], now));
  expect(first && gapWords(first, "da")).toBe("Ingen har et sikkert sted at tage stoffer: hele ugen, døgnet rundt");
  for (const need of needs) for (const lang of ["da", "en"] as const) expect(gapWords({ need, time: { kind: "always" } }, lang)).toMatch(/^[A-Z].+: .+$/);
});

const anyServices = fc.array(
  fc.tuple(fc.subarray([...needs], { minLength: 1 }), anySchedule("2026-03-02", 7)).map(([own, schedule]) => service(own, schedule)),
  { maxLength: 4 },
);

test("gaps cover exactly the minutes without help, the largest first, each under a key of its own", () => {
  fc.assert(
    fc.property(anyServices, (services) => {
      const weeks = needWeeks(services, now);
      const gaps = gapsIn(weeks);
      expect(new Set(gaps.map(({ key }) => key)).size).toBe(gaps.length);
      expect(gaps.map(({ minutes }) => minutes)).toEqual(gaps.map(({ minutes }) => minutes).toSorted((a, b) => b - a));
      for (const week of weeks) {
        const covered = new Uint16Array(minutesOfWeek);
        for (const minute of gaps.filter(({ need }) => need === week.need).flatMap(minutesOf)) covered[minute] = 1;
        expect(covered).toEqual(week.counts.map((count) => (count === 0 ? 1 : 0)));
      }
    }),
    { numRuns: 40 },
  );
});

/** The minutes of the week that the words of a gap speak of. */
function minutesOf({ time, minutes }: Gap): number[] {
  const part = (from: number, takes: number) => Array.from({ length: takes }, (_, step) => (from + step) % minutesOfWeek);
  switch (time.kind) {
    case "always":
      return part(0, minutesOfWeek);
    case "days":
      return time.days.flatMap((day) => part((day - 1) * minutesOfDay + time.span.from, time.span.to - time.span.from));
    case "long":
      return part((time.from.day - 1) * minutesOfDay + time.from.minutes, minutes);
  }
}
