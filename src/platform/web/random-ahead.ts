import { randomFillSync } from "node:crypto";

const size = 16;
const ahead = new Uint8Array(256 * size);
let at = ahead.length;

/** Sixteen random bytes for an id, of many that are drawn at once: to ask the system for each would cost more than the rest of it. */
export function randomBytesAhead(): Uint8Array {
  if (at === ahead.length) {
    randomFillSync(ahead);
    at = 0;
  }
  at += size;
  return ahead.slice(at - size, at);
}
