import { sameSpan, spanOf } from "../rules/programme/changes.ts";
import type { ProgrammeChange } from "../rules/programme/changes.ts";
import { moveAlong } from "../rules/programme/moving.ts";
import { slotsOf } from "../rules/programme/programme.ts";
import type { Programme } from "../rules/programme/programme.ts";
import { slotKey } from "../seating/rules/programme.ts";
import type { Seat } from "../seating/rules/programme.ts";

/**
 * What somebody must hear of a later programme so that they do not come at the wrong time or to the wrong room: what is for everyone
 * and the workshops in which they have a seat, where these are at another time, elsewhere, or dropped. What is new, or has a room for
 * the first time, sends nobody astray. When the whole conference has moved, that is told by itself: here its programme goes along.
 */
export function ownChanges(was: Programme, is: Programme, seats: readonly Pick<Seat, "sessionId" | "round">[]): ProgrammeChange[] {
  const own = new Set(seats.map(slotKey));
  const now = new Map(slotsOf(is).map((slot) => [slot.key, slot]));
  const kept = new Set(is.sessions.map(({ id }) => id));
  return slotsOf(moveAlong(was, was.startsAt, is.startsAt))
    .filter(({ key, held }) => !held || own.has(key))
    .flatMap((before): ProgrammeChange[] => {
      const { session, held } = before;
      const after = now.get(before.key);
      if (!after) return [held && kept.has(session.id) ? { kind: "round_dropped", session, round: held.round } : { kind: "dropped", session }];
      const changes: ProgrammeChange[] = [];
      if (!sameSpan(before, after)) changes.push({ kind: "moved", session: after.session, from: spanOf(before), to: spanOf(after) });
      if (before.room !== after.room && before.room !== "") changes.push({ kind: "other_room", session: after.session, round: null, from: before.room, to: after.room });
      return changes;
    });
}
