import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../platform/i18n/dates.ts";
import { titleOf } from "./decision.ts";
import { byParty, daysUntil, dueInWords } from "./task.ts";

describe("a decision's title", () => {
  test("is its first sentence without the full stop", () => {
    expect(titleOf("Vi beder om to nålebokse. Kommunen betaler.")).toBe("Vi beder om to nålebokse");
    expect(titleOf("Vi mødes kl. 16 på biblioteket")).toBe("Vi mødes kl. 16 på biblioteket");
    expect(titleOf("Kommer der flere toiletter? Ja.")).toBe("Kommer der flere toiletter?");
  });

  test("is never long, never cut inside a word that fits, never empty", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zæøå]{1,14}$/), { minLength: 4, maxLength: 200 }), (words) => {
        const title = titleOf(words.join(" "));
        expect(title.length).toBeLessThanOrEqual(123);
        const shown = title.replace(/ …$/, "").split(" ");
        expect(words.slice(0, shown.length)).toEqual(shown);
      }),
    );
  });

  test("survives any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 10, maxLength: 1000 }), (wording) => {
        expect(titleOf(wording).length).toBeLessThanOrEqual(123);
      }),
    );
  });
});

describe("a task's day", () => {
  const today = "2026-03-02";

  test("is said in words, and late only when it has passed", () => {
    expect(dueInWords("2026-03-09", today, "da")).toEqual({ words: "senest 9. marts 2026", isLate: false });
    expect(dueInWords(today, today, "da")).toEqual({ words: "frist i dag", isLate: false });
    expect(dueInWords("2026-03-03", today, "en")).toEqual({ words: "due tomorrow", isLate: false });
    expect(dueInWords("2026-03-01", today, "da")).toEqual({ words: "fristen var 1. marts 2026, i går", isLate: true });
    expect(dueInWords("2026-02-26", today, "da").words).toBe("fristen var 26. februar 2026, for 4 dage siden");
  });

  test("counts whole days, also across the nights when the clock changes", () => {
    fc.assert(
      fc.property(fc.integer({ min: -800, max: 800 }), (days) => {
        expect(daysUntil(addDays(today, days), today)).toBe(days);
        expect(dueInWords(addDays(today, days), today, "da").isLate).toBe(days < 0);
      }),
    );
  });
});

test("tasks are grouped by party in the order they come", () => {
  const open = { title: "Ring", dueDay: "2026-03-02", isPublic: false, doneAt: null, doneNote: "", doneAssisted: false, writtenBy: null, reopened: null, partyHasLeft: false, moreTime: null, version: 1 };
  const task = (id: string, partyId: string) => ({ ...open, id, partyId, partyName: partyId });
  const groups = byParty([task("1", "b"), task("2", "a"), task("3", "b")]);
  expect(groups.map(({ partyId, tasks }) => [partyId, tasks.map(({ id }) => id)])).toEqual([
    ["b", ["1", "3"]],
    ["a", ["2"]],
  ]);
});
