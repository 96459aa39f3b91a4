/** What somebody answers to one time: they can, only if need be, or they cannot. */
export const choices = ["yes", "maybe", "no"] as const;
export type Choice = (typeof choices)[number];

/** One proposed time. */
export interface Slot {
  readonly id: string;
  readonly startsAt: Date;
}

/** Somebody who is asked, and what they have answered so far, by time. */
export interface Voter {
  readonly id: string;
  readonly mustBeThere: boolean;
  readonly answers: ReadonlyMap<string, Choice>;
}

/**
 * Where a time stands for those who must be there: all of them can come, some have not answered, or one cannot, which
 * rules it out. Where nobody must be there, all of them can.
 */
export type Standing = "all_can" | "waiting" | "ruled_out";

/** A time with what was answered to it. */
export interface RankedSlot<S extends Slot = Slot> {
  readonly slot: S;
  readonly yes: number;
  readonly maybe: number;
  readonly no: number;
  readonly standing: Standing;
  /** Who must be there and cannot. */
  readonly ruledOutBy: readonly string[];
  /** How many who must be there have not answered. */
  readonly waitingFor: number;
}

const order: Readonly<Record<Standing, number>> = { all_can: 0, waiting: 1, ruled_out: 2 };

/**
 * The times, the best first: those at which all who must be there can come, then those where that is open, last those
 * which one of them rules out; among equals the one with most who can, then fewest who cannot, then the earliest.
 */
export function rankSlots<S extends Slot>(slots: readonly S[], voters: readonly Voter[]): RankedSlot<S>[] {
  return slots
    .map((slot) => counted(slot, voters))
    .sort(
      (a, b) =>
        order[a.standing] - order[b.standing] ||
        b.yes - a.yes ||
        a.no - b.no ||
        a.slot.startsAt.getTime() - b.slot.startsAt.getTime() ||
        (a.slot.id < b.slot.id ? -1 : 1),
    );
}

function counted<S extends Slot>(slot: S, voters: readonly Voter[]): RankedSlot<S> {
  const said = (choice: Choice) => voters.filter(({ answers }) => answers.get(slot.id) === choice).length;
  const must = voters.filter(({ mustBeThere }) => mustBeThere);
  const ruledOutBy = must.filter(({ answers }) => answers.get(slot.id) === "no").map(({ id }) => id);
  const waitingFor = must.filter(({ answers }) => !answers.has(slot.id)).length;
  const standing = ruledOutBy.length > 0 ? "ruled_out" : waitingFor > 0 ? "waiting" : "all_can";
  return { slot, yes: said("yes"), maybe: said("maybe"), no: said("no"), standing, ruledOutBy, waitingFor };
}

/** Whether it is too early to call a time the best: fewer than half of those who are asked have answered. */
export function tooFewAnswers(voters: readonly Voter[]): boolean {
  return voters.filter(({ answers }) => answers.size > 0).length * 2 < Math.max(voters.length, 1);
}

/** The time to choose, when there is one: enough have answered, all who must be there can, and somebody says yes. */
export function bestSlot<S extends Slot>(ranked: readonly RankedSlot<S>[], voters: readonly Voter[]): RankedSlot<S> | undefined {
  const [first] = ranked;
  return first && first.standing === "all_can" && first.yes > 0 && !tooFewAnswers(voters) ? first : undefined;
}
