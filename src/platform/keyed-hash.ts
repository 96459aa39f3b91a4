import { createHmac, createSecretKey } from "node:crypto";
import type { KeyObject } from "node:crypto";

/** An installation has one secret, and tests a few. */
const mostKeys = 20;
const keys = new Map<string, KeyObject>();

/** HMAC-SHA256 with the installation's secret, whose key is made ready once. */
export function keyedHash(secret: string, text: string): Buffer {
  let key = keys.get(secret);
  if (!key) {
    if (keys.size >= mostKeys) keys.clear();
    key = createSecretKey(secret, "utf8");
    keys.set(secret, key);
  }
  return createHmac("sha256", key).update(text).digest();
}
