import { overlap, slotsOf } from "./programme.ts";
import type { Programme, Round, Slot } from "./programme.ts";

/** Something in a programme that cannot be held as it stands. */
export type Conflict =
  | { readonly kind: "room"; readonly room: string; readonly slots: readonly [Slot, Slot] }
  | { readonly kind: "person"; readonly name: string; readonly slots: readonly [Slot, Slot] }
  | { readonly kind: "rounds"; readonly rounds: readonly [Round, Round] }
  | { readonly kind: "outside"; readonly slot: Slot };

/**
 * Everything that cannot be held as it stands: one room or one person in two places at once, rounds that overlap, and what
 * lies outside the hours of the conference. Names of rooms and people count as the same whatever their case and spaces.
 */
export function conflictsOf(programme: Programme): Conflict[] {
  const slots = slotsOf(programme);
  const conflicts: Conflict[] = [];
  slots.forEach((slot, at) => {
    for (const other of slots.slice(at + 1)) {
      if (!overlap(slot, other)) continue;
      if (slot.room !== "" && sameWords(slot.room, other.room)) conflicts.push({ kind: "room", room: slot.room, slots: [slot, other] });
      for (const { name } of slot.session.people)
        if (other.session.people.some((person) => sameWords(person.name, name))) conflicts.push({ kind: "person", name, slots: [slot, other] });
    }
    if (slot.startsAt < programme.startsAt || slot.endsAt > programme.endsAt) conflicts.push({ kind: "outside", slot });
  });
  programme.rounds.forEach((round, at) => {
    for (const other of programme.rounds.slice(at + 1)) if (overlap(round, other)) conflicts.push({ kind: "rounds", rounds: [round, other] });
  });
  return conflicts;
}

/** The keys of the slots that a conflict is about. */
export function slotsIn(conflict: Conflict): string[] {
  switch (conflict.kind) {
    case "outside":
      return [conflict.slot.key];
    case "rounds":
      return [];
    default:
      return conflict.slots.map(({ key }) => key);
  }
}

function sameWords(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

const plain = (text: string) => text.trim().replace(/\s+/g, " ").toLocaleLowerCase("da");
