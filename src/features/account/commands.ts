import type { Tx } from "../../platform/db/database.ts";
import { recordOwnChange } from "../../platform/identity/own-changes.ts";
import { addPasskey, removePasskey } from "../../platform/identity/passkeys.ts";
import type { Deps, SignedInSession } from "../../platform/web/deps.ts";

/** A passkey that the person's browser has just made: their name for it, and what the browser gave. */
export interface MadePasskey {
  readonly name: string;
  readonly credential?: unknown;
}

/**
 * Keeps a new passkey of the person of a session.
 * @throws Refusal of `addPasskey`
 */
export async function keepPasskey(
  tx: Tx,
  settings: Pick<Deps, "secret" | "publicUrl">,
  session: SignedInSession,
  made: MadePasskey,
  now: Date,
): Promise<void> {
  const owner = { personId: session.personId, sessionKey: session.key, name: session.name };
  await addPasskey(tx, settings, owner, { name: made.name, answer: made.credential }, now);
  await recordOwnChange(tx, session, "account.add_passkey");
}

/** Removes a passkey of the person of a session; one that is gone, or somebody else's, stays as it is. */
export async function dropPasskey(tx: Tx, session: SignedInSession, id: string): Promise<void> {
  const name = await removePasskey(tx, session.personId, id);
  if (name !== undefined) await recordOwnChange(tx, session, "account.remove_passkey");
}
