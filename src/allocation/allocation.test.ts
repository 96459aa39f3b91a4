import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { syntheticConference } from "../../bench/synthetic-conference.ts";
import { allocate } from "./allocation.ts";
import type { Allocation, Allotment } from "./allocation.ts";
import { anyProblem, bestByTrying, seatsOf } from "./brute-force.ts";
import { faultsOf } from "./problem.ts";
import type { Participant, Problem } from "./problem.ts";

const seed = "13 October 2010";

const person = (id: string, wishes: readonly string[], party: string | null = null): Participant => ({ id, party, wishes });

/** Workshops from their places by round: `{ a: [2, 2] }`. */
function problemOf(places: Record<string, readonly number[]>, participants: readonly Participant[], more: Partial<Problem> = {}): Problem {
  const workshops = Object.entries(places).map(([id, byRound]) => ({ id, places: byRound }));
  return { rounds: workshops[0]?.places.length ?? 1, workshops, participants, seed, ...more };
}

const got = ({ people }: Allocation, id: string) => people.find(({ participant }) => participant === id)?.seats.map(({ workshop }) => workshop);

describe("by hand", () => {
  test.each([
    ["nobody", problemOf({ a: [3] }, []), { places: 0, squares: 0, without: 0 }],
    ["no workshop", problemOf({}, [person("p", [])]), { places: 0, squares: 0, without: 0 }],
    ["one person, one wish", problemOf({ a: [1] }, [person("p", ["a"])]), { places: 1, squares: 1, without: 0 }],
    ["a workshop without places", problemOf({ a: [0] }, [person("p", ["a"])]), { places: 0, squares: 0, without: 1 }],
    ["wishes for nothing, who is not counted as without", problemOf({ a: [1] }, [person("p", [])]), { places: 0, squares: 0, without: 0 }],
    ["two rounds, and never the same workshop twice", problemOf({ a: [1, 1] }, [person("p", ["a"])]), { places: 1, squares: 1, without: 0 }],
    // p must leave a to q, who wishes for nothing else.
    ["more places before better wishes", problemOf({ a: [1], b: [1] }, [person("p", ["a", "b"]), person("q", ["a"])]), { places: 2, squares: 5, without: 0 }],
    // c does not run: two second wishes (4 + 4) are better than a first and a third (1 + 9).
    [
      "shared rather than piled on one",
      problemOf({ a: [1], b: [1], c: [0] }, [person("p", ["a", "b"]), person("q", ["c", "a", "b"])]),
      { places: 2, squares: 8, without: 0 },
    ],
    // a and b both run in the first round only, so one of them has to be missed.
    ["two workshops at the same time", problemOf({ a: [1, 0], b: [1, 0] }, [person("p", ["a", "b"])]), { places: 1, squares: 1, without: 0 }],
  ])("%s", async (_, problem, objectives) => {
    const found = await allocate(problem);
    expect(found.objectives).toEqual(objectives);
    expect(found.proof).toEqual({ isOptimal: true });
  });

  test("fewer people without one of their first three, where places and squares are the same", async () => {
    // Only a and b run. Either p has its first wish and q its seventh (1 + 49), or both have their fifth (25 + 25).
    const [p, q] = [person("p", ["a", "t", "u", "v", "b"]), person("q", ["t", "u", "v", "w", "a", "x", "b"])];
    const found = await allocate(problemOf({ a: [1], b: [1], t: [0], u: [0], v: [0], w: [0], x: [0] }, [p, q]));
    expect(found.objectives).toEqual({ places: 2, squares: 50, without: 1 });
    expect(got(found, "p")).toEqual(["a"]);
  });

  test("parties are mixed over the rounds of a workshop", async () => {
    const participants = Array.from({ length: 8 }, (_, i) => person(`p${i}`, i % 2 === 0 ? ["a", "b"] : ["b", "a"], i < 4 ? "shop" : "school"));
    const found = await allocate(problemOf({ a: [4, 4], b: [4, 4] }, participants));
    expect(found.objectives).toEqual({ places: 16, squares: 8 * 5, without: 0 });
    // Four sessions of two and two: one alike pair of each party in each.
    expect(found.mix).toEqual({ alike: 8, pairs: 24, fewestAlike: 8 });
  });

  test("people without a party are alike with nobody", async () => {
    const found = await allocate(problemOf({ a: [3] }, ["p", "q", "r"].map((id) => person(id, ["a"]))));
    expect(found.mix).toEqual({ alike: 0, pairs: 3, fewestAlike: 0 });
  });

  test("a pinned seat stays, wished or not, and takes its place", async () => {
    const found = await allocate(problemOf({ a: [1, 1], b: [1, 1] }, [person("p", ["a"]), person("q", ["b"])], { pins: [{ participant: "p", workshop: "b", round: 1 }] }));
    expect(got(found, "p")).toEqual(["a", "b"]);
    expect(found.people[0]?.seats[1]).toEqual({ workshop: "b", round: 1, rank: null, isPinned: true });
    expect(got(found, "q")).toEqual(["b"]);
    expect(found.objectives).toEqual({ places: 2, squares: 2, without: 0 });
  });
});

