import { partiesOfMembers } from "../../network/queries.ts";
import type { Db } from "../../platform/db/database.ts";
import { listDistricts } from "../../platform/district/queries.ts";
import { listPasskeys } from "../../platform/identity/passkeys.ts";
import type { Passkey } from "../../platform/identity/passkeys.ts";
import type { Membership } from "../../platform/identity/queries.ts";
import { listSessions } from "../../platform/identity/sessions.ts";
import type { OwnSession } from "../../platform/identity/sessions.ts";
import type { SignedInSession } from "../../platform/web/deps.ts";

/** One district a person belongs to, and for whom they speak there. */
export interface OwnMembership extends Membership {
  readonly districtName: string;
  readonly speaksFor: readonly { readonly partyName: string; readonly function: string; readonly isDeputy: boolean }[];
}

/** Everything a person sees about themselves. */
export interface OwnAccount {
  readonly session: SignedInSession;
  readonly memberships: readonly OwnMembership[];
  readonly passkeys: readonly Passkey[];
  readonly sessions: readonly OwnSession[];
}

/** What the person of a session may see: only what is theirs. */
export async function accountOf(db: Db, session: SignedInSession, today: string): Promise<OwnAccount> {
  const districts = await listDistricts(db);
  const memberships = session.memberships.map(async (membership) => ({
    ...membership,
    districtName: districts.find((district) => district.id === membership.districtId)?.name ?? membership.districtId,
    speaksFor: await partiesOfMembers(db, membership.districtId, [membership.memberId], today),
  }));
  const [passkeys, sessions] = await Promise.all([
    listPasskeys(db, session.personId),
    listSessions(db, session.personId),
  ]);
  return { session, passkeys, sessions, memberships: await Promise.all(memberships) };
}
