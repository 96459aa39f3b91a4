import { validate as isUuid, v7 as uuidv7 } from "uuid";
import { recordChange } from "../audit/commands.ts";
import type { Db, Tx } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import type { Permit } from "../rights/permit.ts";
import { hashedAddress, maskedAddress } from "./address.ts";
import "./tables.ts";

/** An address to which no mail is sent, because its server has refused it for good. */
export interface Bounce {
  readonly id: string;
  readonly maskedAddress: string;
  /** The server's code, such as `550`. */
  readonly code: string;
  readonly refusedAt: Date;
}

/** An address in a district, and the installation's key to know it again by. */
export interface BounceAddress {
  readonly secret: string;
  readonly districtId: DistrictId;
  readonly address: string;
}

/** Notes that an address was refused for good; no more mail goes there until somebody says so. */
export async function noteBounce(
  db: Db | Tx,
  { secret, districtId, address }: BounceAddress,
  code: string,
  now: Date,
): Promise<void> {
  await db
    .insertInto("platform.mail_bounce")
    .values({
      district: districtId,
      id: uuidv7(),
      address_hash: hashedAddress(secret, districtId, address),
      masked_address: maskedAddress(address),
      code,
      refused_at: now,
    })
    .onConflict((conflict) => conflict.columns(["district", "address_hash"]).doUpdateSet({ code, refused_at: now }))
    .execute();
}

/** What is known against an address; undefined when mail may go there. */
export async function findBounce(
  db: Db | Tx,
  { secret, districtId, address }: BounceAddress,
): Promise<Bounce | undefined> {
  return bounceRows(db, districtId)
    .where("address_hash", "=", hashedAddress(secret, districtId, address))
    .executeTakeFirst();
}

/** Which of some addresses get no mail, in lower case, and when they were refused. */
export async function bouncedAmong(
  db: Db | Tx,
  { secret, districtId }: Pick<BounceAddress, "secret" | "districtId">,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (addresses.length === 0) return new Map();
  const byHash = new Map(addresses.map((address) => [hashedAddress(secret, districtId, address), address.trim().toLowerCase()]));
  const rows = await db
    .selectFrom("platform.mail_bounce")
    .select(["address_hash", "refused_at"])
    .where("district", "=", districtId)
    .where("address_hash", "in", [...byHash.keys()])
    .execute();
  return new Map(rows.flatMap(({ address_hash, refused_at }) => {
    const address = byHash.get(address_hash);
    return address === undefined ? [] : [[address, refused_at]];
  }));
}

/** Addresses of the district that get no mail, newest refusal first. */
export async function listBounces(db: Db, permit: Permit<"operations.read" | "operations.retry">, limit: number): Promise<Bounce[]> {
  return bounceRows(db, permit.districtId).orderBy("refused_at", "desc").orderBy("id").limit(limit).execute();
}

/**
 * Lets mail go to an address again. Mails that were held are sent one by one by whoever still wants them sent.
 * @returns false when there is no such bounce any more
 */
export async function clearBounce(tx: Tx, permit: Permit<"operations.retry">, id: string): Promise<boolean> {
  if (!isUuid(id)) return false;
  const cleared = await tx
    .deleteFrom("platform.mail_bounce")
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .returning("code")
    .executeTakeFirst();
  if (!cleared) return false;
  await recordChange(tx, permit, { action: "mail.clear_address", kind: "mail-address", id, before: { code: cleared.code } });
  return true;
}

function bounceRows(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("platform.mail_bounce")
    .select(["id", "masked_address as maskedAddress", "code", "refused_at as refusedAt"])
    .where("district", "=", districtId);
}
