import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeWords } from "./change-words.ts";
import { changesBetween } from "./changes.ts";
import { conflictsOf } from "./conflicts.ts";
import { blocksOf, moveAlong, moveBlock, roundKey, shiftFrom } from "./moving.ts";
import type { Block, Moved } from "./moving.ts";
import { bandsOf, overlap, slotsOf } from "./programme.ts";
import type { Programme, Session } from "./programme.ts";
import { nextTurn, registrationAt, stageOf } from "../stages.ts";
import { readProgramme, storedProgramme } from "./stored-programme.ts";

/** A moment of the evening, so many minutes after it begins at 16 o'clock. */
const at = (minutes: number) => new Date(Date.UTC(2026, 3, 15, 14, minutes));
const span = (from: number, to: number) => ({ startsAt: at(from), endsAt: at(to) });
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

function timed(number: number, from: number, to: number, more: Partial<Session> = {}): Session {
  return { id: idOf(number), kind: "talk", title: `Oplæg ${number}`, about: "", people: [], time: span(from, to), room: "", rounds: [], ...more };
}

const workshop = (number: number, rounds: Session["rounds"], more: Partial<Session> = {}): Session =>
  timed(number, 0, 1, { kind: "workshop", title: `Workshop ${number}`, time: null, rounds, ...more });

function programme(sessions: readonly Session[], more: Partial<Programme> = {}): Programme {
  const rounds = [{ number: 1, ...span(60, 105) }, { number: 2, ...span(120, 165) }];
  return { title: "Konference", place: "Rådhuset", ...span(0, 240), rounds, sessions, ...more };
}

const anyone = (name: string) => [{ name, affiliation: "" }];

describe("what does not fit", () => {
  const cases: [name: string, sessions: Session[], kinds: string[]][] = [
    ["nothing in one room after the other", [timed(1, 0, 30, { room: "A" }), timed(2, 30, 60, { room: "A" })], []],
    ["one room twice, however it is written", [timed(1, 0, 30, { room: "Store  sal" }), timed(2, 29, 60, { room: " store sal" })], ["room"]],
    ["not what has no room yet", [timed(1, 0, 30), timed(2, 0, 30)], []],
    ["one person in a talk and a workshop", [timed(1, 90, 110, { people: anyone("Forsker A") }), workshop(2, [{ round: 1, room: "B", capacity: 9 }], { people: anyone("forsker a") })], ["person"]],
    ["not a workshop with itself in two rounds", [workshop(1, [1, 2].map((round) => ({ round, room: "B", capacity: 9 })), { people: anyone("D") })], []],
    ["before the doors open", [timed(1, -10, 10)], ["outside"]],
  ];
  test.each(cases)("%s", (_name, sessions, kinds) => {
    expect(conflictsOf(programme(sessions)).map(({ kind }) => kind)).toEqual(kinds);
  });

  test("rounds that overlap", () => {
    const rounds = [{ number: 1, ...span(0, 50) }, { number: 2, ...span(40, 90) }];
    expect(conflictsOf(programme([], { rounds })).map(({ kind }) => kind)).toEqual(["rounds"]);
  });
});

/** Times between 0 and 300 minutes, some beside each other; one round at most, which a move never has to pass. */
const blocks = fc
  .array(fc.record({ from: fc.integer({ min: 0, max: 240 }), length: fc.integer({ min: 5, max: 60 }) }), { minLength: 1, maxLength: 8 })
  .map((list) => list.map(({ from, length }, index): Block => ({ key: String(index), ...span(from, from + length) })));

const after = (before: readonly Block[], moved: readonly Moved[]): Block[] => before.map((block) => moved.find(({ key }) => key === block.key) ?? block);
const lengthOf = ({ startsAt, endsAt }: Pick<Block, "startsAt" | "endsAt">) => endsAt.getTime() - startsAt.getTime();
const overlapping = (list: readonly Block[]) =>
  list.flatMap((one, index) => list.slice(index + 1).filter((other) => overlap(one, other)).map((other) => `${one.key} ${other.key}`));

