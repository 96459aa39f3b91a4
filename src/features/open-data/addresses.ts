import type { Feature } from "../../platform/web/feature.ts";
import type { Given } from "../../platform/web/gives.ts";
import { probeAddresses } from "../../platform/web/probes.ts";
import { everyone } from "../../platform/web/routes.ts";

/** An address that gives something to programs. */
export interface OpenAddress {
  /** As OpenAPI writes it: `/{district}/help.txt`. */
  readonly path: string;
  /** The feature that answers; "" for the program itself. */
  readonly feature: string;
  /** Whether there is an English one, with `/en` before it. */
  readonly isBilingual: boolean;
  /** The names of what stands in braces. */
  readonly parameters: readonly string[];
  readonly gives: Given;
}

/** Every address of these features, and of the program itself, that gives something to programs and needs no right. */
export function openAddresses(features: readonly Feature[]): OpenAddress[] {
  const ofFeatures = features.flatMap(({ name, routes }) =>
    routes.flatMap((route) => {
      if (route.method !== "get" || route.right !== everyone || !route.gives) return [];
      const pattern = `${route.path.scope === "district" ? "/:district" : ""}${route.path.pattern}`;
      return [{ ...bracedPath(pattern), feature: name, isBilingual: true, gives: route.gives }];
    }),
  );
  const own = Object.values(probeAddresses).map(({ path, gives }) => ({ ...bracedPath(path), feature: "", isBilingual: false, gives }));
  return [...ofFeatures, ...own];
}

function bracedPath(pattern: string): Pick<OpenAddress, "path" | "parameters"> {
  const parameters = [...pattern.matchAll(/:([a-zA-Z]+)/g)].map(([, name = ""]) => name);
  return { path: pattern.replace(/:([a-zA-Z]+)/g, "{$1}"), parameters };
}
