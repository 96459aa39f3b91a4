import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anySchedule } from "../../../../hours/any-schedule.ts";
import { daysFrom } from "../../../../hours/days.ts";
import { openings } from "../../../../hours/opening.ts";
import { isSpan } from "../../../../hours/schedule.ts";
import { fillHoursForm, hoursFields, mostRows, readHoursForm, rowsToShow } from "./hours-form.ts";
import { spanWords, visitWords } from "../../../../hours/line-words.ts";
import { readSchedule, readVisits } from "./stored-hours.ts";
import { readHours, writeHours } from "./typed-hours.ts";

describe("the hours of a day, as people write them", () => {
  test.each([
    ["8-16", "08.00–16.00"],
    ["kl. 8.30 – 16", "08.30–16.00"],
    ["0830-1200, 13:00 til 15", "08.30–12.00, 13.00–15.00"],
    ["10-12 og 14-18", "10.00–12.00, 14.00–18.00"],
    ["14-18, 8-12", "08.00–12.00, 14.00–18.00"],
    ["8-12, 12-14", "08.00–14.00"],
    ["22-04", "22.00–04.00"],
    ["døgnet rundt", "00.00–24.00"],
    ["18-24", "18.00–24.00"],
    ["lukket", ""],
    ["", ""],
  ])("%s", (typed, written) => {
    expect(writeHours(readHours(typed) ?? [])).toBe(written);
  });

  test.each(["8", "8-", "0-0", "00.00-00.00", "25-26", "8.75-9", "formiddag", "8-16-18", "24-8", "1-2,2.5-3,4-5,6-7,8-9,10-11,12-13", "x".repeat(5000)])("%s is not understood", (typed) => {
    expect(readHours(typed)).toBeUndefined();
  });

  test("whatever is written is read back", () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 })).map(([from, takes]) => ({ from, to: from + takes }));
    fc.assert(fc.property(span, (one) => void expect(readHours(writeHours([one]))).toEqual([one])));
    fc.assert(fc.property(fc.string(), (text) => void expect((readHours(text) ?? []).every(isSpan)).toBe(true)));
  });

  test("words say where a night ends", () => {
    expect([spanWords({ from: 1320, to: 1680 }, "da"), spanWords({ from: 0, to: 1440 }, "en"), spanWords({ from: 480, to: 1440 }, "en")]).toEqual([
      "22.00–04.00 næste morgen", "day and night", "08:00–24:00",
    ]);
    const nurse = { days: [4] as const, from: 600, to: 720, label: "Sygeplejerske", need: null };
    expect(visitWords({ ...nurse, rhythm: { kind: "monthly", which: "last" } }, "da")).toBe("sidste torsdag i måneden 10.00–12.00");
    expect(visitWords({ ...nurse, rhythm: { kind: "fortnightly", from: "2026-11-26" } }, "en")).toBe("every other Thursday (counted from 26 November 2026) 10:00–12:00");
  });
});

const first = "2026-01-01";
const days = daysFrom(first, 430);
const rules = ["as-usual", "closed", "as-sunday"] as const;

