import fc from "fast-check";
import OpeningHours from "opening_hours";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { addDays, momentOf, timeZone } from "../platform/i18n/dates.ts";
import { anySchedule } from "./any-schedule.ts";
import { daysFrom, momentAt } from "./days.ts";
import { exceptionOn, openings, stateAt } from "./opening.ts";
import { readOsm } from "./osm-read.ts";
import { writeOsm } from "./osm-write.ts";
import { minutesOfDay } from "./schedule.ts";
import type { Schedule } from "./schedule.ts";

// Ends in a year with 53 weeks and goes on into the next one.
const first = "2026-06-01";
const span = 400;
const valid = { from: first, to: addDays(first, span - 1) };
const days = daysFrom(addDays(first, -1), span + 3);
const end = days.at(-1)?.begins ?? 0;
const rules = ["as-usual", "closed", "as-sunday"] as const;
const minute = fc.integer({ min: 0, max: span * minutesOfDay - 1 });
const momentIn = (after: number) => momentAt(days, 1 + Math.floor(after / minutesOfDay), after % minutesOfDay);
const isOpenAt = (schedule: Schedule, moment: number) => stateAt(schedule, openings(schedule, days), moment, end).isOpen;

const daily: Schedule = { lines: [{ days: [1, 2, 3, 4, 5], from: 480, to: 960, rhythm: { kind: "weekly" } }], exceptions: [], onHolidays: "as-usual", closures: [] };
const at = (moment: string) => momentOf(moment.slice(0, 10), moment.slice(11)).getTime();

describe("a schedule as a text", () => {
  const night = { from: 1320, to: 1680, rhythm: { kind: "weekly" as const } };
  test.each<[Partial<Schedule>, string]>([
    [{}, "Mo-Fr 08:00-16:00"],
    [{ lines: [] }, "off"],
    [{ lines: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440, rhythm: { kind: "weekly" } }] }, "24/7"],
    [{ lines: [...daily.lines, { ...night, days: [5, 6] }, { days: [1, 2], from: 1080, to: 1200, rhythm: { kind: "weekly" } }] }, "Mo,Tu 08:00-16:00,18:00-20:00, We,Th 08:00-16:00, Fr 08:00-16:00,22:00-04:00, Sa 22:00-04:00"],
    [{ lines: [{ days: [4], from: 600, to: 720, rhythm: { kind: "monthly", which: "last" } }, { days: [1, 4], from: 600, to: 720, rhythm: { kind: "monthly", which: 1 } }] }, "Th[-1] 10:00-12:00, Mo[1],Th[1] 10:00-12:00"],
    [{ lines: [{ days: [5], from: 600, to: 2040, rhythm: { kind: "weekly" } }] }, "Fr 10:00-34:00"],
    [{ onHolidays: "closed" }, "Mo-Fr 08:00-16:00; PH off"],
    [{ onHolidays: "as-sunday", lines: [...daily.lines, { days: [7], from: 600, to: 720, rhythm: { kind: "weekly" } }] }, "Mo-Fr 08:00-16:00, Su 10:00-12:00; PH 10:00-12:00"],
    [{ exceptions: [{ from: "2026-12-24", to: "2026-12-26", spans: [], reason: 'Jul & "nytår"' }, { from: "2026-12-31", to: "2026-12-31", spans: [{ from: 600, to: 720 }], reason: "Nytår" }] }, 'Mo-Fr 08:00-16:00; 2026 Dec 24-2026 Dec 26 off "Jul & ”nytår”"; 2026 Dec 31 10:00-12:00 open "Nytår"'],
    [{ closures: [{ from: at("2026-11-25 12:00"), until: at("2026-11-27 09:00"), reason: "Vand" }] }, 'Mo-Fr 08:00-16:00; 2026 Nov 25 12:00-24:00 off "Vand"; 2026 Nov 26 00:00-24:00 off "Vand"; 2026 Nov 27 00:00-09:00 off "Vand"'],
    [{ lines: [{ days: [4], from: 600, to: 720, rhythm: { kind: "fortnightly", from: "2026-11-19" } }] }, "2026 Jun 01-2027 Jan 03 week 1-53/2 Th 10:00-12:00, 2027 Jan 11-2027 Jul 04 week 2-52/2 Th 10:00-12:00"],
  ])("%j", (schedule, text) => {
    expect(writeOsm({ ...daily, ...schedule }, valid)).toEqual({ text });
  });

  test("weeks need no dates where all of them are odd or even", () => {
    const lines = [{ days: [4] as const, from: 600, to: 720, rhythm: { kind: "fortnightly" as const, from: "2026-11-19" } }];
    expect(writeOsm({ ...daily, lines }, { from: "2026-06-01", to: "2026-12-31" })).toEqual({ text: "week 1-53/2 Th 10:00-12:00" });
  });

  test("says what it cannot say", () => {
    const sunday = { days: [7] as const, from: 600, to: 720, rhythm: { kind: "monthly" as const, which: 1 as const } };
    expect(writeOsm({ ...daily, lines: [sunday], onHolidays: "as-sunday" }, valid)).toEqual({ problem: "holidays", part: "Su 10:00-12:00" });
    const closures = [{ from: Date.UTC(2026, 9, 25, 1, 30), until: null, reason: "" }];
    expect(writeOsm({ ...daily, closures }, valid)).toEqual({ problem: "doubled-hour", part: "2026-10-25 02:30" });
  });
});

