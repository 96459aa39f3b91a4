import { expect, test } from "vitest";
import { shortageOf } from "./grading.ts";

const [own, others] = [{ ownParty: true }, { ownParty: false }];

test("a report is short of people until two can grade it, one of them from another party", () => {
  expect(shortageOf([], [others])).toEqual({ kind: "people", left: 1, needed: 2 });
  expect(shortageOf([others], [])).toEqual({ kind: "people", left: 0, needed: 1 });
  expect(shortageOf([own], [own, own])).toEqual({ kind: "same_side" });
  for (const [given, left] of [[[], [own, others]], [[own], [others]], [[others], [own]], [[own, others], []]] as const) expect(shortageOf(given, left)).toBeUndefined();
});
