import { may } from "../../platform/rights/roles.ts";
import type { Actor } from "../../platform/rights/permit.ts";
import { policy } from "./policy.ts";

/**
 * Which closed items somebody may read: all, for those who prepare meetings and for the program's own work; for every
 * other member the items they are named at; none for visitors and personal links.
 */
export function closedItemsFor(actor: Actor): "all" | "none" | { readonly namedMember: string } {
  if (actor.kind === "system") return "all";
  if (actor.kind !== "member") return "none";
  return may(policy["meetings.prepare"], actor.roles) ? "all" : { namedMember: actor.memberId };
}
