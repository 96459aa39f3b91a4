import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { channels, shownChannels } from "./channel.ts";
import { codeHash, codeIn, codeInWords, codeOf, codeUntil, kioskEndsAt, turnOf } from "./kiosk.ts";
import { sheetKey } from "./participant.ts";
import { perspectives } from "../perspective.ts";
import { countIn, sheetNumber } from "../sheets/sheet-number.ts";
import { answersIn, keyOf, lineField, perspectiveKey } from "../sheets/sheet.ts";

const counts = fc.integer({ min: 1, max: 99_999 });

describe("a sheet's number", () => {
  test("is read back however it is typed", () => {
    fc.assert(
      fc.property(fc.uuid(), counts, (question, count) => {
        const number = sheetNumber(question, count);
        expect(number).toMatch(/^\d{3,}-\d\d$/);
        const typed = [number, number.replace("-", ""), number.replace("-", " "), number.replace(/^0+/, ""), ` ${number} `];
        expect(typed.map((one) => countIn(question, one))).toEqual(typed.map(() => count));
      }),
    );
  });

  test("shows one wrong digit, and two neighbours that changed places", () => {
    fc.assert(
      fc.property(fc.uuid(), counts, fc.nat(), fc.integer({ min: 1, max: 9 }), (question, count, place, add) => {
        const digits = sheetNumber(question, count).replace("-", "");
        const at = place % digits.length;
        const wrong = [...digits].map((digit, j) => (j === at ? String((Number(digit) + add) % 10) : digit)).join("");
        expect(countIn(question, wrong)).toBeUndefined();
        const next = (at + 1) % digits.length;
        if (next === 0 || digits[at] === digits[next]) return;
        const swapped = digits.slice(0, at) + digits[next] + digits[at] + digits.slice(next + 1);
        expect(countIn(question, swapped)).toBeUndefined();
      }),
    );
  });

  test("of one question is hardly ever one of another, and nonsense is none", () => {
    const others = Array.from({ length: 970 }, (_, j) => `01900000-0000-7000-8000-${String(j).padStart(12, "0")}`);
    const number = sheetNumber(others[0] ?? "", 17);
    expect(others.filter((question) => countIn(question, number) !== undefined).length).toBeLessThan(30);
    for (const typed of ["", "-", "17", "abc", "000-01", "1234567890123", "17,46", "-17 46x"])
      expect([typed, countIn(others[0] ?? "", typed)]).toEqual([typed, undefined]);
  });

  test("leads to one participant of one question", () => {
    const keys = ["a", "b"].flatMap((question) => [1, 2].map((count) => sheetKey("secret", question, count)));
    expect(new Set(keys).size).toBe(4);
    expect(sheetKey("secret", "a", 1)).toBe(keys[0]);
    expect(sheetKey("another", "a", 1)).not.toBe(keys[0]);
  });
});

describe("how people came, as everyone sees it", () => {
  test("never lets fewer than five be told apart, and loses nobody it shows", () => {
    const some = fc.record(Object.fromEntries(channels.map((one) => [one, fc.nat({ max: 30 })])));
    fc.assert(
      fc.property(some, (came) => {
        const { shown, others } = shownChannels(came);
        const total = Object.values(came).reduce((sum, people) => sum + people, 0);
        const seen = shown.reduce((sum, { people }) => sum + people, 0) + others;
        for (const { people } of shown) expect(people).toBeGreaterThanOrEqual(5);
        expect(others === 0 || others >= 5).toBe(true);
        expect([shown.length === 0 ? 0 : total]).toContain(seen);
      }),
    );
  });

  test.each([
    [{ web: 100, kiosk: 12, paper: 7 }, ["web 100", "kiosk 12", "paper 7"], 0],
    [{ web: 100, kiosk: 12, paper: 3 }, ["web 100"], 15],
    [{ web: 100, paper: 3 }, [], 0],
    [{ web: 100, paper: 3, import: 4 }, ["web 100"], 7],
    [{ web: 9 }, ["web 9"], 0],
    [{}, [], 0],
  ])("%j", (came, words, others) => {
    const { shown, others: left } = shownChannels(came);
    expect(shown.map(({ channel, people }) => `${channel} ${people}`)).toEqual(words);
    expect(left).toBe(others);
  });
});

describe("a sheet as it is typed in", () => {
  const ids = ["a", undefined, "c", "d"];
  test("has an answer for each key, and none for a blank line, a line that is gone, or nonsense", () => {
    const typed = { [lineField(1)]: keyOf("agree"), [lineField(2)]: "1", [lineField(3)]: "0", [lineField(4)]: keyOf("disagree"), perspective: "2" };
    const { perspective, values } = answersIn(typed, ids);
    expect([...values]).toEqual([["a", 1], ["d", -1]]);
    expect(perspective).toBe("uses_drugs");
    for (const odd of ["9", "x", ["1", "2"], null, 1]) expect(answersIn({ [lineField(1)]: odd }, ids).values.size).toBe(0);
  });
  test("keeps its perspective's place on paper; no cross is said by nobody", () => {
    perspectives.forEach((one, at) => expect(answersIn({ perspective: perspectiveKey(at) }, []).perspective).toBe(one));
    for (const typed of [{}, { perspective: "0" }, { perspective: "unsaid" }]) expect(answersIn(typed, []).perspective).toBe("unsaid");
  });
});

test("a code is eight digits of its kiosk alone, and is understood as it is read aloud", () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const code = codeOf("secret", id);
      expect(code).toMatch(/^\d{8}$/);
      expect(codeIn(codeInWords(code))).toBe(code);
      expect(codeOf("another", id)).not.toBe(code);
      expect(codeHash("secret", code)).not.toContain(code);
    }),
    { numRuns: 30 },
  );
});

test("a kiosk ends at midnight in Copenhagen, or seven days later, and a code after a quarter of an hour", () => {
  const now = new Date("2026-03-27T22:30:00Z");
  expect(kioskEndsAt("today", now).toISOString()).toBe("2026-03-27T23:00:00.000Z");
  // Summer time begins in between.
  expect(kioskEndsAt("week", now).toISOString()).toBe("2026-04-02T22:00:00.000Z");
  expect(codeUntil(now).toISOString()).toBe("2026-03-27T22:45:00.000Z");
  expect(turnOf("a")).not.toBe(turnOf("b"));
});
