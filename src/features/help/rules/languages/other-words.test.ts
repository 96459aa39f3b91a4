import { expect, test } from "vitest";
import { momentOf } from "../../../../platform/i18n/dates.ts";
import { bringersIn } from "./other-words.ts";

test("says who comes and when, with no word that nobody has approved", () => {
  const now = momentOf("2026-11-26", "12:30").getTime();
  const tomorrow = { isOpen: false, opens: momentOf("2026-11-27", "10:00").getTime(), reason: null } as const;
  const running = { isOpen: true, until: momentOf("2026-11-26", "14:00").getTime() } as const;
  const said = [tomorrow, running].map((state) => bringersIn("ro", { bringers: ["Sygeplejerske", "Læge"], state }, now));
  expect(said.map(({ who, when }) => who + when)).toEqual(["Sygeplejerske, Læge: mâine 10:00", "Sygeplejerske, Læge · Deschis până la: 14:00"]);
});
