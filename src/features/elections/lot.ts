import { createHash, randomBytes } from "node:crypto";

/*
 * Lots that anyone can draw again. The digest of a secret is public from the first day; when the lot is drawn the secret
 * is shown. Everything is SHA-256 over UTF-8 text, in lower-case hexadecimal, with one line feed between two texts and
 * none at the end: `printf '%s\n%s' "$seed" "$label" | sha256sum`.
 */

/** A fresh secret of 256 random bits. */
export function makeSecret(): string {
  return randomBytes(32).toString("hex");
}

/** What is public of a secret before its lot is drawn. */
export function commitmentTo(secret: string): string {
  return sha256(secret);
}

/** The seed of the lot between equal votes: neither who made the secret nor who says the words can choose it alone. */
export function tieSeed(secret: string, hallWords: string): string {
  return sha256(`${secret}\n${hallWords}`);
}

/** The key by which one label is placed. */
export function lotKey(seed: string, label: string): string {
  return sha256(`${seed}\n${label}`);
}

/** Things in the order of their keys, the smallest first. @param labelOf the text that stands for one in the lot */
export function drawOrder<T>(seed: string, things: readonly T[], labelOf: (thing: T) => string): T[] {
  return things
    .map((thing) => ({ thing, key: lotKey(seed, labelOf(thing)) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ thing }) => thing);
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
