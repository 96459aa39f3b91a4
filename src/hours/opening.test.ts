import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { addDays, momentOf, timeZone } from "../platform/i18n/dates.ts";
import { daysFrom, momentAt } from "./days.ts";
import { openings, stateAt } from "./opening.ts";
import { stateNow } from "./state-now.ts";
import { weekdays } from "./schedule.ts";
import type { Line, Schedule, Weekday } from "./schedule.ts";
import { anySchedule } from "./any-schedule.ts";

const usual: Schedule = { lines: [], exceptions: [], onHolidays: "as-usual", closures: [] };
const weekly = (days: readonly Weekday[], from: number, to: number): Line => ({ days, from, to, rhythm: { kind: "weekly" } });
const hour = 60;
const roundTheClock = weekly(weekdays, 0, 24 * hour);
const at = (moment: string) => momentOf(moment.slice(0, 10), moment.slice(11)).getTime();

/** What applies at a wall-clock moment such as `2026-11-26 02:30`, and when that ends, in the same words. */
function told(schedule: Partial<Schedule>, moment: string, looking = 20): string {
  const days = daysFrom(addDays(moment.slice(0, 10), -1), looking);
  const end = at(`${addDays(moment.slice(0, 10), looking - 1)} 00:00`);
  const whole = { ...usual, ...schedule };
  const state = stateAt(whole, openings(whole, days), at(moment), end);
  const wall = (time: number | null) =>
    time === null ? "?" : Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(timeZone).toPlainDateTime().toString().slice(0, 16).replace("T", " ");
  if (state.isOpen) return `open until ${wall(state.until)}`;
  return `closed until ${wall(state.opens)}${state.reason === null ? "" : `, ${state.reason}`}`;
}

describe("hours that come again", () => {
  const day = weekly([1, 2, 3, 4, 5], 8 * hour, 16 * hour);
  const night = weekly([5, 6], 22 * hour, 28 * hour);
  test.each<[string, Partial<Schedule>, string, string]>([
    ["by day", { lines: [day] }, "2026-11-26 08:00", "open until 2026-11-26 16:00"],
    ["until just before they end", { lines: [day] }, "2026-11-26 16:00", "closed until 2026-11-27 08:00"],
    ["over a weekend", { lines: [day] }, "2026-11-27 17:00", "closed until 2026-11-30 08:00"],
    ["past midnight", { lines: [night] }, "2026-11-28 02:30", "open until 2026-11-28 04:00"],
    ["and not in the night before", { lines: [night] }, "2026-11-27 02:30", "closed until 2026-11-27 22:00"],
    ["several a day", { lines: [day, weekly([4], 18 * hour, 20 * hour)] }, "2026-11-26 17:00", "closed until 2026-11-26 18:00"],
    ["that touch, as one", { lines: [day, weekly([4], 16 * hour, 20 * hour)] }, "2026-11-26 15:00", "open until 2026-11-26 20:00"],
    ["round the clock", { lines: [roundTheClock] }, "2026-11-26 15:00", "open until ?"],
    ["never", {}, "2026-11-26 15:00", "closed until ?"],
    ["on a leap day", { lines: [weekly([2], 8 * hour, 9 * hour)] }, "2028-02-28 12:00", "closed until 2028-02-29 08:00"],
    ["into a new year", { lines: [weekly([4], 20 * hour, 30 * hour)] }, "2027-01-01 01:00", "open until 2027-01-01 06:00"],
  ])("%s", (_, schedule, moment, answer) => {
    expect(told(schedule, moment)).toBe(answer);
  });

  const nurse = { days: [4] as const, from: 10 * hour, to: 12 * hour };
  test.each<[string, Line["rhythm"], string, string]>([
    ["every other Thursday", { kind: "fortnightly", from: "2026-11-19" }, "2026-11-26 11:00", "closed until 2026-12-03 10:00"],
    ["across a year of 53 weeks", { kind: "fortnightly", from: "2026-12-31" }, "2027-01-07 11:00", "closed until 2027-01-14 10:00"],
    ["the first of a month", { kind: "monthly", which: 1 }, "2026-11-26 11:00", "closed until 2026-12-03 10:00"],
    ["the last of a month", { kind: "monthly", which: "last" }, "2026-11-26 11:00", "open until 2026-11-26 12:00"],
    ["the fourth, which is the last here", { kind: "monthly", which: 4 }, "2026-11-26 11:00", "open until 2026-11-26 12:00"],
  ])("%s", (_, rhythm, moment, answer) => {
    expect(told({ lines: [{ ...nurse, rhythm }] }, moment)).toBe(answer);
  });
});

