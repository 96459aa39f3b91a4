import { createHash, randomBytes } from "node:crypto";
import { keyedHash } from "./keyed-hash.ts";
import { readsAsCpr } from "./privacy/cpr.ts";

/** Crockford's 32 signs: no I, L, O or U, so that a code survives being read aloud and written by hand. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 16;

/** A fresh code of 80 random bits, such as `7KQM-2XNF-9R4T-B0HW`. */
export function makeReceiptCode(): string {
  return codeOf(randomBytes(length)) ?? makeReceiptCode();
}

/**
 * A code like these that is computed with the installation's secret: it can be printed again, and is kept nowhere.
 * @param about what it opens, and what makes it another one
 */
export function computeReceiptCode(secret: string, about: string): string {
  return codeOf(keyedHash(secret, `receipt|${about}`).subarray(0, length)) ?? computeReceiptCode(secret, `${about}|`);
}

function codeOf(bytes: Uint8Array): string | undefined {
  const code = [...bytes].map((byte) => signs[byte % signs.length]).join("");
  // One in some hundred thousand would be stopped as a CPR number when it is typed in again.
  return readsAsCpr(code) ? undefined : inFours(code);
}

/** A typed code as it was given out: case, spaces and the usual mix-ups do not matter. Undefined when it is no code. */
export function readReceiptCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replace(/[\s–-]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  if (code.length !== length || [...code].some((sign) => !signs.includes(sign))) return undefined;
  return inFours(code);
}

const inFours = (code: string): string => (code.match(/.{4}/g) ?? []).join("-");

/**
 * What is kept of a code. It has 80 random bits, so a plain hash is enough.
 * @param purpose whose receipts they are: the same code hashes differently in each feature
 */
export function hashReceiptCode(purpose: "street" | "dialogue" | "ideas" | "conference" | "invitation", code: string): string {
  return createHash("sha256").update(`${purpose} receipt ${code}`).digest("hex");
}
