import { describe, expect, test } from "vitest";
import { momentOf } from "../platform/i18n/dates.ts";
import { closesSoon, stateWords } from "./words.ts";
import type { OpenState } from "./opening.ts";

const at = (moment: string) => momentOf(moment.slice(0, 10), moment.slice(11)).getTime();
// A Thursday.
const now = at("2026-11-26 21:40");
const open = (until: string | null): OpenState => ({ isOpen: true, until: until === null ? null : at(until) });
const closed = (opens: string | null): OpenState => ({ isOpen: false, opens: opens === null ? null : at(opens), reason: null });

describe("what applies, in words", () => {
  test.each<[OpenState, string, string]>([
    [open("2026-11-26 23:00"), "Åbent til kl. 23.00", "Open until 23:00"],
    [open("2026-11-26 22:10"), "Lukker snart, kl. 22.10", "Closes soon, 22:10"],
    [open("2026-11-27 02:30"), "Åbent til kl. 02.30", "Open until 02:30"],
    [open("2026-11-27 08:00"), "Åbent til i morgen kl. 08.00", "Open until tomorrow 08:00"],
    [open(null), "Åbent nu", "Open now"],
    [closed("2026-11-26 22:20"), "Åbner om 40 min.", "Opens in 40 min"],
    [closed("2026-11-26 23:30"), "Åbner kl. 23.30", "Opens 23:30"],
    [closed("2026-11-27 08:00"), "Åbner i morgen kl. 08.00", "Opens tomorrow 08:00"],
    [closed("2026-11-30 08:00"), "Åbner mandag kl. 08.00", "Opens Monday 08:00"],
    [closed("2026-12-03 08:00"), "Åbner 3. december kl. 08.00", "Opens 3 December 08:00"],
    [closed(null), "Lukket", "Closed"],
  ])("%j", (state, da, en) => {
    expect([stateWords(state, now, "da"), stateWords(state, now, "en")]).toEqual([da, en]);
  });

  test("the night that comes is of today, from its morning on; the one after it is not", () => {
    const until = (from: string, to: string) => stateWords(open(to), at(from), "da");
    for (const from of ["2026-11-26 06:00", "2026-11-26 11:30", "2026-11-26 23:59"]) {
      expect(until(from, "2026-11-27 00:00")).toMatch(/kl\. 00\.00$/);
      expect([until(from, "2026-11-27 02:00"), until(from, "2026-11-27 06:00")]).toEqual(["Åbent til kl. 02.00", "Åbent til i morgen kl. 06.00"]);
    }
    expect(until("2026-11-26 03:00", "2026-11-27 02:00")).toBe("Åbent til i morgen kl. 02.00");
    expect(until("2026-11-26 11:30", "2026-11-28 02:00")).toBe("Åbent til lørdag kl. 02.00");
  });

  test("half an hour before it closes is soon, and a minute more is not", () => {
    expect([open("2026-11-26 22:10"), open("2026-11-26 22:11"), closed("2026-11-26 22:00")].map((state) => closesSoon(state, now))).toEqual([true, false, false]);
  });
});
