import type { DistrictId } from "../district/district.ts";
import type { Role } from "./roles.ts";

/** Who acts. A `link` is a personal link: one purpose, no account. `system` is the program itself. */
export type Actor =
  | { readonly kind: "visitor" }
  | {
      readonly kind: "member";
      readonly memberId: string;
      readonly name: string;
      readonly roles: readonly Role[];
      readonly sessionKey: string;
    }
  | { readonly kind: "link"; readonly linkId: string; readonly memberId: string | null }
  | { readonly kind: "system"; readonly name: string };

declare const granted: unique symbol;

/**
 * Proof that the platform has checked the right to `A` in a district. Queries and commands that show or change what
 * is not public ask for one, so that they cannot be called without the check.
 */
export interface Permit<A extends string> {
  readonly districtId: DistrictId;
  readonly actor: Actor;
  readonly [granted]: A;
}

/**
 * Makes a permit after a check. Called by the router for requests and by jobs, commands of the CLI and the example
 * for the program's own work; a feature never calls it (the structure check watches that).
 */
export function grant<A extends string>(districtId: DistrictId, actor: Actor, _action: A): Permit<A> {
  return { districtId, actor } as Permit<A>;
}