describe("a text as a schedule", () => {
  test.each([
    ["Mo-Fr 08:00-16:00; PH off", "2026-11-26 09:00", true],
    ["Mo-Fr 08:00-16:00; PH off", "2026-12-25 09:00", false],
    ["Mo-Fr 08:00-16:00; We off", "2026-11-25 09:00", false],
    ["Mo-Fr 08:00-16:00; We 10:00-12:00", "2026-11-25 09:00", false],
    ["Mo-Fr 08:00-16:00, We 18:00-20:00", "2026-11-25 09:00", true],
    ["Mo-Su,PH 08:00 – 16:00", "2026-12-25 09:00", true],
    ["Mo-Sa 08:00-16:00; Su,PH 10:00-12:00", "2026-12-25 09:00", false],
    ["Sa-Mo 22:00-28:00", "2026-11-24 03:00", true],
    ["10:00-12:00", "2026-11-29 11:00", true],
    ["open; Dec 24-26 off", "2026-12-25 09:00", false],
    ["24/7; Dec 30-Jan 02 off \"Nytår\"", "2027-01-01 09:00", false],
    ["24/7; 2026 Dec 24,2026 Dec 31 off;", "2026-12-31 09:00", false],
    ["Th[1,3] 10:00-12:00", "2026-11-19 11:00", true],
    ["off", "2026-11-19 11:00", false],
  ])("%s, on %s: %s", (text, moment, isOpen) => {
    const read = readOsm(text, valid);
    expect("schedule" in read ? isOpenAt(read.schedule, at(moment)) : read).toBe(isOpen);
  });

  test("odd weeks are every other week until a year has 53", () => {
    expect(readOsm("week 1-53/2 Th 10:00-12:00", { from: "2026-06-01", to: "2027-01-03" })).toMatchObject({ schedule: { lines: [{ rhythm: { kind: "fortnightly" } }] } });
    expect(readOsm("week 1-53/2 Th 10:00-12:00", valid)).toEqual({ problem: "weeks", part: "week 1-53/2 Th 10:00-12:00" });
  });

  test.each([
    ["", "not-understood", ""],
    ["Mo-Fr 8-16", "not-understood", "8-16"],
    ["sunrise-sunset", "not-understood", "sunrise-sunset"],
    ["Mo-Fr 10:00+", "not-understood", "+"],
    ["Mo 10:00-12:00 || off", "not-understood", "|| off"],
    ["SH off", "not-understood", "SH off"],
    ["Jun-Aug 10:00-12:00", "not-understood", "-Aug 10:00-12:00"],
    ["Mo 25:00-26:00", "impossible", ""],
    ["Mo[5] 10:00-12:00", "impossible", "] 10:00-12:00"],
    ["24/7; 2026 Feb 30 off", "impossible", "2026 Feb 30 off"],
    ['Mo 10:00-12:00 "efter aftale"', "comment", 'Mo 10:00-12:00 "efter aftale"'],
    ['Mo 10:00-12:00 open "kvinder"', "comment", 'Mo 10:00-12:00 open "kvinder"'],
    ["PH off; Mo-Fr 08:00-16:00", "order", "Mo-Fr 08:00-16:00"],
    ["Mo-Fr 08:00-16:00; Th[1] 10:00-12:00", "order", "Th[1] 10:00-12:00"],
    ["Mo-Fr 08:00-16:00; Th[1] off", "order", "Th[1] off"],
    ["Mo-Fr 08:00-16:00; 12:00-13:00 off", "order", "12:00-13:00 off"],
    ["Mo-Fr 08:00-16:00, 2026 Dec 24 18:00-20:00", "order", "2026 Dec 24 18:00-20:00"],
    ["Mo-Fr 08:00-16:00; PH 10:00-12:00", "holidays", "PH 10:00-12:00"],
    ["week 1-53/4 Mo 10:00-12:00", "weeks", "4 Mo 10:00-12:00"],
  ])("%s is refused: %s at “%s”", (text, problem, part) => {
    expect(readOsm(text, valid)).toEqual({ problem, part });
  });

  test("anything else is read or refused, and never an error", () => {
    const word = fc.constantFrom("Mo", "-", "Fr", "PH", "off", "2026", "Dec", "24", ",", ";", "10:00", "12:00", "[", "1", "]", "week", "/", "2", '"', "Jan", "open");
    const text = fc.oneof(fc.string(), fc.array(word, { maxLength: 12 }).map((words) => words.join(" ")));
    fc.assert(fc.property(text, (one) => void readOsm(one, valid)), { numRuns: 2000 });
  });
});

