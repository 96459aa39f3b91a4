import { createHmac, randomBytes } from "node:crypto";

/** No vowels, so that no code is a word; no 0, 1, I, L or O, which look alike on paper. */
const signs = "23456789BCDFGHJKMNPQRSTVWXZ";
const length = 8;

/** A key from which the codes of one print-out are made; it is in the address of the cards and kept nowhere. */
export function makeCodesKey(): string {
  return randomBytes(24).toString("base64url");
}

/** The n-th code of a print-out, such as `7KQM-2XNF`: 27^8 possible ones, guessed at only through the rate limit. */
export function codeOfKey(key: string, n: number): string {
  const bytes = createHmac("sha256", key).update(`code ${n}`).digest();
  // Bytes from 243 on would make the first signs likelier than the others.
  const digits = [...bytes].filter((byte) => byte < 9 * signs.length).slice(0, length);
  if (digits.length < length) return codeOfKey(`${key}+`, n);
  return spaced(digits.map((byte) => signs[byte % signs.length]).join(""));
}

/** A typed code as it was given out: case, spaces and strokes do not matter. Undefined when it is no code. */
export function readCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
  return code.length === length && [...code].every((sign) => signs.includes(sign)) ? spaced(code) : undefined;
}

/** What is kept of a code. A short code needs a keyed hash: without the secret nobody can try them all. */
export function hashCode(secret: string, electionId: string, code: string): string {
  return createHmac("sha256", secret).update(`election code|${electionId}|${code}`).digest("hex").slice(0, 32);
}

/**
 * What is kept of somebody who was given a ballot, so that nobody gets two: a keyed hash of name and address, in which
 * case, spaces, strokes and dots do not matter.
 */
export function hashReceiver(secret: string, electionId: string, name: string, address: string): string {
  const plain = [name, address].map((text) => text.normalize("NFKC").toLocaleLowerCase("da").replace(/[^\p{L}\p{N}]/gu, ""));
  return createHmac("sha256", secret).update(`election receiver|${electionId}|${plain.join("|")}`).digest("hex").slice(0, 32);
}

function spaced(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
