import { firstWishes, hasFirstWishPinned, openWishes, pinnedSeats } from "./draw.ts";
import type { Drawn } from "./draw.ts";
import { Network } from "./flow.ts";
import { mixOf, objectivesOf } from "./objectives.ts";
import type { Objectives } from "./objectives.ts";
import { ImpossibleProblem } from "./problem.ts";

/** Somebody in a workshop, in whichever round. */
export interface Pair {
  readonly person: number;
  readonly workshop: number;
}

/** Who goes where when a workshop's rounds are thrown together: at least as good as any allocation can be. */
export interface Relaxed {
  readonly pairs: readonly Pair[];
  /** With the pinned seats. */
  readonly objectives: Objectives;
  /** The fewest alike pairs of any allocation that reaches `objectives`. */
  readonly fewestAlike: number;
}

interface Arc {
  readonly from: number;
  readonly to: number;
  readonly capacity: number;
  readonly cost: number;
  readonly pair?: Pair;
  /** On arcs through which one party goes to one workshop: what the first, second … of its people costs in alike pairs. */
  readonly alike?: readonly number[];
}

const source = 0;
const sink = 1;

/**
 * The best that could be if each workshop had one long round with all its places, and each person as many places as they
 * have rounds free. This is a flow of least cost, and so solved exactly. First for the three objectives; then, among all
 * flows that are as good, for the mix.
 * @throws ImpossibleProblem when the numbers are so large that they would be rounded
 */
export function relax(drawn: Drawn): Relaxed {
  const weights = weightsOf(drawn);
  const { arcs, nodes } = layOut(drawn, { wish: (rank) => weights.square * rank * rank - weights.place, first: -1 });
  const first = new Network(nodes);
  const handles = arcs.map(({ from, to, capacity, cost }) => first.add(from, to, capacity, cost));
  first.send(source, sink);
  const prices = handles.map((handle) => first.reducedCost(handle));

  const forced = -(arcs.reduce((sum, { alike = [] }) => sum + alike.reduce((all, one) => all + one, 0), 0) + 1);
  const second = new Network(nodes);
  const kept = arcs.map(({ from, to, capacity, alike, pair }, at) => {
    const price = prices[at] as number;
    if (price > 0) return { pair, handles: [] };
    if (!alike) return { pair, handles: [second.add(from, to, capacity, price < 0 ? forced : 0)] };
    return { pair, handles: steps(alike).map(({ cost, count }) => second.add(from, to, count, cost)) };
  });
  second.send(source, sink);

  const pairs = kept.flatMap(({ pair, handles: [handle] }) =>
    pair && handle !== undefined && second.flowOn(handle) > 0 ? [pair] : [],
  );
  const alikeAdded = arcs.reduce((sum, { alike }, at) => {
    const flowing = (kept[at]?.handles ?? []).reduce((all, handle) => all + second.flowOn(handle), 0);
    return sum + (alike ?? []).slice(0, flowing).reduce((all, one) => all + one, 0);
  }, 0);
  const pinned = pinnedSeats(drawn);
  return {
    pairs,
    objectives: objectivesOf(drawn, [...pairs.map((pair) => ({ ...pair, round: 0 })), ...pinned]),
    fewestAlike: mixOf(drawn, pinned).alike + alikeAdded,
  };
}

/**
 * A number below which no allocation with these objectives can have its alike pairs, where the relaxation is better than
 * what can be reached: the least of alike pairs plus so and so much for each square, less the squares there are
 * (Lagrange's bound), the higher for two prices of a square.
 */
export function fewestAlikeWith(drawn: Drawn, reached: Objectives): number {
  const pinned = pinnedSeats(drawn);
  const given = objectivesOf(drawn, pinned);
  const bounds = [0, 2].map((price) => {
    const { arcs, nodes } = layOut(drawn, { wish: (rank) => price * rank * rank, first: 0 });
    const network = new Network(nodes);
    const costs = arcs.flatMap(({ from, to, capacity, cost, alike }) =>
      (alike ? steps(alike) : [{ cost, count: capacity }]).map((step) => ({ cost: step.cost, handle: network.add(from, to, step.count, step.cost) })),
    );
    network.send(source, sink, { atMost: reached.places - given.places });
    return costs.reduce((sum, { cost, handle }) => sum + cost * network.flowOn(handle), 0) - price * (reached.squares - given.squares);
  });
  return mixOf(drawn, pinned).alike + Math.max(...bounds);
}

