import type { MemberRole } from "../../platform/identity/member.ts";
import type { Actor } from "../../platform/rights/permit.ts";

/** Only an admin, or the program itself, makes or unmakes an admin: nobody lifts themselves up. */
export function mayChangeRoles(actor: Actor, before: readonly MemberRole[], after: readonly MemberRole[]): boolean {
  if (before.includes("admin") === after.includes("admin")) return true;
  return actor.kind === "system" || (actor.kind === "member" && actor.roles.includes("admin"));
}
