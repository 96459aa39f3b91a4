import { createHmac } from "node:crypto";
import type { DistrictId } from "../district/district.ts";

/** A mail address for eyes that need to recognise it, not to use it: `n•••@eksempel.dk`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  const [first = ""] = address.trim();
  return at < 1 ? "•••" : `${first}•••${address.slice(at).trim()}`;
}

/** What an address is known again by where the address itself shall not stand. */
export function hashedAddress(secret: string, districtId: DistrictId, address: string): string {
  return createHmac("sha256", secret)
    .update(`mail-bounce|${districtId}|${address.trim().toLowerCase()}`)
    .digest("hex");
}
