import { describe, expect, test } from "vitest";
import { versionToSend } from "./clash.tsx";

const problem = (version: string, ...codes: string[]) => ({ values: { version }, errors: codes.map((code) => ({ field: "", code })) });

describe("the version that a form carries", () => {
  test.each([
    ["the newest when it is opened", problem(""), 7],
    ["the one that was read, while a mistake is put right", problem("5", "required"), 5],
    ["also when that was the very first", problem("0", "required"), 0],
    ["the newest once its writer has seen it", problem("5", "changed_meanwhile"), 7],
    ["the newest when somebody sent none, or no number", problem("x", "required"), 7],
  ])("is %s", (_, form, version) => {
    expect(versionToSend(form, 7)).toBe(version);
  });
});
