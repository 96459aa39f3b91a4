import { Temporal } from "temporal-polyfill";
import { timeZone } from "../../../../platform/i18n/dates.ts";
import { bandsOf } from "./programme.ts";
import type { Programme, Session, Span } from "./programme.ts";

/** What has a time that can be changed: a session, or a round with all its workshops. */
export interface Block extends Span {
  readonly key: string;
  readonly round?: number;
}

/** A block at its new time. */
export type Moved = Span & Pick<Block, "key" | "round">;

/** Which way something is moved in a programme. */
export const directions = ["earlier", "later"] as const;

export type Direction = (typeof directions)[number];

/** The blocks of a programme, by the clock. */
export function blocksOf({ rounds, sessions }: Pick<Programme, "rounds" | "sessions">): Block[] {
  const blocks = [
    ...sessions.flatMap(({ id, time }): Block[] => (time ? [{ key: id, ...time }] : [])),
    ...rounds.map(({ number, startsAt, endsAt }): Block => ({ key: roundKey(number), startsAt, endsAt, round: number })),
  ];
  return blocks.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime());
}

/** The key of a round among the blocks. */
export const roundKey = (number: number) => `round-${number}`;

/**
 * A block changes places with what lies before or after it. What lies beside it goes along, so that nothing that was apart
 * comes to overlap; each keeps its length, and the pause between them stays as long as it was.
 * @returns the blocks with a new time; undefined when there is nothing to change places with, or when two rounds would,
 *   whose numbers follow the clock
 */
export function moveBlock(blocks: readonly Block[], key: string, direction: Direction): Moved[] | undefined {
  const bands = bandsOf(blocks);
  const at = bands.findIndex(({ members }) => members.some((block) => block.key === key));
  if (at < 0) return undefined;
  const first = bands[direction === "earlier" ? at - 1 : at];
  const second = bands[direction === "earlier" ? at : at + 1];
  if (!first || !second) return undefined;
  const hasRound = (band: typeof first) => band.members.some(({ round }) => round !== undefined);
  if (hasRound(first) && hasRound(second)) return undefined;
  const forward = second.endsAt.getTime() - first.endsAt.getTime();
  const back = first.startsAt.getTime() - second.startsAt.getTime();
  return [...second.members.map((block) => shifted(block, back)), ...first.members.map((block) => shifted(block, forward))];
}

/** Everything that begins at or after a moment, so many milliseconds later (or earlier). */
export function shiftFrom(blocks: readonly Block[], from: Date, by: number, except?: string): Moved[] {
  if (by === 0) return [];
  return blocks.filter(({ key, startsAt }) => key !== except && startsAt >= from).map((block) => shifted(block, by));
}

function shifted({ key, round, startsAt, endsAt }: Block, by: number): Moved {
  const span = { startsAt: new Date(startsAt.getTime() + by), endsAt: new Date(endsAt.getTime() + by) };
  return round === undefined ? { key, ...span } : { key, round, ...span };
}

/**
 * A programme that goes along when the beginning of its conference moves: by the clock on the wall, so that what begins at
 * 16.30 still does when summer time has ended in between.
 */
export function moveAlong<T extends Pick<Programme, "rounds" | "sessions">>(programme: T, from: Date, to: Date): T {
  const by = wallTime(from).until(wallTime(to), { largestUnit: "days" });
  const later = (at: Date) => new Date(wallTime(at).add(by).toZonedDateTime(timeZone).epochMilliseconds);
  const along = <S extends Span>(span: S): S => ({ ...span, startsAt: later(span.startsAt), endsAt: later(span.endsAt) });
  const sessions = programme.sessions.map((session): Session => ({ ...session, time: session.time && along(session.time) }));
  return { ...programme, rounds: programme.rounds.map(along), sessions };
}

const wallTime = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime();
