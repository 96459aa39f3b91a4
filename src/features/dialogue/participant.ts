import { createHmac } from "node:crypto";

/**
 * Who somebody is in one question: the same browser always has the same key in it, and another in every other question.
 * Without the browser's secret nobody can tell that two keys belong together, not even with the installation's own.
 * @param browserSecret what the browser keeps, and nobody else
 */
export function participantKey(secret: string, browserSecret: string, questionId: string): string {
  return createHmac("sha256", secret).update(`dialogue participant|${browserSecret}|${questionId}`).digest("base64url");
}

/** A number from a key, so that not all are asked the same statement first. */
export function numberOf(key: string): number {
  return Buffer.from(key, "base64url").readUInt32BE(0);
}

/** Who stands behind a sheet: typing the same sheet in again replaces what it said. */
export function sheetKey(secret: string, questionId: string, count: number): string {
  return createHmac("sha256", secret).update(`dialogue sheet|${questionId}|${count}`).digest("base64url");
}
