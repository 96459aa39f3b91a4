import { expect, it } from "vitest";
import { sizeWords } from "./size-words.ts";

it.each([
  [0, "da", "1 kB"],
  [1_499, "da", "1 kB"],
  [120_400, "en", "120 kB"],
  [1_000_000, "da", "1,0 MB"],
  [1_440_000, "en", "1.4 MB"],
] as const)("%i bytes are told in %s as %s", (bytes, lang, words) => {
  expect(sizeWords(bytes, lang)).toBe(words);
});
