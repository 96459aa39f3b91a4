import { expect, test } from "vitest";
import { blackedOut, blackedOutIn } from "./black-out.ts";

const name = (words: string) => ({ words, mark: "name" }) as const;

test("words are taken out wherever they stand, and nothing that only holds them", () => {
  const text = "Kim Hansen ringede. Ifølge KIM\nHANSEN, og Kim Hansens chef, er Kimbrertorvet ikke Kims. (Kim Hansen)";
  expect(blackedOut(text, name(" Kim  Hansen "))).toBe(
    "[navn fjernet] ringede. Ifølge [navn fjernet], og [navn fjernet]s chef, er Kimbrertorvet ikke Kims. ([navn fjernet])",
  );
  expect(blackedOut(text, name("kim"))).toContain("er Kimbrertorvet ikke [navn fjernet]s.");
  expect(blackedOut("Åse og Gåse", name("åse"))).toBe("[navn fjernet] og Gåse");
  expect(blackedOut("Åse".normalize("NFD"), name("Åse"))).toBe("[navn fjernet]");
  expect(blackedOut("Skriv til a.b+c@x.dk.", { words: "a.b+c@x.dk", mark: "other" })).toBe("Skriv til [oplysning fjernet].");
  expect(blackedOut("acb+c@x.dk", { words: "a.b+c@x.dk", mark: "other" })).toBe("acb+c@x.dk");
  expect(blackedOut("Kim: nej", name("Kim"), "markdown")).toBe(String.raw`\[navn fjernet\]: nej`);
  expect(blackedOut("Alt står", name("  "))).toBe("Alt står");
});

test("only the texts with the words in them are written anew", () => {
  const row = { reason: "Kim siger nej.", function: "Kontorchef", file: null };
  expect(blackedOutIn(row, ["reason", "function", "file"], name("Kim"))).toEqual({ reason: "[navn fjernet] siger nej." });
  expect(blackedOutIn(row, ["reason", "function"], name("Bo"))).toBeUndefined();
});
