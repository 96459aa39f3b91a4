import { createHash } from "node:crypto";

/** What retention may erase from an event, as texts: before and after are the JSON that is stored. */
export interface ErasablePart {
  readonly salt: Buffer;
  readonly actorId: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** What of an event stays for ever. */
export interface LastingPart {
  readonly district: string;
  readonly id: string;
  readonly at: Date;
  readonly actorKind: string;
  readonly action: string;
  readonly itemKind: string;
  readonly itemId: string;
}

/** The hash before the first event of every chain. */
export const chainStart: Buffer = Buffer.alloc(32);

/** SHA-256 of what may be erased. The salt keeps anyone from guessing it back afterwards. */
export function payloadDigest({ salt, actorId, before, after }: ErasablePart): Buffer {
  return hashOf([salt.toString("hex"), actorId, before, after]);
}

/** SHA-256 of the whole event; it needs only the digest of what may be erased, so it can be checked for ever. */
export function eventDigest(event: LastingPart, payload: Buffer): Buffer {
  const { district, id, at, actorKind, action, itemKind, itemId } = event;
  return hashOf([district, id, at.toISOString(), actorKind, action, itemKind, itemId, payload.toString("hex")]);
}

/** The chain's hash after an event: SHA-256 of the one before and the event's digest. */
export function chainHash(previous: Buffer, digest: Buffer): Buffer {
  return createHash("sha256").update(previous).update(digest).digest();
}

/** Each field with its length in bytes, so that no two lists of fields read alike; migration 0013 does the same in SQL. */
function hashOf(fields: readonly (string | null)[]): Buffer {
  const hash = createHash("sha256");
  for (const field of fields) hash.update(field === null ? "-," : `${Buffer.byteLength(field)}:${field},`);
  return hash.digest();
}
