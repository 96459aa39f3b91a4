import type { Participant, Problem, Workshop } from "../src/allocation/problem.ts";
import { randomAt } from "../src/opinions/random.ts";

/** How the workshops of a conference run. */
export type Rooms =
  /** Each in every round, with the same places. */
  | "even"
  /** In three of four rounds or so, with other places in each. */
  | "changing"
  /** Each in one round only. */
  | "once";

const seed = 1;
const u = (stream: number, index: number) => randomAt(stream, index, seed);

/**
 * A conference that was never held: the same wishes on every machine. Some workshops are wished for much more than others,
 * people wish for three to six, and there are about nine places for ten that people could take.
 */
export function syntheticConference(people: number, workshops: number, rounds: number, rooms: Rooms): Problem {
  const ids = Array.from({ length: workshops }, (_, w) => `workshop-${w + 1}`);
  const popularity = ids.map((_, w) => 0.05 + u(1, w) ** 1.5);
  return {
    rounds,
    seed: "published before the allocation",
    workshops: ids.map((id, w) => ({ id, places: placesOf(w, (0.9 * people) / workshops, rounds, rooms) })),
    participants: Array.from({ length: people }, (_, p): Participant => ({
      id: `person-${p + 1}`,
      party: u(2, p) < 0.1 ? null : `party-${Math.floor(u(3, p) ** 2 * 20)}`,
      wishes: wishesOf(p, popularity).map((w) => ids[w] ?? ""),
    })),
  };
}

function placesOf(w: number, average: number, rounds: number, rooms: Rooms): Workshop["places"] {
  const usual = average * (0.6 + 0.8 * u(4, w));
  const only = Math.floor(rounds * u(5, w));
  return Array.from({ length: rounds }, (_, round) => {
    if (rooms === "even") return Math.round(usual);
    if (rooms === "once") return round === only ? Math.round(usual * rounds) : 0;
    return u(6, w * rounds + round) < 0.25 ? 0 : Math.round(usual * (0.7 + 0.9 * u(7, w * rounds + round)));
  });
}

/** Drawn by popularity, without drawing one twice. */
function wishesOf(p: number, popularity: readonly number[]): number[] {
  const left = new Set(popularity.keys());
  const wanted = Math.min(popularity.length, 3 + Math.floor(4 * u(8, p)));
  return Array.from({ length: wanted }, (_, at) => {
    let rest = u(9, 64 * p + at) * [...left].reduce((sum, w) => sum + (popularity[w] ?? 0), 0);
    const drawn = [...left].find((w) => (rest -= popularity[w] ?? 0) < 0) ?? [...left][0] ?? 0;
    left.delete(drawn);
    return drawn;
  });
}
