/** What may stand in a programme. */
export const sessionKinds = ["talk", "workshop", "break", "other"] as const;

export type SessionKind = (typeof sessionKinds)[number];

/** How many rounds of workshops a conference can have. */
export const mostRounds = 6;

/** Somebody who speaks or facilitates, and from where; both as they wish to stand in public. */
export interface ProgrammePerson {
  readonly name: string;
  readonly affiliation: string;
}

export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** A time in which workshops are held beside each other; numbers begin with 1 and follow the clock. */
export interface Round extends Span {
  readonly number: number;
}

/** A workshop in one round. */
export interface Held {
  readonly round: number;
  readonly room: string;
  /** How many people have room. */
  readonly capacity: number;
}

/** One thing in the programme: with a time of its own, or a workshop that is held in rounds. */
export interface Session {
  readonly id: string;
  readonly kind: SessionKind;
  readonly title: string;
  /** What a talk is about; the question of a workshop. */
  readonly about: string;
  readonly people: readonly ProgrammePerson[];
  /** null for a workshop. */
  readonly time: Span | null;
  readonly room: string;
  /** Empty for everything but a workshop. */
  readonly rounds: readonly Held[];
}

/** A whole programme, and what of the conference stands above it. */
export interface Programme extends Span {
  readonly title: string;
  readonly place: string;
  readonly rounds: readonly Round[];
  readonly sessions: readonly Session[];
}

/** One line of the programme: a session at the time at which it is held. */
export interface Slot extends Span {
  /** Unique in the programme: a workshop has one slot in each of its rounds. */
  readonly key: string;
  readonly session: Session;
  readonly room: string;
  /** Of a workshop. */
  readonly held?: Held;
}

/** Every time at which something is held, by the clock; what begins together, by room and title. */
export function slotsOf({ rounds, sessions }: Pick<Programme, "rounds" | "sessions">): Slot[] {
  const roundAt = new Map(rounds.map((round) => [round.number, round]));
  const slots = sessions.flatMap((session): Slot[] => {
    if (session.time) return [{ ...session.time, key: session.id, session, room: session.room }];
    return session.rounds.flatMap((held) => {
      const round = roundAt.get(held.round);
      return round ? [{ startsAt: round.startsAt, endsAt: round.endsAt, key: `${session.id}/${held.round}`, session, room: held.room, held }] : [];
    });
  });
  return slots.sort(byClock);
}

function byClock(one: Slot, other: Slot): number {
  return (
    one.startsAt.getTime() - other.startsAt.getTime() ||
    one.endsAt.getTime() - other.endsAt.getTime() ||
    one.room.localeCompare(other.room, "da") ||
    one.session.title.localeCompare(other.session.title, "da")
  );
}

/** Workshops that are held in no round, so that nobody can come to them. */
export function unheldWorkshops({ sessions }: Pick<Programme, "sessions">): Session[] {
  return sessions.filter(({ kind, rounds }) => kind === "workshop" && rounds.length === 0);
}

/** Whether two times have a moment in common; one that ends when the other begins has none. */
export function overlap(one: Span, other: Span): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

/** Things beside each other, in bands: what overlaps stands in one band, also through a third. In the order of the clock. */
export function bandsOf<T extends Span>(spans: readonly T[]): (Span & { readonly members: readonly T[] })[] {
  const bands: { startsAt: Date; endsAt: Date; members: T[] }[] = [];
  const sorted = [...spans].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime());
  for (const span of sorted) {
    const last = bands.at(-1);
    if (last && overlap(last, span)) {
      last.members.push(span);
      if (span.endsAt > last.endsAt) last.endsAt = span.endsAt;
    } else bands.push({ startsAt: span.startsAt, endsAt: span.endsAt, members: [span] });
  }
  return bands;
}
