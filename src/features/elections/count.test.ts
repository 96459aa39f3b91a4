import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { castBallot, emptyBox, withCodes } from "./ballot-box.ts";
import { electWithoutVote, rankCandidates, sumVotes } from "./count.ts";
import { commitmentTo, drawOrder, lotKey, makeSecret, tieSeed } from "./lot.ts";
import { resultOf } from "./result.ts";
import { disagreements, tallyErrors } from "./tally.ts";
import { codeOfKey, hashCode, hashReceiver, makeCodesKey, readCode } from "./vote-code.ts";

const seed = "0123456789abcdef";
const counted = (...votes: number[]) => votes.map((count, at) => ({ number: at + 1, votes: count }));

describe("who is elected", () => {
  test.each([
    ["most votes first", counted(3, 9, 5, 1), { seats: 2, deputies: 1 }, [2, 3], [1], 0, 0],
    ["deputies in order", counted(1, 2, 3, 4, 5), { seats: 1, deputies: 3 }, [5], [4, 3, 2], 0, 0],
    ["nobody without a vote", counted(4, 0, 0), { seats: 2, deputies: 2 }, [1], [], 1, 0],
    ["nobody at all", counted(), { seats: 2, deputies: 2 }, [], [], 2, 0],
    ["equal votes among all who are elected need no lot", counted(5, 5, 1), { seats: 2, deputies: 0 }, undefined, [], 0, 0],
    ["equal votes below the last deputy need no lot", counted(9, 8, 2, 2), { seats: 1, deputies: 1 }, [1], [2], 0, 0],
    ["equal votes at the last seat need one", counted(9, 4, 4), { seats: 2, deputies: 0 }, undefined, [], 0, 1],
    ["equal votes among deputies need one", counted(9, 4, 4), { seats: 1, deputies: 2 }, [1], undefined, 0, 1],
    ["two lots when two groups are equal", counted(4, 4, 3, 3), { seats: 1, deputies: 3 }, undefined, undefined, 0, 2],
  ])("%s", (_, votes, rule, elected, deputies, vacant, lots) => {
    const outcome = rankCandidates(votes, rule, seed);
    expect(outcome.elected).toEqual(elected ?? outcome.elected);
    expect(outcome.deputies).toEqual(deputies ?? outcome.deputies);
    expect([outcome.vacantSeats, outcome.lots.length]).toEqual([vacant, lots]);
  });

  test("equal votes stand in the order of SHA-256 of seed, line feed and number, as anyone can work out", () => {
    const hash = (text: string) => createHash("sha256").update(text).digest("hex");
    const mine = hash(`${"a".repeat(64)}\n4 2 6`);
    expect(tieSeed("a".repeat(64), "4 2 6")).toBe(mine);
    const byHand = [1, 2, 3, 4].map((number) => ({ number, key: hash(`${mine}\n${number}`) })).sort((a, b) => (a.key < b.key ? -1 : 1));
    const { elected, deputies, lots } = rankCandidates(counted(7, 7, 7, 7), { seats: 2, deputies: 1 }, mine);
    expect([...elected, ...deputies]).toEqual(byHand.slice(0, 3).map(({ number }) => number));
    expect(lots).toEqual([{ votes: 7, numbers: byHand.map(({ number }) => number) }]);
    expect(commitmentTo("a".repeat(64))).toBe(hash("a".repeat(64)));
    expect(lotKey(mine, "1")).toBe(hash(`${mine}\n1`));
  });

  test("for any votes: nobody with fewer votes stands before one with more, and the order they come in does not matter", () => {
    const votes = fc.array(fc.nat(6), { maxLength: 12 });
    fc.assert(
      fc.property(votes, fc.integer({ min: 1, max: 5 }), fc.nat(5), fc.string(), fc.nat(), (given, seats, deputies, words, turn) => {
        const outcome = rankCandidates(counted(...given), { seats, deputies }, words);
        const chosen = [...outcome.elected, ...outcome.deputies];
        const votesOf = (number: number) => given[number - 1] ?? 0;
        expect(chosen.map(votesOf)).toEqual(chosen.map(votesOf).sort((a, b) => b - a));
        expect(chosen.every((number) => votesOf(number) > 0)).toBe(true);
        const left = given.map((_, at) => at + 1).filter((number) => !chosen.includes(number));
        // Where places are left, those who did not get one have no vote at all.
        const most = chosen.length === seats + deputies ? Math.min(...chosen.map(votesOf)) : 0;
        expect(left.every((number) => votesOf(number) <= most)).toBe(true);
        expect(outcome.elected.length + outcome.vacantSeats).toBe(seats);
        const turned = counted(...given);
        turned.push(...turned.splice(0, turned.length === 0 ? 0 : turn % turned.length));
        expect(rankCandidates(turned, { seats, deputies }, words)).toEqual(outcome);
      }),
    );
  });

  test("a lot is fair: over many seeds each of three comes first about as often", () => {
    const firsts = Array.from({ length: 3000 }, (_, n) => drawOrder(`seed ${n}`, [1, 2, 3], String)[0]);
    for (const number of [1, 2, 3]) expect(firsts.filter((first) => first === number).length).toBeGreaterThan(900);
  });

  test("no more candidates than seats: all are elected, what is left is vacant", () => {
    expect(electWithoutVote([2, 1], 3)).toMatchObject({ elected: [1, 2], deputies: [], vacantSeats: 1, lots: [] });
  });

  test("crosses for one who has withdrawn count for nobody; paper and screen are summed", () => {
    const result = resultOf({
      seats: 1,
      deputies: 1,
      numbers: [1, 3],
      handedOut: { paper: 3, card: 2, mail: 0 },
      codesMade: 4,
      screen: { ballots: 2, blank: 1, votes: { 2: 1 } },
      paper: [{ ballots: 3, blank: 0, invalid: 1, votes: { 1: 1, 2: 2, 3: 0 } }],
      tieSecret: makeSecret(),
      hallWords: "ja",
    });
    expect(result.ranking.map(({ number, votes }) => [number, votes])).toEqual([[1, 1], [3, 0]]);
    expect([result.elected, result.deputies]).toEqual([[1], []]);
    expect(sumVotes([{ 1: 2 }, { 1: 3, 2: 1 }], [1, 2, 3])).toEqual(counted(5, 1, 0));
  });
});