describe("days that are not as usual", () => {
  const lines = [roundTheClock];
  const daily = [weekly([1, 2, 3, 4, 5], 8 * hour, 16 * hour), weekly([6, 7], 12 * hour, 14 * hour)];
  test.each<[string, Partial<Schedule>, string, string]>([
    ["a day off", { lines: daily, exceptions: [{ from: "2026-11-26", to: "2026-11-26", spans: [], reason: "" }] }, "2026-11-26 09:00", "closed until 2026-11-27 08:00"],
    ["does not end the night before", { lines: [weekly([3], 22 * hour, 30 * hour)], exceptions: [{ from: "2026-11-26", to: "2026-11-26", spans: [], reason: "" }] }, "2026-11-26 05:00", "open until 2026-11-26 06:00"],
    ["other hours for a while", { lines: daily, exceptions: [{ from: "2026-11-23", to: "2026-11-27", spans: [{ from: 600, to: 720 }], reason: "" }] }, "2026-11-26 09:00", "closed until 2026-11-26 10:00"],
    ["the last word counts", { lines: daily, exceptions: [{ from: "2026-11-01", to: "2026-11-30", spans: [], reason: "" }, { from: "2026-11-26", to: "2026-11-26", spans: [{ from: 60, to: 120 }], reason: "" }] }, "2026-11-26 00:00", "closed until 2026-11-26 01:00"],
    ["a holiday, as usual", { lines: daily }, "2026-12-25 09:00", "open until 2026-12-25 16:00"],
    ["a holiday, closed", { lines: daily, onHolidays: "closed" }, "2026-12-25 09:00", "closed until 2026-12-27 12:00"],
    ["a holiday, as on Sundays", { lines: daily, onHolidays: "as-sunday" }, "2026-12-25 09:00", "closed until 2026-12-25 12:00"],
    ["a day that custom closes is as usual", { lines: daily, onHolidays: "closed" }, "2026-12-24 09:00", "open until 2026-12-24 16:00"],
    ["closed for the time being", { lines, closures: [{ from: at("2026-11-25 12:00"), until: null, reason: "Vandskade" }] }, "2026-11-26 09:00", "closed until ?, Vandskade"],
    ["closed from noon on", { lines, closures: [{ from: at("2026-11-26 12:00"), until: at("2026-11-26 13:00"), reason: "Møde" }] }, "2026-11-26 09:00", "open until 2026-11-26 12:00"],
    ["and open again", { lines, closures: [{ from: at("2026-11-26 12:00"), until: at("2026-11-26 13:00"), reason: "Møde" }] }, "2026-11-26 12:59", "closed until 2026-11-26 13:00, Møde"],
  ])("%s", (_, schedule, moment, answer) => {
    expect(told(schedule, moment)).toBe(answer);
  });
});

describe("the nights in which the clock jumps", () => {
  const night = weekly([6], 22 * hour, 32 * hour);
  const hoursOf = (lines: readonly Line[], day: string) =>
    openings({ ...usual, lines }, daysFrom(day, 3)).map(({ from, to }) => (to - from) / 3_600_000);
  test("a night in March is an hour shorter, one in October an hour longer", () => {
    expect(hoursOf([night], "2026-03-28")).toEqual([9]);
    expect(hoursOf([night], "2026-10-24")).toEqual([11]);
    expect(hoursOf([roundTheClock], "2026-03-28")).toEqual([71]);
  });
  test("who closes or opens in the hour that is missing does so as the clock jumps, and never past those who meant later", () => {
    const into = { lines: [weekly([7], 60, 135)] };
    expect(told(into, "2027-03-28 01:30")).toBe("open until 2027-03-28 03:00");
    expect(told({ lines: [weekly([7], 150, 240)] }, "2027-03-28 01:30")).toBe("closed until 2027-03-28 03:00");
    expect(told({ lines: [...into.lines, weekly([7], 90, 180)] }, "2027-03-28 01:30")).toBe("open until 2027-03-28 03:00");
  });

  test("an hour that the clock jumps over is none; the hour that comes twice counts once", () => {
    expect(hoursOf([weekly([7], 2 * hour, 3 * hour)], "2026-03-28")).toEqual([]);
    expect(hoursOf([weekly([7], 2 * hour + 15, 2 * hour + 45)], "2026-10-24")).toEqual([0.5]);
  });
});

