import { createHmac } from "node:crypto";
import { browserKey } from "../../../../platform/identity/browser-key.ts";

/** Who somebody is in one question: the same browser always has the same key in it, and another in every other question. */
export function participantKey(secret: string, browserSecret: string, questionId: string): string {
  return browserKey(secret, browserSecret, "dialogue participant", questionId);
}

/** A number from a key, so that not all are asked the same statement first. */
export function numberOf(key: string): number {
  return Buffer.from(key, "base64url").readUInt32BE(0);
}

/** Who stands behind a sheet: typing the same sheet in again replaces what it said. */
export function sheetKey(secret: string, questionId: string, count: number): string {
  return createHmac("sha256", secret).update(`dialogue sheet|${questionId}|${count}`).digest("base64url");
}