describe("the ballot box", () => {
  const ballots = fc.uniqueArray(
    fc.record({ code: fc.nat().map((code) => code.toString(16)), crosses: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }) }),
    { maxLength: 20, selector: ({ code }) => code },
  );
  const cast = (start: ReturnType<typeof withCodes>, votes: readonly { code: string; crosses: readonly number[] }[]) =>
    votes.reduce((box, { code, crosses }) => {
      const after = castBallot(box, code, crosses);
      if (typeof after === "string") throw new Error(after);
      return after;
    }, start);

  test("is the same whoever cast which ballot, in whatever order", () => {
    fc.assert(
      fc.property(ballots.chain((votes) => fc.tuple(fc.constant(votes), fc.shuffledSubarray(votes, { minLength: votes.length }), fc.shuffledSubarray(votes.map(({ crosses }) => crosses), { minLength: votes.length }))), ([votes, otherOrder, otherBallots]) => {
        const start = withCodes(emptyBox, votes.map(({ code }) => code));
        const box = cast(start, votes);
        expect(cast(start, otherOrder)).toEqual(box);
        expect(JSON.stringify(cast(start, votes.map(({ code }, at) => ({ code, crosses: otherBallots[at] ?? [] }))))).toBe(JSON.stringify(box));
        expect(box.ballots).toBe(votes.length);
      }),
    );
  });

  test("opens once for each code, and for no other", () => {
    const box = withCodes(emptyBox, ["b", "a"]);
    const once = castBallot(box, "a", []);
    expect(once).toMatchObject({ unused: ["b"], used: ["a"], ballots: 1, blank: 1 });
    expect(typeof once === "string" ? once : castBallot(once, "a", [1])).toBe("code_used");
    expect(castBallot(box, "c", [1])).toBe("code_unknown");
  });
});

describe("codes", () => {
  test("read as they were given out, however they are typed; others are none", () => {
    const key = makeCodesKey();
    const codes = Array.from({ length: 500 }, (_, n) => codeOfKey(key, n));
    expect(new Set(codes).size).toBe(500);
    for (const code of codes) {
      expect(code).toMatch(/^[2-9B-DF-HJKMNP-TV-XZ]{4}-[2-9B-DF-HJKMNP-TV-XZ]{4}$/);
      for (const typed of [code, code.toLowerCase(), ` ${code.replace("-", " ")} `, code.replace("-", "")])
        expect(readCode(typed)).toBe(code);
    }
    for (const typed of ["", "ABCD", "AEIO-UAEI", "2222-22222", "💥"]) expect(readCode(typed)).toBeUndefined();
  });

  test("are kept as keyed hashes that belong to one election and one installation", () => {
    const hashes = [hashCode("s", "e", "BBBB-BBBB"), hashCode("s", "f", "BBBB-BBBB"), hashCode("t", "e", "BBBB-BBBB")];
    expect(new Set(hashes).size).toBe(3);
  });

  test("somebody is recognised however their name and address are written", () => {
    const one = hashReceiver("s", "e", "Anna  Nabo", "Istedgade 12, 2. tv.");
    for (const [name, address] of [["ANNA NABO", "istedgade 12 2 tv"], ["anna nabo ", "Istedgade 12, 2.tv"]] as const)
      expect(hashReceiver("s", "e", name, address)).toBe(one);
    expect(hashReceiver("s", "e", "Anna Nabo", "Istedgade 12, 3. tv")).not.toBe(one);
    expect(hashReceiver("s", "e", "Ann", "a Nabo Istedgade 12, 2. tv")).not.toBe(one);
  });
});

describe("two who count", () => {
  const tally = { ballots: 10, blank: 1, invalid: 1, votes: { 1: 8, 2: 5 } };

  test.each([
    [{}, []],
    [{ blank: 6, invalid: 5 }, ["ballots: more_than_ballots"]],
    [{ votes: { 1: 9, 2: 0 } }, ["votes-1: more_than_valid"]],
    [{ votes: { 1: 4, 2: 3 } }, ["ballots: crosses_do_not_fit"]],
    [{ votes: { 1: 8, 2: 8, 3: 8 } }, ["ballots: crosses_do_not_fit"]],
    [{ ballots: 0, blank: 0, invalid: 0, votes: { 1: 0, 2: 0 } }, []],
  ])("%j", (change, found) => {
    expect(tallyErrors({ ...tally, ...change }, 2).map(({ field, code }) => `${field}: ${code}`)).toEqual(found);
  });

  test("agree, or are told where not", () => {
    expect(disagreements(tally, { ...tally, votes: { 2: 5, 1: 8 } })).toEqual([]);
    expect(disagreements(tally, { ...tally, blank: 2, votes: { 1: 8, 2: 4 } })).toEqual([
      { what: "blank", first: 1, second: 2 },
      { what: "votes-2", first: 5, second: 4 },
    ]);
  });
});
