import fc from "fast-check";
import { expect, test } from "vitest";
import { anySchedule } from "../../../../hours/any-schedule.ts";
import type { Line, Schedule, Weekday } from "../../../../hours/schedule.ts";
import { doorInShort } from "../doors/door-short.ts";
import { openDoor } from "../doors/door-rules.ts";
import { needWords } from "../needs.ts";
import { paperEntries, paperGroups } from "./paper.ts";
import { serviceHours, visitHours } from "./hours.ts";
import type { Service } from "../service.ts";

const on = (days: readonly Weekday[], from: number, to: number, rhythm: Line["rhythm"] = { kind: "weekly" }): Line => ({ days, from: from * 60, to: to * 60, rhythm });
const serviceWith = (...lines: Line[]) => ({ schedule: { lines, exceptions: [], onHolidays: "as-usual", closures: [] } satisfies Schedule }) as unknown as Service;
const workdays = [1, 2, 3, 4, 5] as const;
const daily = [1, 2, 3, 4, 5, 6, 7] as const;

test.each([
  [[on(workdays, 8, 16)], "ma–fr 8–16", "Mon–Fri 8–16"],
  [[on(daily, 8, 16)], "hver dag 8–16", "every day 8–16"],
  [[on(daily, 0, 24)], "døgnet rundt", "day and night"],
  [[on([1, 2, 3, 4, 5, 6], 22, 28)], "ma–lø 22–4", "Mon–Sat 22–4"],
  [[on([1, 3], 8.5, 12), on([1, 3], 14, 18)], "ma og on 8.30–12 og 14–18", "Mon and Wed 8:30–12 and 14–18"],
  [[on([1, 2, 3, 5], 8, 16), on([6], 10, 14)], "ma–on og fr 8–16, lø 10–14", "Mon–Wed and Fri 8–16, Sat 10–14"],
  [[on([6], 0, 24)], "lø hele døgnet", "Sat all day and night"],
  [[on([3], 16, 18), on([1], 10, 12, { kind: "monthly", which: "last" })], "on 16–18, sidste mandag i måneden 10.00–12.00", "Wed 16–18, the last Monday of the month 10:00–12:00"],
  // Two lines that touch are one.
  [[on([2], 8, 12), on([2], 12, 15)], "ti 8–15", "Tue 8–15"],
])("%#: hours in few characters", (lines, da, en) => {
  expect([serviceHours(serviceWith(...lines), "da"), serviceHours(serviceWith(...lines), "en")]).toEqual([da, en]);
});

test("somebody only visits while the place is open", () => {
  const visit = { ...on([1, 6], 15, 18), label: "Sygeplejerske", need: null };
  expect(visitHours(serviceWith(on(workdays, 8, 16)), [visit], "da")).toBe("ma 15–16");
});

test("door rules in a few words, those that decide first; what nobody said is left out", () => {
  const door = { ...openDoor, womenOnly: true, fromAge: 18, withoutPapers: "yes", dog: "no" } as const;
  expect(doorInShort(door, "da")).toEqual(["kun kvinder", "fra 18 år", "uden CPR", "ingen hunde"]);
  expect(doorInShort(door, "en")).toEqual(["women only", "age 18 and over", "no CPR needed", "no dogs"]);
  expect(doorInShort(openDoor, "da")).toEqual([]);
});

test("paper names every service that has hours under each of its needs, and none that is closed until further notice", () => {
  fc.assert(
    fc.property(anySchedule("2026-03-02", 30), (schedule) => {
      const service = { ...serviceWith(), schedule, name: "Køkkenet", place: "Prøvegade 4", needs: ["food", "bed"], visits: [], door: openDoor } as unknown as Service;
      const isNamed = schedule.lines.length > 0 && schedule.closures.every(({ until }) => until !== null);
      expect(paperGroups([service], "da").map(({ title }) => title)).toEqual(isNamed ? [needWords.bed.da, needWords.food.da] : []);
      const entries = paperEntries([service], "en", new Date("2026-03-02T09:00:00Z"));
      expect(entries).toHaveLength(isNamed ? 1 : 0);
      for (const { hours } of entries) expect(hours).not.toBe("");
    }),
    { numRuns: 100 },
  );
});
