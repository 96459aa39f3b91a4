import type { Hono } from "hono";
import { allFeatures } from "./features/all.ts";
import { migrationState } from "./platform/db/migrate.ts";
import { registerLinkPurposes } from "./platform/identity/link-purposes.ts";
import { mountFeatures } from "./platform/web/app.tsx";
import type { Env } from "./platform/web/app.tsx";
import type { Deps } from "./platform/web/deps.ts";
import { probeAddresses } from "./platform/web/probes.ts";
import { registerKinds } from "./thread/kinds.ts";
import { errorPages } from "./ui/error-pages.tsx";

/** Makes known what items and personal links there are: without it commands make none. Repeating it is harmless. */
export function registerFeatures(): void {
  registerKinds(allFeatures.flatMap((feature) => feature.kinds ?? []));
  registerLinkPurposes(allFeatures.flatMap((feature) => feature.linkPurposes ?? []));
}

/** The whole product as one Hono app: every feature mounted, health answered. Tests mount the same. */
export function createApp(deps: Deps, assets: Readonly<Record<string, string>>): Hono<Env> {
  registerFeatures();
  return mountFeatures(deps, allFeatures, assets, errorPages, health(deps));
}

/** `/healthz`: the process lives. `/readyz`: the database answers and has every migration. */
function health(deps: Deps) {
  return {
    [probeAddresses.lives.path]: async () => ({ ready: true, body: { status: "ok" } }),
    [probeAddresses.isReady.path]: async () => {
      try {
        const { pending, unknown } = await migrationState(deps.db);
        const ready = pending.length === 0 && unknown.length === 0;
        return { ready, body: { status: ready ? "ok" : "waiting", database: "ok", pending, unknown } };
      } catch {
        return { ready: false, body: { status: "waiting", database: "away" } };
      }
    },
  };
}