/**
 * The network: from the source to each person, on to a wish (the first three through a node whose first unit is worth
 * something), through the person's party at that workshop, to the workshop, to the sink.
 */
function layOut(drawn: Drawn, costs: { readonly wish: (rank: number) => number; readonly first: number }): { arcs: Arc[]; nodes: number } {
  const { people, workshops, room } = drawn;
  const arcs: Arc[] = [];
  const workshopNode = (w: number) => 2 + w;
  const personNode = (p: number) => 2 + workshops.length + 2 * p;
  let nodes = 2 + workshops.length + 2 * people.length;
  const members = new Map<string, { readonly node: number; readonly party: number; readonly workshop: number; count: number }>();
  const towards = (party: number, workshop: number): number => {
    if (party < 0) return workshopNode(workshop);
    const key = `${party} ${workshop}`;
    const known = members.get(key) ?? { node: nodes++, party, workshop, count: 0 };
    known.count += 1;
    members.set(key, known);
    return known.node;
  };
  people.forEach((person, p) => {
    const { free } = person;
    const wishes = openWishes(person).filter(({ workshop }) => free.some((round) => (room[workshop]?.[round] ?? 0) > 0));
    if (wishes.length === 0) return;
    const [own, ownFirst] = [personNode(p), personNode(p) + 1];
    arcs.push({ from: source, to: own, capacity: free.length, cost: 0 });
    if (!hasFirstWishPinned(person)) arcs.push({ from: own, to: ownFirst, capacity: 1, cost: costs.first });
    arcs.push({ from: own, to: ownFirst, capacity: free.length, cost: 0 });
    for (const { workshop, rank } of wishes)
      arcs.push({
        from: rank <= firstWishes ? ownFirst : own,
        to: towards(person.party, workshop),
        capacity: 1,
        cost: costs.wish(rank),
        pair: { person: p, workshop },
      });
  });
  // Room for one more than can come, so that these arcs are never full and set no price.
  for (const { node, party, workshop, count } of members.values())
    arcs.push({ from: node, to: workshopNode(workshop), capacity: count + 1, cost: 0, alike: alikeCosts(drawn, party, workshop, count) });
  workshops.forEach((_, w) => {
    arcs.push({ from: workshopNode(w), to: sink, capacity: (room[w] ?? []).reduce((sum, count) => sum + count, 0), cost: 0 });
  });
  return { arcs, nodes };
}

/** One place outweighs all squares there can be, and one square outweighs all people there can be. */
function weightsOf({ people, room, rounds }: Drawn): { place: number; square: number } {
  const longest = people.reduce((most, { wishes }) => Math.max(most, wishes.length), 0);
  const allRoom = room.flat().reduce((sum, count) => sum + count, 0);
  const square = people.length + 1;
  const place = square * (Math.min(allRoom, people.length * rounds) * longest ** 2 + 1);
  // A node's price is a sum of at most as many costs as there are nodes.
  if (place * 4 * (people.length + room.length + 1) >= Number.MAX_SAFE_INTEGER) throw new ImpossibleProblem([{ code: "too-large" }]);
  return { place, square };
}

/** What each further member of a party at a workshop adds in alike pairs, spread over its rounds as evenly as can be. */
function alikeCosts({ people, room }: Drawn, party: number, workshop: number, count: number): number[] {
  const present = (room[workshop] ?? []).flatMap((places, round) =>
    places > 0 ? [people.filter((person) => person.party === party && person.pinned[round] === workshop).length] : [],
  );
  return Array.from({ length: count }, () => {
    const least = Math.min(...present);
    present[present.indexOf(least)] = least + 1;
    return least;
  });
}

/** Equal costs in a row as one. */
function steps(costs: readonly number[]): { cost: number; count: number }[] {
  const runs: { cost: number; count: number }[] = [];
  for (const cost of costs) {
    const last = runs.at(-1);
    if (last?.cost === cost) last.count += 1;
    else runs.push({ cost, count: 1 });
  }
  return runs;
}
