import fc from "fast-check";
import { expect, test } from "vitest";
import { redline, textAfter, textBefore } from "./redline.ts";

const words = fc
  .array(fc.constantFrom("lys", "gården", "bænken", "Vi", "mødet,", "æ", "\n", "\n\n", " ", "  ", "12.", "é", "👩‍👩‍👧"), { maxLength: 60 })
  .map((parts) => parts.join(" "));
const texts = fc.oneof(words, fc.string({ unit: "grapheme", maxLength: 200 }), fc.string({ unit: "binary", maxLength: 80 }));

test("with the added parts it is the new text, with the removed ones the old, whatever they are", () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const parts = redline(before, after);
      expect(textBefore(parts)).toBe(before);
      expect(textAfter(parts)).toBe(after);
    }),
  );
});

test("no part is empty, two of one kind never meet, and what goes stands before what comes", () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const parts = redline(before, after);
      expect(parts.every(({ text }) => text !== "")).toBe(true);
      parts.slice(1).forEach((part, index) => {
        const pair = `${parts[index]?.kind} ${part.kind}`;
        expect(["same removed", "same added", "removed added", "removed same", "added same"]).toContain(pair);
      });
    }),
  );
});

test("a text against itself has no change", () => {
  fc.assert(fc.property(texts, (text) => redline(text, text).every(({ kind }) => kind === "same")));
});

test.each([
  {
    what: "one word",
    before: "Der kommer lys i gården.",
    after: "Der kommer lys i porten.",
    parts: [["same", "Der kommer lys i "], ["removed", "gården"], ["added", "porten"], ["same", "."]],
  },
  {
    what: "several words in a row are one change",
    before: "Politiet kommer forbi hver aften.",
    after: "Politiet kigger ind en aften.",
    parts: [["same", "Politiet "], ["removed", "kommer forbi hver"], ["added", "kigger ind en"], ["same", " aften."]],
  },
  { what: "a text where there was none", before: "", after: "Alle var enige.", parts: [["added", "Alle var enige."]] },
  { what: "nothing left", before: "Alle var enige.", after: "", parts: [["removed", "Alle var enige."]] },
])("$what", ({ before, after, parts }) => {
  expect(redline(before, after).map(({ kind, text }) => [kind, text])).toEqual(parts);
});

test("where many words differ, whole paragraphs are shown: those that stayed, and those that are others", () => {
  const paragraph = (name: string) => Array.from({ length: 400 }, (_, n) => `${name}${n}`).join(" ");
  const before = `Vi begyndte til tiden.\n\n${paragraph("a")}\nNæste gang er i maj.`;
  const after = `Vi begyndte til tiden.\n\n${paragraph("b")}\nNæste gang er i maj.`;
  expect(redline(before, after)).toEqual([
    { kind: "same", text: "Vi begyndte til tiden.\n\n" },
    { kind: "removed", text: `${paragraph("a")}\n` },
    { kind: "added", text: `${paragraph("b")}\n` },
    { kind: "same", text: "Næste gang er i maj." },
  ]);
});

test("of long texts, whatever their pieces, the parts are still the two texts", () => {
  const piece = fc.constantFrom("a", "b", ".", "\n", " ", "\n\n");
  const long = fc.array(piece, { minLength: 800, maxLength: 1200 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(long, long, (before, after) => {
      const parts = redline(before, after);
      expect(textBefore(parts)).toBe(before);
      expect(textAfter(parts)).toBe(after);
    }),
    { numRuns: 30 },
  );
});

test("two long texts that have nothing in common are shown whole", () => {
  const before = Array.from({ length: 4000 }, (_, n) => `a${n}`).join(" ");
  const after = Array.from({ length: 4000 }, (_, n) => `b${n}`).join(" ");
  expect(redline(before, after).map(({ kind }) => kind)).toEqual(["removed", "added"]);
});
