import fc from "fast-check";
import { expect, test } from "vitest";
import { momentOf } from "../platform/i18n/dates.ts";
import { anySchedule } from "./any-schedule.ts";
import { daysFrom } from "./days.ts";
import { openings } from "./opening.ts";
import type { Schedule } from "./schedule.ts";
import { schemaOrgHours } from "./schema-org.ts";
import type { OpeningHoursSpecification } from "./schema-org.ts";

const usual: Schedule = { lines: [], exceptions: [], onHolidays: "as-usual", closures: [] };
const weekly = { kind: "weekly" } as const;
const told = ({ dayOfWeek, validFrom, opens, closes }: OpeningHoursSpecification) => [dayOfWeek?.map((day) => day.slice(0, 2)).join(",") ?? validFrom, `${opens}-${closes}`].join(" ");

// From Thursday 24 December to Wednesday 30 December, and the night before.
const days = daysFrom("2026-12-23", 8);

test.each<[string, Partial<Schedule>, string[], string[]]>([
  ["every week", { lines: [{ days: [1, 2], from: 480, to: 960, rhythm: weekly }, { days: [2, 6], from: 1320, to: 1680, rhythm: weekly }] }, ["Mo,Tu 08:00-16:00", "Tu,Sa 22:00-04:00"], []],
  ["round the clock", { lines: [{ days: [1], from: 0, to: 1440, rhythm: weekly }] }, ["Mo 00:00-23:59"], []],
  ["a holiday", { lines: [{ days: [5], from: 600, to: 720, rhythm: weekly }], onHolidays: "closed" }, ["Fr 10:00-12:00"], ["2026-12-25 00:00-00:00"]],
  ["the last Tuesday, after the last Thursday but one", { lines: [{ days: [4, 2], from: 600, to: 720, rhythm: { kind: "monthly", which: "last" } }] }, [], ["2026-12-29 10:00-12:00"]],
  ["other hours", { lines: [{ days: [1], from: 600, to: 720, rhythm: weekly }], exceptions: [{ from: "2026-12-28", to: "2026-12-29", spans: [{ from: 660, to: 700 }], reason: "" }] }, ["Mo 10:00-12:00"], ["2026-12-28 11:00-11:40", "2026-12-29 11:00-11:40"]],
  ["closed from an hour on", { lines: [{ days: [1, 2], from: 600, to: 720, rhythm: weekly }], closures: [{ from: momentOf("2026-12-28", "11:00").getTime(), until: null, reason: "" }] }, ["Mo,Tu 10:00-12:00"], ["2026-12-28 10:00-11:00", "2026-12-29 00:00-00:00"]],
])("%s", (_, schedule, week, special) => {
  const hours = schemaOrgHours({ ...usual, ...schedule }, days);
  expect([hours.openingHoursSpecification.map(told), hours.specialOpeningHoursSpecification.map(told)]).toEqual([week, special]);
});

test("whatever the hours are, a day says the same in both, but for the minute before midnight", () => {
  // No night in which the clock jumps.
  const stretch = daysFrom("2026-11-02", 40);
  fc.assert(
    fc.property(anySchedule("2026-11-02", 40, ["as-usual", "closed", "as-sunday"]), (schedule) => {
      const { openingHoursSpecification, specialOpeningHoursSpecification } = schemaOrgHours(schedule, stretch);
      const lines = stretch.flatMap((day, index) => {
        if (index === 0) return [];
        const special = specialOpeningHoursSpecification.filter(({ validFrom }) => validFrom === day.day);
        const name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][day.weekday - 1] ?? "";
        const applying = special.length > 0 ? special : openingHoursSpecification.filter(({ dayOfWeek }) => dayOfWeek?.includes(name));
        return applying.filter(({ opens, closes }) => opens !== closes).map(({ opens, closes }) => {
          const [from, to] = [minutes(opens), minutes(closes)];
          return { from: index * 1440 + from, to: index * 1440 + (to > from ? to : to + 1440) };
        });
      });
      const start = stretch[0]?.begins ?? 0;
      for (const { from, to } of openings(schedule, stretch)) {
        const [first, last] = [(from - start) / 60_000, (to - start) / 60_000 - 2];
        // What began on the first day or after the last midnight is another list's.
        if (first < 2 * 1440 || last >= 40 * 1440) continue;
        for (const at of [first, last]) expect(lines.some((line) => line.from <= at && at < line.to)).toBe(true);
        expect(lines.some((line) => line.from <= first - 1 && first - 1 < line.to)).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