describe("beside everything tried", () => {
  test("the three objectives are as good as they can be, and said to be", async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem, async (problem) => {
        const found = await allocate(problem);
        const best = bestByTrying(problem);
        expect(found.objectives).toEqual(best.objectives);
        expect(found.proof).toEqual({ isOptimal: true });
        expect(found.mix.alike).toBeGreaterThanOrEqual(best.alike);
        expect(found.mix.fewestAlike).toBeLessThanOrEqual(best.alike);
      }),
      { numRuns: 300 },
    );
  });

  test("without time to search it still keeps the rules, says what it does not know, and promises no more than there is", async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem, async (problem) => {
        const { objectives, proof } = await allocate(problem, { patienceMs: 0 });
        const best = bestByTrying(problem);
        const bounds = proof.isOptimal ? objectives : proof.bounds;
        expect(bounds.places ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(best.objectives.places);
        expect(bounds.squares ?? 0).toBeLessThanOrEqual(best.objectives.squares);
        expect(bounds.without ?? 0).toBeLessThanOrEqual(best.objectives.without);
        expect(proof.isOptimal ? objectives : best.objectives).toEqual(best.objectives);
      }),
      { numRuns: 100 },
    );
    const large = syntheticConference(200, 8, 3, "changing");
    const [hasty, patient] = [await allocate(large, { patienceMs: 0 }), await allocate(large)];
    expect([hasty.proof.isOptimal, patient.proof.isOptimal]).toEqual([false, true]);
    expect(hasty.objectives.places).toBeLessThanOrEqual(patient.objectives.places);
  });

  test("with the same places in all rounds the mix is the best too", async () => {
    const even = anyProblem.map((problem) => ({
      ...problem, pins: [], workshops: problem.workshops.map(({ id, places }) => ({ id, places: places.map(() => places[0] ?? 0) })),
    }));
    await fc.assert(
      fc.asyncProperty(even, async (problem) => {
        const found = await allocate(problem);
        const best = bestByTrying(problem);
        expect({ ...found.objectives, alike: found.mix.alike, bound: found.mix.fewestAlike }).toEqual({ ...best.objectives, alike: best.alike, bound: best.alike });
      }),
      { numRuns: 200 },
    );
  });
});

