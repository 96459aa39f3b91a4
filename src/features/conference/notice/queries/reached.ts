import type { Db, Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { bouncedAmong } from "../../../../platform/mail/bounces.ts";
import { undeliveredAmong } from "../../../../platform/mail/queries.ts";
import { addressKey } from "../../invitation/rules/standing.ts";

/** How many hear of a change by mail, and how many must be called or written to. */
export interface Reached {
  readonly byMail: number;
  readonly byHand: number;
}

/** The installation's key, by which addresses that do not work are known again. */
export interface Knowing {
  readonly secret: string;
}

interface WithEmail {
  readonly email: string | null;
}

/** What was done to tell somebody. */
export interface Tried extends WithEmail {
  readonly toldByHandAt: Date | null;
  readonly mailId: string | null;
  readonly mailedAt: Date | null;
}

/** What came of that. */
export interface Hearing {
  /** By hand, or by a mail that seems to have arrived. */
  readonly toldAt: Date | null;
  /** Mail reaches them; everybody else is told by hand. */
  readonly byMail: boolean;
}

/** How some people would hear of a change now. */
export async function reachedAmong(db: Db | Tx, districtId: DistrictId, people: readonly WithEmail[], { secret }: Knowing): Promise<Reached> {
  const bounced = await bouncedOf(db, districtId, people, secret);
  const byMail = people.filter((one) => one.email !== null && refusedAt(bounced, one) === undefined).length;
  return { byMail, byHand: people.length - byMail };
}

/** Who of some people has heard of a change, and whom mail reaches: a mail that was written may have come back, or never gone out. */
export async function hearingOf<T extends Tried>(db: Db | Tx, districtId: DistrictId, people: readonly T[], { secret }: Knowing): Promise<(T & Hearing)[]> {
  const bounced = await bouncedOf(db, districtId, people, secret);
  const undelivered = await undeliveredAmong(db, districtId, people.flatMap(({ mailId }) => mailId ?? []));
  return people.map((one) => {
    const refused = refusedAt(bounced, one);
    const cameBack = one.mailId !== null && undelivered.has(one.mailId);
    // Refused after a mail was written it came back; refused before, and still, it does not go out.
    const isLost = cameBack || refused !== undefined;
    return { ...one, toldAt: one.toldByHandAt ?? (isLost ? null : one.mailedAt), byMail: one.email !== null && !isLost };
  });
}

const bouncedOf = (db: Db | Tx, districtId: DistrictId, people: readonly WithEmail[], secret: string) =>
  bouncedAmong(db, { secret, districtId }, people.flatMap(({ email }) => email ?? []));

/** When somebody's address was refused for good; undefined when mail may go there, or they have none. */
const refusedAt = (bounced: ReadonlyMap<string, Date>, { email }: WithEmail): Date | undefined => (email === null ? undefined : bounced.get(addressKey(email)));
