import { describe, expect, test } from "vitest";
import { syntheticConference } from "../../bench/synthetic-conference.ts";
import { allocate } from "./allocation.ts";
import { drawOrder } from "./draw.ts";
import { solveExactly } from "./exact.ts";

describe("a conference of usual size", () => {
  const kinds = [1, 2, 3].flatMap((rounds) => (["even", "changing", "once"] as const).map((rooms) => [rounds, rooms] as const));
  test.each(kinds)("in %i rounds with %s rooms: the solver by itself finds nothing better", async (rounds, rooms) => {
    const problem = syntheticConference(60, 5, rounds, rooms);
    const found = await allocate(problem);
    const alone = await solveExactly(drawOrder(problem), [], Number.MAX_SAFE_INTEGER, 60_000);
    expect(found.proof).toEqual({ isOptimal: true });
    expect(alone.bounds).toEqual(found.objectives);
    expect(found.mix.alike - found.mix.fewestAlike).toBeGreaterThanOrEqual(0);
    expect(found.people.filter(({ explanation }) => explanation.code === "not-examined")).toEqual([]);
  });
});
