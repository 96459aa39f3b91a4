import { recordChange } from "../audit/commands.ts";
import type { Tx } from "../db/database.ts";
import { grant } from "../rights/permit.ts";
import type { SignedInSession } from "../web/deps.ts";

/** Writes what somebody changed about their own ways of signing in, in the audit of each district they belong to. */
export async function recordOwnChange(tx: Tx, session: SignedInSession, action: string): Promise<void> {
  for (const { districtId, memberId, name, roles } of session.memberships) {
    const permit = grant(districtId, { kind: "member", memberId, name, roles, sessionKey: session.key }, action);
    await recordChange(tx, permit, { action, kind: "member", id: memberId });
  }
}
