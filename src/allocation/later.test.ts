import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate } from "./allocation.ts";
import { anyProblem, seatsOf } from "./brute-force.ts";
import { withLatecomers } from "./latecomers.ts";
import { compareAllocations, tallyOf } from "./outcome.ts";
import type { Problem } from "./problem.ts";
import { allocateInThread } from "./thread.ts";

/** Forty people who wish for three of four workshops in two rounds; the room of the last changes. */
const conference = (lastRoom: number): Problem => ({
  rounds: 2,
  seed: "13 October 2010",
  workshops: ["a", "b", "c", "d"].map((id) => ({ id, places: id === "d" ? [0, lastRoom] : [8, 8] })),
  participants: Array.from({ length: 40 }, (_, i) => ({
    id: `p${i}`, party: i % 5 === 0 ? null : `party${i % 3}`, wishes: [["d", "a", "b"], ["d", "c", "a"], ["b", "d", "c"]][i % 3] ?? [],
  })),
});

describe("after an allocation is published", () => {
  test("late-comers get what is free, and nobody else moves or gets more", async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem, fc.nat(4), async (problem, early) => {
        const first = { ...problem, participants: problem.participants.slice(0, early), pins: (problem.pins ?? []).filter(({ participant }) => Number(participant.slice(1)) < early) };
        const published = await allocate(first);
        // New pins could be into what is full by now, which is a contradiction as ever.
        const later = await allocate(withLatecomers({ ...problem, pins: [] }, published));
        const known = new Set(first.participants.map(({ id }) => id));
        const plain = (seats: ReturnType<typeof seatsOf>) => seats.map(({ participant, workshop, round }) => `${participant} ${workshop} ${round}`).sort();
        expect(plain(seatsOf(later).filter(({ participant }) => known.has(participant)))).toEqual(plain(seatsOf(published)));
      }),
      { numRuns: 80 },
    );
  });

  test("who has cancelled leaves a place", async () => {
    const problem: Problem = { rounds: 1, seed: "", workshops: [{ id: "a", places: [1] }], participants: ["p", "q"].map((id) => ({ id, party: null, wishes: ["a"] })) };
    const published = await allocate({ ...problem, participants: problem.participants.slice(0, 1) });
    const without = { ...problem, participants: problem.participants.slice(1) };
    expect((await allocate(withLatecomers(problem, published))).people.map(({ seats }) => seats.length)).toEqual([1, 0]);
    expect((await allocate(withLatecomers(without, published))).people.map(({ seats }) => seats.length)).toEqual([1]);
  });
});

test("what if one room were larger: who would be better off, and what would be counted", async () => {
  const [small, large] = [conference(4), conference(12)];
  const [now, then] = [await allocate(small), await allocate(large)];
  const { better, worse, same } = compareAllocations(now, then);
  expect(better.length + worse.length + same.length).toBe(40);
  expect(better.length).toBeGreaterThan(worse.length);
  expect(compareAllocations(then, now)).toMatchObject({ better: worse, worse: better });
  expect(compareAllocations(now, now)).toMatchObject({ better: [], worse: [] });
  const [before, after] = [tallyOf(small, now.people), tallyOf(large, then.people)];
  for (const tally of [before, after]) expect(tally.first + tally.second + tally.third + tally.unmet).toBe(80);
  // All 52 places are wished for, and then all 60.
  expect([before.unmet, after.unmet]).toEqual([28, 20]);
});

describe("in a thread", () => {
  test("it answers the same, and this thread goes on meanwhile", async () => {
    let turns = 0;
    const turn = setInterval(() => (turns += 1), 1);
    const answer = await allocateInThread(conference(4));
    clearInterval(turn);
    expect(answer).toEqual(await allocate(conference(4)));
    expect(turns).toBeGreaterThan(0);
  });

  test("what is wrong with a problem comes back as what it is", async () => {
    await expect(allocateInThread({ ...conference(4), rounds: 0 })).rejects.toMatchObject({ name: "ImpossibleProblem", faults: [{ code: "rounds", rounds: 0 }] });
  });
});
