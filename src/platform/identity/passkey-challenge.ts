import { isValidFormToken, makeFormToken } from "../web/form.ts";

/**
 * What a passkey shall sign: nobody can foresee it, it is good for a day and for one holder (a session, or a visitor).
 * It is signed rather than stored, so that opening a page writes nothing.
 */
export function makeChallenge(secret: string, holder: string, now: Date): string {
  return makeFormToken(secret, holderOf(holder), now);
}

/** Whether a challenge, as a browser returns it, was made here for this holder within the last day. */
export function isOwnChallenge(secret: string, holder: string, returned: string, now: Date): boolean {
  return isValidFormToken(secret, holderOf(holder), plain(returned), now);
}

/** The part of a returned challenge that tells it from all others. */
export function challengeId(returned: string): string {
  return plain(returned).split(".")[0] ?? "";
}

const holderOf = (holder: string) => `passkey|${holder}`;
const plain = (returned: string) => Buffer.from(returned, "base64url").toString("utf8");
