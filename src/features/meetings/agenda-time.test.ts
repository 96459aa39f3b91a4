import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeAmong } from "./agenda.ts";
import type { Edge } from "./agenda.ts";
import { balanceOf, hoursOf } from "./agenda-time.ts";

const at = (time: string) => new Date(`2026-03-04T${time}:00Z`);
const minutes = fc.array(fc.option(fc.integer({ min: 1, max: 600 }), { nil: null }), { maxLength: 30 });

describe("the hours of an agenda", () => {
  test("follow each other from the meeting's beginning", () => {
    expect(hoursOf(at("15:00"), [10, 20, null, 5])).toEqual([
      { from: at("15:00"), to: at("15:10") },
      { from: at("15:10"), to: at("15:30") },
      undefined,
      undefined,
    ]);
  });

  test("are known up to the first item without minutes, without gaps, and never beyond", () => {
    fc.assert(
      fc.property(minutes, (planned) => {
        const hours = hoursOf(at("15:00"), planned);
        const known = planned.includes(null) ? planned.indexOf(null) : planned.length;
        expect(hours.findIndex((one) => one === undefined)).toBe(known === planned.length ? -1 : known);
        for (const [index, one] of hours.slice(0, known).entries()) {
          expect(one?.from).toEqual(index === 0 ? at("15:00") : hours[index - 1]?.to);
          expect(((one?.to.getTime() ?? 0) - (one?.from.getTime() ?? 0)) / 60_000).toBe(planned[index]);
        }
      }),
    );
  });

  test("fit or do not, by the minutes that are known", () => {
    const meeting = { startsAt: at("15:00"), endsAt: at("17:00") };
    expect(balanceOf(meeting, [60, null, 30])).toEqual({ planned: 90, length: 120, untimed: 1, over: 0 });
    expect(balanceOf(meeting, [60, 75])).toEqual({ planned: 135, length: 120, untimed: 0, over: 15 });
  });
});

test("standing items keep the edges of an agenda, whatever comes between them", () => {
  const coming = fc.array(fc.constantFrom<Edge | null>("first", "last", null), { maxLength: 25 });
  fc.assert(
    fc.property(coming, (edges) => {
      const agenda: (Edge | null)[] = [];
      for (const edge of edges) agenda.splice(placeAmong(agenda, edge ?? undefined), 0, edge);
      const order = { first: 0, middle: 1, last: 2 };
      const ranks = agenda.map((edge) => order[edge ?? "middle"]);
      expect(ranks).toEqual([...ranks].sort());
    }),
  );
});