describe("moving in a programme", () => {
  test("and back leaves everything as it was; nothing changes its length, and nothing that was apart overlaps", () => {
    fc.assert(
      fc.property(blocks, fc.nat(), (before, which) => {
        const key = before[which % before.length]?.key ?? "";
        const moved = moveBlock(before, key, "later");
        if (!moved) return;
        const later = after(before, moved);
        expect(later.map(lengthOf)).toEqual(before.map(lengthOf));
        expect(overlapping(later)).toEqual(overlapping(before));
        const back = moveBlock(later, key, "earlier");
        expect(after(later, back ?? [])).toEqual(before);
      }),
    );
  });

  test("the first does not go earlier, the last not later, and two rounds do not change places", () => {
    const { rounds, sessions } = programme([timed(1, 0, 30), timed(2, 30, 60)]);
    const all = blocksOf({ rounds, sessions });
    expect(moveBlock(all, idOf(1), "earlier")).toBeUndefined();
    expect(moveBlock(all, roundKey(2), "later")).toBeUndefined();
    expect(moveBlock(all, roundKey(1), "later")).toBeUndefined();
    expect(moveBlock(all, roundKey(1), "earlier")?.map(({ key, startsAt }) => [key, startsAt])).toEqual([
      [roundKey(1), at(30)],
      [idOf(2), at(75)],
    ]);
  });

  test("what comes after keeps its distance when something takes longer", () => {
    const all = blocksOf(programme([timed(1, 0, 30), timed(2, 30, 60)]));
    expect(shiftFrom(all, at(30), 10 * 60_000, idOf(1)).map(({ startsAt }) => startsAt)).toEqual([at(40), at(70), at(130)]);
    expect(shiftFrom(all, at(30), 0)).toEqual([]);
  });

  test("a programme goes along with its conference by the clock on the wall, across the end of summer time", () => {
    const evening = timed(1, 0, 0, { time: { startsAt: new Date("2026-10-24T14:30:00Z"), endsAt: new Date("2026-10-24T15:00:00Z") } });
    const moved = moveAlong(programme([evening]), new Date("2026-10-24T14:00:00Z"), new Date("2026-10-26T15:00:00Z"));
    expect(moved.sessions[0]?.time?.startsAt).toEqual(new Date("2026-10-26T15:30:00Z"));
  });
});

test("bands hold everything once, do not overlap, and follow the clock", () => {
  fc.assert(
    fc.property(blocks, (list) => {
      const bands = bandsOf(list);
      expect(bands.flatMap(({ members }) => members.map(({ key }) => key)).sort()).toEqual(list.map(({ key }) => key).sort());
      for (const [index, band] of bands.entries()) expect(band.startsAt >= (bands[index - 1]?.endsAt ?? band.startsAt)).toBe(true);
    }),
  );
});

test("a workshop stands in the programme once for each of its rounds", () => {
  const slots = slotsOf(programme([workshop(1, [{ round: 2, room: "B", capacity: 9 }, { round: 1, room: "A", capacity: 9 }]), timed(2, 0, 30)]));
  expect(slots.map(({ key, room }) => [key, room])).toEqual([[idOf(2), ""], [`${idOf(1)}/1`, "A"], [`${idOf(1)}/2`, "B"]]);
});

