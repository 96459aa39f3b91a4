import { allFeatures } from "./features/all.ts";

/** Addresses of the installation that belong to no feature. */
const own = ["en", "api", "assets", "healthz", "readyz", "metrics"];

/** The first part of every address that does not begin with a district: pages of the installation as a whole, and the short Danish ones. */
function taken(): Set<string> {
  const site = allFeatures.flatMap(({ routes }) => routes.flatMap(({ path }) => (path.scope === "site" ? [path.pattern] : [])));
  const short = allFeatures.flatMap(({ shortcuts }) => Object.keys(shortcuts ?? {}));
  return new Set([...own, ...[...site, ...short].map((address) => address.split("/")[1] ?? "")]);
}

/** Whether a text can be a district's address: lower-case letters, digits and hyphens, and nothing else is there already. */
export function isDistrictAddress(text: string): boolean {
  return /^[a-z][a-z0-9-]{1,40}$/.test(text) && !taken().has(text);
}
