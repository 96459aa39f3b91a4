import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closedDay } from "../../platform/calendar/closed-days.ts";
import { addDays } from "../../platform/i18n/dates.ts";
import { daysUntil, holidayRules, nextDays, nextHeldDay, pauseOn, seriesDay } from "./exceptions.ts";
import type { MindfulRhythm } from "./exceptions.ts";
import { weekdayOf } from "./series.ts";

const weekly = (firstDay: string, rest: Partial<MindfulRhythm> = {}): MindfulRhythm => ({
  firstDay, everyWeeks: 1, holidayRule: "week-later", holidayDays: 1, ...rest,
});

describe("a holiday", () => {
  test.each([
    // Every six weeks on Thursdays; 2 April 2026 is Maundy Thursday.
    ["week-later", { everyWeeks: 6 }, "2026-04-09"],
    // Every Thursday: the one a week later comes anyway.
    ["week-later", { everyWeeks: 1 }, undefined],
    ["move-days", { everyWeeks: 6, holidayDays: -1 }, "2026-04-01"],
    // Past Good Friday, the weekend and Easter Monday.
    ["move-days", { everyWeeks: 6, holidayDays: 1 }, "2026-04-07"],
    ["move-days", { everyWeeks: 1, holidayDays: 6 }, "2026-04-08"],
    ["hold", { everyWeeks: 6 }, "2026-04-02"],
  ] as const)("%s %o: the meeting of Maundy Thursday 2026 is held %s", (holidayRule, rest, day) => {
    const found = seriesDay(weekly("2026-04-02", { ...rest, holidayRule }), [], "2026-04-02");
    expect(found).toMatchObject({ rhythmDay: "2026-04-02", holiday: { name: { da: "skærtorsdag" } } });
    expect(found.day).toBe(day);
  });

  test("a week after Christmas Eve is New Year's Eve: two weeks then", () => {
    expect(seriesDay(weekly("2026-12-24", { everyWeeks: 6 }), [], "2026-12-24").day).toBe("2027-01-07");
  });

  test("into a pause the meeting falls away because of the pause", () => {
    const pause = { fromDay: "2026-04-06", toDay: "2026-04-12", reason: "Flytning" };
    const found = seriesDay(weekly("2026-04-02", { everyWeeks: 6 }), [pause], "2026-04-02");
    expect(found).toMatchObject({ day: undefined, pause });
  });
});

test("a summer without meetings is told, and the rhythm goes on after it", () => {
  const pause = { fromDay: "2026-06-29", toDay: "2026-08-09", reason: "Sommerferie" };
  const found = nextDays(weekly("2026-06-17", { everyWeeks: 2 }), [pause], "2026-06-16", 2);
  expect(found).toEqual([
    { rhythmDay: "2026-06-17", day: "2026-06-17" },
    { rhythmDay: "2026-07-01", day: undefined, pause },
    { rhythmDay: "2026-07-15", day: undefined, pause },
    { rhythmDay: "2026-07-29", day: undefined, pause },
    { rhythmDay: "2026-08-12", day: "2026-08-12" },
  ]);
});

test("a pause without an end that anyone sees leaves no next day", () => {
  const pause = { fromDay: "2020-01-01", toDay: "2099-01-01", reason: "Lukket" };
  expect(nextHeldDay(weekly("2026-06-17"), [pause], "2026-06-01")).toBeUndefined();
});

const day = fc.integer({ min: 0, max: 9000 }).map((n) => addDays("2020-01-01", n));
const rhythm = fc.record({
  firstDay: day,
  everyWeeks: fc.integer({ min: 1, max: 12 }),
  holidayRule: fc.constantFrom(...holidayRules),
  holidayDays: fc.integer({ min: -6, max: 6 }).filter((n) => n !== 0),
});
const pauses = fc.array(
  fc.record({ fromDay: day, length: fc.integer({ min: 0, max: 70 }), reason: fc.constant("Ferie") }).map(
    ({ length, ...pause }) => ({ ...pause, toDay: addDays(pause.fromDay, length) }),
  ),
  { maxLength: 5 },
);

describe("the days of any series", () => {
  test("are held in the order of the rhythm, never in a pause, never on a closed day unless the series holds anyway", () => {
    fc.assert(
      fc.property(rhythm, pauses, (series, all) => {
        const days = nextDays(series, all, series.firstDay, 40);
        const held = days.flatMap((one) => one.day ?? []);
        expect(held).toEqual([...new Set(held)].sort());
        for (const { rhythmDay, day: heldOn, holiday, pause } of days) {
          expect(weekdayOf(rhythmDay)).toBe(weekdayOf(series.firstDay));
          expect(heldOn === rhythmDay || pause !== undefined || holiday !== undefined).toBe(true);
          expect(holiday === undefined || holiday === closedDay(rhythmDay)).toBe(true);
          expect(heldOn === undefined || pauseOn(all, heldOn) === undefined).toBe(true);
          expect(heldOn === undefined || series.holidayRule === "hold" || closedDay(heldOn) === undefined).toBe(true);
        }
      }),
    );
  });

  test("are the same however one asks for them", () => {
    fc.assert(
      fc.property(rhythm, pauses, fc.integer({ min: 1, max: 12 }), (series, all, count) => {
        const days = nextDays(series, all, series.firstDay, count);
        const last = days.at(-1)?.rhythmDay ?? "";
        expect(daysUntil(series, all, series.firstDay, last)).toEqual(days);
        const first = days.find((one) => one.day !== undefined);
        expect(nextHeldDay(series, all, series.firstDay)?.day).toBe(first?.day);
      }),
    );
  });
});