describe("what has changed", () => {
  const held = (round: number, room: string) => ({ round, room, capacity: 20 });
  const before = programme([timed(1, 0, 30, { room: "Store sal", people: anyone("Forsker A") }), timed(2, 30, 60), workshop(3, [held(1, "A"), held(2, "A")])]);
  const cases: [name: string, after: Programme, da: string[], en: string[]][] = [
    ["nothing", before, [], []],
    ["texts and places alone", { ...before, sessions: before.sessions.map((one) => ({ ...one, about: "Ny tekst", rounds: one.rounds.map((round) => ({ ...round, capacity: 5 })) })) }, [], []],
    ["moved", { ...before, sessions: [timed(1, 5, 35, { room: "Store sal", people: anyone("Forsker A") }), ...before.sessions.slice(1)] }, ["“Oplæg 1” er flyttet fra kl. 16.00–16.30 til kl. 16.05–16.35."], ["“Oplæg 1” has moved from 16:00–16:30 to 16:05–16:35."]],
    ["new, dropped", { ...before, sessions: [...before.sessions.slice(1), timed(4, 200, 230)] }, ["Nyt: “Oplæg 4”, kl. 19.20–19.50.", "Udgår: “Oplæg 1”."], ["New: “Oplæg 4”, 19:20–19:50.", "Dropped: “Oplæg 1”."]],
    [
      "another room, other people",
      { ...before, sessions: [timed(1, 0, 30, { room: "Lille sal", people: anyone("Forsker B") }), ...before.sessions.slice(1)] },
      ["“Oplæg 1” er flyttet til et andet lokale: Lille sal. Før: Store sal.", "“Oplæg 1” er nu ved Forsker B. Før: Forsker A."],
      ["“Oplæg 1” has moved to another room: Lille sal. Before: Store sal.", "“Oplæg 1” is now by Forsker B. Before: Forsker A."],
    ],
    ["a workshop in fewer rounds, elsewhere in one", { ...before, sessions: [...before.sessions.slice(0, 2), workshop(3, [held(1, "B")])] }, ["“Workshop 3, runde 1” er flyttet til et andet lokale: B. Før: A.", "“Workshop 3” holdes ikke i runde 2."], ["“Workshop 3, round 1” has moved to another room: B. Before: A.", "“Workshop 3” is not held in round 2."]],
    ["a round later", { ...before, rounds: [{ number: 1, ...span(60, 105) }, { number: 2, ...span(130, 175) }] }, ["Runde 2 er flyttet fra kl. 18.00–18.45 til kl. 18.10–18.55."], ["Round 2 has moved from 18:00–18:45 to 18:10–18:55."]],
    ["the place", { ...before, place: "Øksnehallen" }, ["Konferencen holdes nu her: Øksnehallen. Før: Rådhuset."], ["The conference is now held here: Øksnehallen. Before: Rådhuset."]],
  ];
  test.each(cases)("%s", (_name, later, da, en) => {
    const changes = changesBetween(before, later);
    expect(changes.map((change) => changeWords(change, "da"))).toEqual(da);
    expect(changes.map((change) => changeWords(change, "en"))).toEqual(en);
  });

  test("is the same after a version has been kept and read", () => {
    for (const [, later] of cases) expect(readProgramme(JSON.parse(storedProgramme(later)))).toEqual(later);
  });
});

test("stages and registration turn with the minute", () => {
  const conference = { ...span(0, 240), publishedAt: at(-9999), cancelledAt: null, opensAt: at(-500), closesAt: at(-100) };
  const told = [-501, -500, -101, -100, 0, 239, 240].map((minute) => `${stageOf(conference, at(minute))} ${registrationAt(conference, at(minute))}`);
  expect(told).toEqual(["published before", "published open", "published open", "published closed", "running closed", "running closed", "held closed"]);
  // The evaluation is open from an hour before the end until a fortnight after.
  const shut = 240 + 14 * 24 * 60;
  expect([-501, -500, -100, 0, 180, 240, shut].map((minute) => nextTurn(conference, at(minute)))).toEqual([at(-500), at(-100), at(0), at(180), at(240), at(shut), undefined]);
  expect(stageOf({ ...conference, cancelledAt: at(-1) }, at(999))).toBe("cancelled");
  expect(registrationAt({ opensAt: null, closesAt: null }, at(0))).toBe("none");
});
