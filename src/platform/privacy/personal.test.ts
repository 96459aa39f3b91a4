import fc from "fast-check";
import { expect, test } from "vitest";
import { looksPersonal } from "./personal.ts";

const names = ["Kirsten Prøve Holm", "Ali Ås", "Bo"];
const kinds = (text: string, known = {}) => looksPersonal(text, names, known).map(({ kind, found }) => `${kind}: ${found}`);

test.each([
  ["Kirsten Prøve Holm sagde ja.", ["name: Kirsten Prøve Holm"]],
  ["Det var ali ås' forslag", ["name: Ali Ås"]],
  ["Kirsten Prøve Holms forslag", ["name: Kirsten Prøve Holm"]],
  ["Holm bad om ordet", ["word: Holm"]],
  ["Kirstens forslag", ["word: Kirstens"]],
  ["På en holm i havnen", []],
  ["Ring 20 12 34 56 eller skriv til bo@proeve.dk.", ["contact: bo@proeve.dk", "contact: 20123456"]],
  ["Sag 2009-127944, ring 112", []],
  ["Gaden er renere. Renholdelsen kommer kl. 7.", []],
])("%s", (text, expected) => {
  expect(kinds(text)).toEqual(expected);
});

test("an office's own mail and phone may stand", () => {
  const known = { emails: ["kontor@proeve.dk"], phones: ["33221100"] };
  expect(kinds("Skriv til Kontor@proeve.dk eller ring 33 22 11 00", known)).toEqual([]);
});

test("a whole name is found wherever it stands in a text", () => {
  const filler = fc.string({ unit: "grapheme" }).filter((text) => !/[\p{L}\p{M}'’-]$/u.test(text) && !/^[\p{L}\p{M}'’-]/u.test(text));
  fc.assert(
    fc.property(filler, filler, fc.constantFrom("Kirsten Prøve Holm", "Ali Ås"), (before, after, name) => {
      const found = looksPersonal(`${before} ${name} ${after}`, names);
      expect(found.some((one) => one.kind === "name" && one.found === name)).toBe(true);
    }),
  );
});
