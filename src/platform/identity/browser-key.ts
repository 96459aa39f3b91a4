import { keyedHash } from "../keyed-hash.ts";

/**
 * Who a browser is in one matter: the same browser always has the same key in it, and another in every other. Without the
 * browser's secret nobody can tell that two keys belong together, not even with the installation's own.
 * @param browserSecret what the browser keeps, and nobody else
 * @param purpose what kind of matter it is, such as "dialogue participant"
 */
export function browserKey(secret: string, browserSecret: string, purpose: string, id: string): string {
  return keyedHash(secret, `${purpose}|${browserSecret}|${id}`).toString("base64url");
}
