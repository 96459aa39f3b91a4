import { expect, test } from "vitest";
import { findsName, foldedName } from "./name-search.ts";

test.each([
  ["Åse Kjær-Nielsen", "aase", true],
  ["Åse Kjær-Nielsen", "Niel å", true],
  ["Åse Kjær-Nielsen", "ase", false],
  ["Aage Sørensen", "åge SØR", true],
  ["André Müller", "andre mull", true],
  ["Bo", "o", false],
  ["Bo", "", true],
])("%s is found by %s: %s", (name, typed, isFound) => {
  expect(findsName(foldedName(name), typed)).toBe(isFound);
});