describe("whatever the hours are", () => {
  const first = "2026-01-01";
  const span = 900;
  const days = daysFrom(first, span);
  const end = days.at(-1)?.begins ?? 0;
  const minute = fc.integer({ min: 2 * 1440, max: (span - 60) * 1440 }).map((after) => momentAt(days, 0, after));

  test("there is one answer for a moment: openings are in order and apart, and each takes time", () => {
    fc.assert(
      fc.property(anySchedule(first, span), (schedule) => {
        const found = openings(schedule, days.slice(0, 60));
        const edges = found.flatMap(({ from, to }) => [from, to]);
        expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
      }),
    );
  });

  test("who waits until it opens finds it open, and it stays so until it was said to close", () => {
    fc.assert(
      fc.property(anySchedule(first, span), minute, (schedule, now) => {
        const found = openings(schedule, days);
        const state = stateAt(schedule, found, now, end);
        const change = state.isOpen ? state.until : state.opens;
        if (change === null) return;
        expect(change).toBeGreaterThan(now);
        expect(stateAt(schedule, found, change - 1, end)).toMatchObject({ isOpen: state.isOpen });
        expect(stateAt(schedule, found, change, end)).toMatchObject({ isOpen: !state.isOpen });
      }),
    );
  });

  test("who looks no further than needed finds the same", () => {
    fc.assert(
      fc.property(anySchedule(first, span, ["as-usual", "closed", "as-sunday"]), minute, (schedule, now) => {
        const from = days.findLastIndex(({ begins }) => begins <= now) - 1;
        const ahead = days.slice(from, from + 16);
        const until = ahead.at(-1)?.begins ?? 0;
        expect(stateNow(schedule, ahead, now, until)).toEqual(stateAt(schedule, openings(schedule, ahead), now, until));
      }),
      { numRuns: 1000 },
    );
  });

  test("it is open when the wall clock says so, by a count that knows nothing of openings", () => {
    fc.assert(
      fc.property(anySchedule(first, span), minute, (schedule, now) => {
        const wall = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
        const jumps = [-1, 0, 1].some((by) => wall.add({ days: by }).hoursInDay !== 24);
        fc.pre(!jumps);
        const closed = schedule.closures.some(({ from, until }) => from <= now && (until === null || now < until));
        const minutes = wall.hour * 60 + wall.minute;
        const isOpen = !closed && [0, 1].some((ago) => begunOn(schedule, wall.toPlainDate().subtract({ days: ago })).some(
          ({ from, to }) => from <= minutes + ago * 1440 && minutes + ago * 1440 < to,
        ));
        expect(stateAt(schedule, openings(schedule, days), now, end).isOpen).toBe(isOpen);
      }),
      { numRuns: 300 },
    );
  });
});

/** The hours that begin on a date, counted with dates alone; holidays are left to the table above. */
function begunOn({ lines, exceptions }: Schedule, date: Temporal.PlainDate) {
  const other = exceptions.filter(({ from, to }) => from <= date.toString() && date.toString() <= to).at(-1);
  if (other) return other.spans;
  return lines.filter(({ days, rhythm }) => {
    if (!days.includes(date.dayOfWeek as Weekday)) return false;
    if (rhythm.kind === "weekly") return true;
    if (rhythm.kind === "monthly")
      return rhythm.which === "last" ? date.add({ weeks: 1 }).month !== date.month : date.subtract({ weeks: rhythm.which }).month !== date.month && date.subtract({ weeks: rhythm.which - 1 }).month === date.month;
    const monday = (one: Temporal.PlainDate) => one.subtract({ days: one.dayOfWeek - 1 });
    return (monday(Temporal.PlainDate.from(rhythm.from)).until(monday(date)).days / 7) % 2 === 0;
  });
}
