import { expect, test } from "vitest";
import { otherTimes } from "./moments.ts";

// Where it is night, people sleep through to the morning of the same day, and nobody calls that tomorrow.
test.each([
  ["2026-03-08T02:30:00+01:00", ["today 2026-03-08T10:00", "tonight 2026-03-08T20:00"]],
  ["2026-03-08T00:30:00+01:00", ["thisNight 2026-03-08T02:00", "today 2026-03-08T10:00", "tonight 2026-03-08T20:00"]],
  ["2026-03-08T06:00:00+01:00", ["tonight 2026-03-08T20:00", "thisNight 2026-03-09T02:00", "tomorrow 2026-03-09T10:00"]],
  ["2026-03-08T21:00:00+01:00", ["thisNight 2026-03-09T02:00", "tomorrow 2026-03-09T10:00"]],
])("at %s one may ask for %s", (now, times) => {
  expect(otherTimes(new Date(now)).map(({ key, at }) => `${key} ${at}`)).toEqual(times);
});