describe("whatever the hours are", () => {
  test("the database gives back what was stored", () => {
    fc.assert(fc.property(anySchedule(first, 400, rules), (schedule) => void expect(readSchedule(JSON.parse(JSON.stringify(schedule)))).toEqual(schedule)));
  });

  test("a form that is opened and saved changes nothing", () => {
    fc.assert(
      fc.property(anySchedule(first, 400, rules), ({ closures: _closures, ...schedule }) => {
        const rows = schedule.lines.filter(({ rhythm }) => rhythm.kind !== "weekly").reduce((sum, line) => sum + line.days.length, 0);
        fc.pre(rows <= mostRows);
        const values = fillHoursForm({ schedule: { ...schedule, closures: [] }, visits: [] }, first);
        const { hours, errors } = readHoursForm(values);
        expect(errors).toEqual([]);
        expect(openings({ ...hours.schedule, closures: [] }, days)).toEqual(openings({ ...schedule, closures: [] }, days));
      }),
    );
  });

  test("every visit that fits a form is still there when it is opened again, also when somebody comes twice a day", () => {
    const typed = Object.fromEntries(
      Array.from({ length: mostRows }, (_, at) => at + 1).flatMap((row) => [
        [hoursFields.visit(row, "label"), `Besøg ${row}`],
        [hoursFields.visit(row, "day"), String((row % 7) + 1)],
        [hoursFields.visit(row, "time"), "8-10, 14-16"],
      ]),
    );
    const { hours } = readHoursForm(typed);
    const service = { schedule: { ...hours.schedule, closures: [] }, visits: hours.visits };
    expect(hours.visits).toHaveLength(2 * mostRows);
    expect(readHoursForm(fillHoursForm(service, first)).hours.visits).toEqual(hours.visits);
  });

  test("two rows about the same days are two parts of them, not one instead of the other", () => {
    const row = (number: number, time: string, reason = "") => ({
      [hoursFields.exception(number, "from")]: "2026-12-24", [hoursFields.exception(number, "time")]: time, [hoursFields.exception(number, "reason")]: reason,
    });
    const read = (...typed: Record<string, string>[]) => readHoursForm(Object.assign({}, ...typed)).hours.schedule.exceptions;
    const both = { from: "2026-12-24", to: "2026-12-24", spans: [{ from: 480, to: 600 }, { from: 840, to: 960 }] };
    expect(read(row(1, "8-10"), row(2, "14-16", "Jul"))).toEqual([{ ...both, reason: "Jul" }]);
    expect(read(row(1, "14-16", "Jul"), row(2, "8-10", "Jul"))).toEqual([{ ...both, reason: "Jul" }]);
    // Open and closed at once: the last word counts, as elsewhere.
    expect(read(row(1, "8-10"), row(2, "lukket"))).toMatchObject([{ spans: [{ from: 480 }] }, { spans: [] }]);
  });

  test("of two stored exceptions for the same days the form shows the one that counts, and does not join them when it is saved", () => {
    const days = { from: "2026-12-24", to: "2026-12-26", reason: "" };
    const [long, short] = [{ ...days, spans: [{ from: 480, to: 600 }] }, { ...days, spans: [{ from: 480, to: 540 }] }];
    const within = { from: "2026-12-25", to: "2026-12-25", spans: [], reason: "Jul" };
    const saved = (...exceptions: (typeof long)[]) => {
      const schedule = { lines: [], exceptions, onHolidays: "as-usual", closures: [] } as const;
      return readHoursForm(fillHoursForm({ schedule, visits: [] }, first)).hours.schedule.exceptions;
    };
    expect(saved(long, short)).toEqual([short]);
    expect(saved(within, short)).toEqual([short]);
    expect(saved(short, within)).toEqual([short, within]);
  });

  test("what is stored and is no schedule is refused", () => {
    for (const wrong of [{}, { lines: [{ days: [], from: 0, to: 1 }] }, null]) expect(() => readSchedule(wrong)).toThrow(/invalid/i);
    expect(() => readVisits([{ label: "", days: [1], from: 1, to: 2, rhythm: { kind: "weekly" }, need: null }])).toThrow(/too small/i);
  });
});

describe("a form with mistakes", () => {
  const visit = (part: Parameters<typeof hoursFields.visit>[1]) => hoursFields.visit(2, part);
  const exception = (part: Parameters<typeof hoursFields.exception>[1]) => hoursFields.exception(1, part);
  test.each<[string, Record<string, string>, string, string]>([
    ["hours of a day", { [hoursFields.day(3)]: "om aftenen" }, hoursFields.day(3), "hours_unclear"],
    ["a visit without hours", { [visit("label")]: "Jurist" }, visit("time"), "hours_unclear"],
    ["a visit without a weekday", { [visit("label")]: "Jurist", [visit("time")]: "10-12" }, visit("day"), "required"],
    ["every other week from nowhere", { [visit("time")]: "10-12", [visit("day")]: "1", [visit("rhythm")]: "fortnightly" }, visit("from"), "first_day_needed"],
    ["a day that is none", { [exception("from")]: "2026-02-30" }, exception("from"), "invalid_date"],
    ["days that end before they begin", { [exception("from")]: "2026-12-24", [exception("to")]: "2026-12-23" }, exception("to"), "ends_before_start"],
    ["a reason alone", { [exception("reason")]: "Jul" }, exception("from"), "invalid_date"],
  ])("says so at the field: %s", (_, fields, field, code) => {
    expect(readHoursForm(fields).errors).toEqual([{ field, code }]);
  });

  test("shows every row that holds something, and two more", () => {
    expect([rowsToShow({}, "visit"), rowsToShow({ [visit("label")]: "Jurist" }, "visit"), rowsToShow({ [hoursFields.exception(mostRows, "from")]: "x" }, "exception")]).toEqual([2, 4, mostRows]);
  });
});
