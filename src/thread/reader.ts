import type { Visit } from "../platform/web/routes.ts";
import { allKinds, kindOf } from "./kinds.ts";
import type { ItemKind } from "./kinds.ts";

/**
 * Who reads. Every item has a public side and an inside (`title`, `text`). A visitor reads public sides only. A member
 * also reads the inside of kinds that are open to all members; whoever has more rights comes as their rights. The
 * program reads everything, to follow a thread, never to show it.
 */
export type Reader = "visitor" | "member" | "program" | { readonly may: (action: string) => boolean };

/** The reader behind a visit, with all rights that count inside the kinds. */
export function readerOf(visit: Pick<Visit, "actor" | "may">): Reader {
  return visit.actor.kind === "member" ? { may: visit.may } : "visitor";
}

/** Whether this reader may read the inside of items of a kind. */
export function readsInside(reader: Reader, kind: string): boolean {
  return mayRead(reader, kindOf(kind));
}

/** Names of all kinds whose inside this reader may read. */
export function kindsReadInside(reader: Reader): string[] {
  return allKinds()
    .filter((kind) => mayRead(reader, kind))
    .map((kind) => kind.kind);
}

function mayRead(reader: Reader, kind: ItemKind): boolean {
  if (reader === "visitor") return false;
  if (reader === "program" || kind.internalFor === undefined) return true;
  return reader !== "member" && reader.may(kind.internalFor);
}