describe("whatever the hours are", () => {
  test("what is written is read back, and answers alike", () => {
    fc.assert(
      fc.property(anySchedule(first, span, rules), (schedule) => {
        const written = writeOsm(schedule, valid);
        if (!("text" in written)) return;
        const read = readOsm(written.text, valid);
        if (!("schedule" in read)) throw new Error(`${written.text}: ${read.problem} at ${read.part}`);
        expect(within(read.schedule)).toEqual(within(schedule));
      }),
      { numRuns: 300 },
    );
  });

  test("the library of OSM reads the same from the text", () => {
    const compared = { schedules: 0, moments: 0 };
    fc.assert(
      fc.property(anySchedule(first, span, rules), fc.array(minute, { minLength: 8, maxLength: 8 }), (schedule, minutes) => {
        const written = writeOsm(schedule, valid);
        if (!("text" in written)) return;
        const library = new OpeningHours(written.text, denmark);
        const found = openings(schedule, days);
        compared.schedules += 1;
        for (const after of minutes) {
          const moment = momentIn(after);
          if (isLeftOut(schedule, moment)) continue;
          compared.moments += 1;
          const isOpen = stateAt(schedule, found, moment, end).isOpen;
          expect(library.getState(wallDate(moment)), `${written.text} at ${new Date(moment).toISOString()}`).toBe(isOpen);
        }
      }),
      { numRuns: 1300 },
    );
    expect(compared.schedules).toBeGreaterThan(1000);
    expect(compared.moments).toBeGreaterThan(6000);
  });
});

/** The openings of the days that count, those that began before and end after them cut there. */
function within(schedule: Schedule) {
  const [from, to] = [days[1]?.begins ?? 0, days[span + 1]?.begins ?? 0];
  return openings(schedule, days)
    .map((one) => ({ from: Math.max(one.from, from), to: Math.min(one.to, to) }))
    .filter((one) => one.from < one.to);
}

const denmark = { lat: 55.67, lon: 12.56, address: { country_code: "dk", state: "Region Hovedstaden" } };

/** The library reads the clock of the machine: told the wall clock's time as if it were the machine's, it is right anywhere. */
function wallDate(moment: number): Date {
  const { year, month, day, hour, minute: minutes } = wallClock(moment);
  return new Date(year, month - 1, day, hour, minutes);
}

const wallClock = (moment: number) => Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);

/**
 * Where the library does not mean what we mean:
 * - a day off, a holiday or other hours end, for the library, what began on the evening before; for us it runs on. And the
 *   usual hours of that other day still reach into the next morning, for the library; for us they never began;
 * - 5 June and 24 December, which are public holidays to the library; for the law they are not, and for us they are as usual;
 * - the night in which the clock jumps: the library counts on the wall clock alone.
 */
function isLeftOut(schedule: Schedule, moment: number): boolean {
  const index = days.findLastIndex(({ begins }) => begins <= moment);
  const [before, day] = [days[index - 1], days[index]];
  if (!before || !day) return true;
  const { hour, minute: minutes } = wallClock(moment);
  if (!day.isEven && hour < 5) return true;
  const isNear = [day, before].some((one) => ["06-05", "12-24"].includes(one.day.slice(5)));
  if (schedule.onHolidays !== "as-usual" && isNear) return true;
  const isOther = [before, day].some((one) => exceptionOn(schedule, one.day) !== undefined || (one.isHoliday && schedule.onHolidays !== "as-usual"));
  const inDay = hour * 60 + minutes;
  return isOther && [...schedule.lines, ...schedule.exceptions.flatMap(({ spans }) => spans)].some(({ to }) => to - minutesOfDay > inDay);
}
