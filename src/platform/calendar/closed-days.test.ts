import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { closedDay, closedDaysOf, easterDay } from "./closed-days.ts";

/** Easter Days as the almanac has them. */
const almanac = [
  "1818-03-22", "1943-04-25", "1961-04-02", "1981-04-19", "1999-04-04",
  "2000-04-23", "2001-04-15", "2002-03-31", "2003-04-20", "2004-04-11", "2005-03-27", "2006-04-16", "2007-04-08",
  "2008-03-23", "2009-04-12", "2010-04-04", "2011-04-24", "2012-04-08", "2013-03-31", "2014-04-20", "2015-04-05",
  "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09",
  "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2038-04-25",
  "2049-04-18", "2076-04-19", "2285-03-22",
];

const anyYear = fc.integer({ min: 1583, max: 9999 });

/** The same day by the church's own way: the first Sunday after the full moon of the tables, here with Lilius' epact. */
function easterByFullMoon(year: number): string {
  const century = Math.floor(year / 100) + 1;
  const sun = Math.floor((3 * century) / 4) - 12;
  const moon = Math.floor((8 * century + 5) / 25) - 5;
  const golden = (year % 19) + 1;
  let epact = (((11 * golden + 20 + moon - sun) % 30) + 30) % 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact += 1;
  const fullMoon = 44 - epact < 21 ? 74 - epact : 44 - epact;
  let day = Temporal.PlainDate.from({ year, month: 3, day: 1 }).add({ days: fullMoon });
  while (day.dayOfWeek !== 7) day = day.add({ days: 1 });
  return day.toString();
}

describe("Easter Day", () => {
  test.each(almanac)("is %s", (day) => {
    expect(easterDay(Number(day.slice(0, 4)))).toBe(day);
  });

  test("is in every year the Sunday after the church's full moon, between 22 March and 25 April", () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        const day = easterDay(year);
        expect(Temporal.PlainDate.from(day).dayOfWeek).toBe(7);
        expect(day.slice(5) >= "03-22" && day.slice(5) <= "04-25").toBe(true);
        expect(day).toBe(easterByFullMoon(year));
      }),
      { numRuns: 2000 },
    );
  });
});

const short = (year: number, kind?: string) =>
  closedDaysOf(year)
    .filter((one) => kind === undefined || one.kind === kind)
    .map(({ day, name }) => `${day.slice(5)} ${name.da}`);

describe("closed days", () => {
  test("of 2026 are those of the almanac", () => {
    expect(short(2026, "official")).toEqual([
      "01-01 nytårsdag", "04-02 skærtorsdag", "04-03 langfredag", "04-05 påskedag", "04-06 2. påskedag",
      "05-14 Kristi himmelfartsdag", "05-24 pinsedag", "05-25 2. pinsedag", "12-25 juledag", "12-26 2. juledag",
    ]);
    expect(short(2026, "by-custom")).toEqual(["05-01 1. maj", "06-05 grundlovsdag", "12-24 juleaften", "12-31 nytårsaften"]);
  });

  test.each([
    ["2023-05-05", "store bededag", "official"],
    ["2024-04-26", undefined, undefined],
    // 1 May was Ascension Day, 5 June Whit Monday: the law counts.
    ["2008-05-01", "Kristi himmelfartsdag", "official"],
    ["2017-06-05", "2. pinsedag", "official"],
    ["2026-12-24", "juleaften", "by-custom"],
    ["2026-11-25", undefined, undefined],
    ["2026-11-29", undefined, undefined],
  ])("%s is %s", (day, name, kind) => {
    expect([closedDay(day)?.name.da, closedDay(day)?.kind]).toEqual([name, kind]);
  });

  test("are in any year in order, each once, on the weekdays their names say", () => {
    const weekdays: Readonly<Record<string, number>> = {
      skærtorsdag: 4, langfredag: 5, påskedag: 7, "2. påskedag": 1, "store bededag": 5, "Kristi himmelfartsdag": 4,
      pinsedag: 7, "2. pinsedag": 1,
    };
    fc.assert(
      fc.property(anyYear, (year) => {
        const days = closedDaysOf(year);
        expect(days.map(({ day }) => day)).toEqual([...new Set(days.map(({ day }) => day))].sort());
        for (const { day, name } of days) {
          expect(day.startsWith(`${year}-`)).toBe(true);
          expect(closedDay(day)?.name).toEqual(name);
          const weekday = Temporal.PlainDate.from(day).dayOfWeek;
          expect([name.da, weekdays[name.da] ?? weekday]).toEqual([name.da, weekday]);
        }
        const official = days.filter(({ kind }) => kind === "official").length;
        expect(official).toBe(year <= 2023 ? 11 : 10);
      }),
    );
  });
});