describe("always", () => {
  test("the order of rows does not matter, and the same seed gives the same answer", async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem, fc.infiniteStream(fc.nat()), async (problem, numbers) => {
        const shuffled = <T>(all: readonly T[]): T[] => all.map((one) => [numbers.next().value, one] as const).sort(([a], [b]) => a - b).map(([, one]) => one);
        const other = { ...problem, workshops: shuffled(problem.workshops), participants: shuffled(problem.participants), pins: shuffled(problem.pins ?? []) };
        const byName = ({ people, ...rest }: Allocation) => ({ ...rest, people: [...people].sort((a, b) => a.participant.localeCompare(b.participant)) });
        expect(byName(await allocate(other))).toEqual(byName(await allocate(problem)));
      }),
      { numRuns: 60 },
    );
  });

  test("explanations are true", async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem, async (problem) => {
        const found = await allocate(problem);
        const facts = found.people.map((one) => ({ one, facts: factsOf(problem, found, one) }));
        expect(facts.filter((told) => Object.values(told.facts).includes(false))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

/** What an explanation claims, recounted from the problem and all seats: each claim, and whether it holds. */
function factsOf(problem: Problem, found: Allocation, { participant, explanation, seats: own }: Allotment): Record<string, boolean> {
  const asked = problem.participants.find(({ id }) => id === participant);
  const wishes = asked?.wishes ?? [];
  const has = (workshop: string) => own.some((seat) => seat.workshop === workshop);
  switch (explanation.code) {
    case "no-wishes":
      return { wishesForNothing: wishes.length === 0 };
    case "all-wishes":
      return { hasAll: wishes.every(has), count: wishes.length === explanation.wishes };
    case "best-wishes":
      return { inEachRound: own.length === problem.rounds, first: wishes.slice(0, explanation.wishes).every(has), count: own.length === explanation.wishes };
    case "settled":
      return { isSettled: asked?.isSettled === true };
    case "not-examined":
      return { isNotSaidOfWhatIsProven: false };
    default:
  }
  const { workshop, rank } = explanation;
  const places = problem.workshops.find(({ id }) => id === workshop)?.places ?? [];
  const sitting = seatsOf(found).filter((seat) => seat.workshop === workshop);
  const rooms = [...places.keys()].filter((round) => sitting.filter((seat) => seat.round === round).length < (places[round] ?? 0));
  const isMostWished = { mostWished: wishes.findIndex((wish) => !has(wish)) + 1 === rank, named: wishes[rank - 1] === workshop };
  if (explanation.code === "not-running") return { ...isMostWished, runsNever: places.every((count) => count === 0) };
  if (explanation.code === "same-round")
    return {
      ...isMostWished,
      rounds: explanation.instead.map(({ round }) => round).join() === rooms.join() && rooms.length > 0,
      sitsBetter: explanation.instead.every((instead) =>
        own.some((seat) => seat.round === instead.round && seat.workshop === instead.workshop && (seat.isPinned || (seat.rank ?? 99) < rank)),
      ),
    };
  const count = (holds: (one: number | null) => boolean) => sitting.filter((seat) => holds(seat.rank)).length;
  return {
    ...isMostWished,
    isFull: rooms.length === 0,
    places: explanation.places === places.reduce((sum, one) => sum + one, 0),
    wished: explanation.wished === problem.participants.filter((one) => one.wishes.includes(workshop)).length,
    higher: explanation.higher === count((one) => one !== null && one <= rank),
    lower: explanation.lower === count((one) => one !== null && one > rank),
    unasked: explanation.unasked === count((one) => one === null),
  };
}

describe("what contradicts itself", () => {
  const two = { a: [1, 1], b: [2, 0] };
  const p = person("p", ["a", "b"]);
  test.each([
    ["no round", problemOf({}, [], { rounds: 0 }), ["rounds"]],
    ["half a place", problemOf({ a: [0.5] }, []), ["places"]],
    ["fewer than none", problemOf({ a: [-1] }, []), ["places"]],
    ["places of another number of rounds", problemOf(two, [], { rounds: 3 }), ["places", "places"]],
    ["the same workshop twice", problemOf({}, [], { workshops: [1, 2, 3].map(() => ({ id: "a", places: [1] })) }), ["workshop-twice"]],
    ["the same person twice", problemOf(two, [p, p]), ["participant-twice"]],
    ["the same wish twice", problemOf(two, [person("p", ["a", "b", "a"])]), ["wish-twice"]],
    ["a wish for what there is not", problemOf(two, [person("p", ["c"])]), ["unknown-wish"]],
    ["pins of nobody, to nothing, at no time", problemOf(two, [p], { pins: [
      { participant: "q", workshop: "a", round: 0 }, { participant: "p", workshop: "c", round: 0 }, { participant: "p", workshop: "a", round: 2 },
    ] }), ["unknown-pin", "unknown-pin", "unknown-pin"]],
    ["two pins in one round", problemOf(two, [p], { pins: [{ participant: "p", workshop: "a", round: 0 }, { participant: "p", workshop: "b", round: 0 }] }), ["pins-in-one-round"]],
    ["two pins in one workshop", problemOf(two, [p], { pins: [{ participant: "p", workshop: "a", round: 0 }, { participant: "p", workshop: "a", round: 1 }] }), ["pins-in-one-workshop"]],
    ["pins to what does not run then", problemOf(two, [p], { pins: [{ participant: "p", workshop: "b", round: 1 }] }), ["pins-over-places"]],
  ])("%s", async (_, problem, codes) => {
    await expect(allocate(problem)).rejects.toMatchObject({ name: "ImpossibleProblem", faults: codes.map((code) => ({ code })) });
    expect(faultsOf(problem).map(({ code }) => code)).toEqual(codes);
  });
});
