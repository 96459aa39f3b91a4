import type { Drawn, Placed } from "./draw.ts";
import { Network } from "./flow.ts";
import type { Pair } from "./relaxation.ts";

const source = 0;
const sink = 1;

/**
 * Gives each pair a round, one round after the other: in each goes who otherwise could no longer be placed, and of each
 * party at each workshop an even share. Where every workshop has the same places in all rounds and nothing is pinned this
 * always works out, evenly for all parties at once: the bounds below hold for the pairs' even shares, which are a
 * fractional flow, so they hold for a whole one (the argument of de Werra's balanced edge colourings). Elsewhere it can
 * fail, and then says for whom.
 */
export function spread(drawn: Drawn, pairs: readonly Pair[]): { seats: Placed[]; unplaced: Pair[] } {
  const seats: Placed[] = [];
  let left = [...pairs];
  for (let round = 0; round < drawn.rounds; round += 1) {
    const now = new Set(pairsOfRound(drawn, left, round));
    seats.push(...[...now].map((pair) => ({ ...pair, round })));
    left = left.filter((pair) => !now.has(pair));
  }
  return { seats, unplaced: left };
}

/** Who is placed in a round: a flow of least cost, where what must be is worth more than all evenness. */
function pairsOfRound({ people, workshops, room, rounds }: Drawn, left: readonly Pair[], round: number): Pair[] {
  const must = 4 * left.length + 4;
  const roomIn = (workshop: number, at: number) => room[workshop]?.[at] ?? 0;
  const laterRoom = (workshop: number) => Array.from({ length: rounds - round - 1 }, (_, i) => round + 1 + i).filter((at) => roomIn(workshop, at) > 0);
  const workshopNode = (w: number) => 2 + w;
  let nodes = 2 + workshops.length;
  const arcs: [from: number, to: number, capacity: number, cost: number, pair?: Pair][] = [];
  /** The first `wanted` units are asked for at `price`, the next are free, those above `allowed` cost 2. */
  const bounded = (from: number, to: number, wanted: number, allowed: number, capacity: number, price: number): void => {
    arcs.push([from, to, Math.min(wanted, capacity), -price]);
    if (allowed > wanted) arcs.push([from, to, Math.min(allowed, capacity) - Math.min(wanted, capacity), 0]);
    if (capacity > allowed) arcs.push([from, to, capacity - allowed, 2]);
  };
  const partyNodes = new Map<string, { node: number; workshop: number; count: number }>();
  const towards = (party: number, workshop: number): number => {
    if (party < 0) return workshopNode(workshop);
    const known = partyNodes.get(`${party} ${workshop}`) ?? { node: nodes++, workshop, count: 0 };
    known.count += 1;
    partyNodes.set(`${party} ${workshop}`, known);
    return known.node;
  };
  for (const [p, own] of Map.groupBy(left, ({ person }) => person)) {
    const person = people[p];
    const free = (person?.free ?? []).filter((at) => at >= round);
    if (!person || free[0] !== round) continue;
    const here = nodes++;
    arcs.push([source, here, 1, own.length >= free.length ? -must : 0]);
    for (const pair of own) {
      if (roomIn(pair.workshop, round) === 0) continue;
      const isLast = !laterRoom(pair.workshop).some((at) => free.includes(at));
      arcs.push([here, towards(person.party, pair.workshop), 1, isLast ? -must : 0, pair]);
    }
  }
  for (const { node, workshop, count } of partyNodes.values()) {
    const share = count / (1 + laterRoom(workshop).length);
    bounded(node, workshopNode(workshop), Math.floor(share), Math.ceil(share), count, 2);
  }
  for (const [workshop, all] of Map.groupBy(left, (pair) => pair.workshop)) {
    const later = laterRoom(workshop).reduce((sum, at) => sum + roomIn(workshop, at), 0);
    const capacity = roomIn(workshop, round);
    bounded(workshopNode(workshop), sink, Math.max(0, all.length - later), capacity, capacity, must);
  }
  const network = new Network(nodes);
  const handles = arcs.map(([from, to, capacity, cost]) => network.add(from, to, capacity, cost));
  network.send(source, sink, { whileItPays: true });
  return arcs.flatMap(([, , , , pair], at) => (pair && network.flowOn(handles[at] as number) > 0 ? [pair] : []));
}
