import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeTexts } from "./merge.ts";

const text = (...lines: string[]) => lines.join("\n");

describe("two who wrote from the same text", () => {
  test.each([
    ["on different lines", "a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC"],
    ["on lines beside each other", "a\nb", "A\nb", "a\nB", "A\nB"],
    ["both at the end", "a", "a\nmine", "a\ntheirs", "a\ntheirs\nmine"],
    ["both into nothing", "", "mine", "theirs", "theirs\nmine"],
    ["both on the empty line at the end", "a\n", "a\nmine", "a\ntheirs", "a\ntheirs\nmine"],
    ["one going on in a line, the other after it", "a\nHel", "a\nHello", "a\nHel\ntheirs", "a\nHello\ntheirs"],
    ["one took a line away, the other changed another", "a\nb\nc", "a\nc", "a\nb\nC", "a\nC"],
    ["the same, word for word", "a", "b", "b", "b"],
    ["and mine goes on where theirs stopped, as when an answer was lost", "", "Vi talte om lys", "Vi talte", "Vi talte om lys"],
    ["the same line, differently", "a\nb", "a\nmine", "a\ntheirs", undefined],
    ["one took away what the other changed", "a\nb\nc", "a\nc", "a\nB\nc", undefined],
    ["one put something between lines the other replaced", "a\nb", "x", "a\ntheirs\nb", undefined],
  ])("%s", (_, base, mine, theirs, both) => {
    expect(mergeTexts(base, mine, theirs)).toBe(both);
  });

  test("texts of thousands of lines are joined where they differ by few, and left to people where by many", () => {
    const long = "x\n\n".repeat(10_000);
    expect(mergeTexts(long, `${long}mine`, `theirs\n${long}`)).toBe(`theirs\n${long}mine`);
    expect(mergeTexts(long, "y\n\n".repeat(10_000), `theirs\n${long}`)).toBeUndefined();
  });
});

test("what differs in hundreds of places is for a person: comparing it would hold up everybody else", () => {
  const lines = (name: string) => Array.from({ length: 250 }, (_, n) => `${name} ${n}\n-`).join("\n");
  expect(mergeTexts(lines("a"), lines("b"), `${lines("a")}\nmine`)).toBeUndefined();
});

/** What somebody does with a text of numbered lines: takes some away, replaces some, puts new ones in. */
const edit = (name: string, length: number) =>
  fc
    .array(fc.record({ at: fc.nat(length), does: fc.constantFrom("drop", "replace", "insert", "blank") }), { maxLength: 6 })
    .map((steps) => {
      const rows = Array.from({ length: length + 1 }, (_, line) => (line < length ? [`line ${line}`] : []));
      for (const [n, { at, does }] of steps.entries()) {
        const fresh = does === "blank" ? "" : `${name} ${n}`;
        if (does === "drop") rows[at] = [];
        else if (does === "replace" && at < length) rows[at] = [fresh];
        else rows[at] = [fresh, ...(rows[at] ?? [])];
      }
      return text(...rows.flat());
    });

const threeTexts = fc
  .nat(8)
  .chain((length) =>
    fc.record({
      base: fc.constant(text(...Array.from({ length }, (_, line) => `line ${line}`))),
      mine: edit("mine", length),
      theirs: edit("theirs", length),
    }),
  );

const words = (of: string) => of.split("\n").filter((line) => line !== "");

describe("whatever two people do to a text", () => {
  test("no line that either wrote is lost, and none comes back that either took away", () => {
    fc.assert(
      fc.property(threeTexts, ({ base, mine, theirs }) => {
        const both = mergeTexts(base, mine, theirs);
        if (both === undefined) return;
        const written = words(both);
        for (const own of [mine, theirs]) {
          const new_ = words(own).filter((line) => !words(base).includes(line));
          expect(written.filter((line) => new_.includes(line))).toEqual(new_);
        }
        const kept = words(base).filter((line) => words(mine).includes(line) && words(theirs).includes(line));
        expect(written.filter((line) => words(base).includes(line))).toEqual(kept);
        expect(new Set(written).size).toBe(written.length);
      }),
      { numRuns: 2_000 },
    );
  });

  test("who sits on which side does not matter for whether it can be joined, nor for its lines", () => {
    fc.assert(
      fc.property(threeTexts, ({ base, mine, theirs }) => {
        const [one, other] = [mergeTexts(base, mine, theirs), mergeTexts(base, theirs, mine)];
        expect(other === undefined).toBe(one === undefined);
        expect(words(other ?? "").sort()).toEqual(words(one ?? "").sort());
      }),
      { numRuns: 1_000 },
    );
  });

  test("who changed nothing gets the other's text, of any letters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (base, changed) => {
        expect(mergeTexts(base, base, changed)).toBe(changed);
        expect(mergeTexts(base, changed, base)).toBe(changed);
        expect(mergeTexts(base, changed, changed)).toBe(changed);
      }),
    );
  });

  test("of any lines at all, those that one added are there", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "", "c"), { maxLength: 8 }).map((all) => text(...all));
    fc.assert(
      fc.property(lines, lines, lines, (base, mine, theirs) => {
        const both = mergeTexts(base, mine, theirs);
        if (both === undefined) return;
        const count = (of: string, line: string) => words(of).filter((one) => one === line).length;
        for (const line of ["a", "b", "c"]) {
          if (count(base, line) > 0) continue;
          expect(count(both, line)).toBeGreaterThanOrEqual(Math.max(count(mine, line), count(theirs, line)));
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
