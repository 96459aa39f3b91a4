import { keyedHash } from "../../../../platform/keyed-hash.ts";

/** The signs of receipt codes: none is mistaken for another. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 8;

/**
 * What the QR code of a badge says, such as `7KQM-2XNF`. It finds somebody at the door of their conference and opens nothing
 * else: it is computed from the registration with the installation's secret, and kept nowhere.
 */
export function doorCode(secret: string, registrationId: string): string {
  const code = [...keyedHash(secret, `door|${registrationId}`).subarray(0, length)].map((byte) => signs[byte % signs.length]).join("");
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
}
