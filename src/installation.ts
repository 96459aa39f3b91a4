import type { Http2Bindings, HttpBindings } from "@hono/node-server";
import { sql } from "kysely";
import { createApp } from "./app.tsx";
import type { Config } from "./config.ts";
import { allJobs } from "./jobs.ts";
import type { Db } from "./platform/db/database.ts";
import { wasExampleRemoved } from "./platform/district/example-mark.ts";
import { listDistricts } from "./platform/district/queries.ts";
import { openFiles } from "./platform/files/open-files.ts";
import { createIdentity } from "./platform/identity/identity.ts";
import { openIdService } from "./platform/identity/openid.ts";
import { prepareJobs, startJobs } from "./platform/jobs/jobs.ts";
import { createLive } from "./platform/live/live.ts";
import { floodOf, usualGuard } from "./platform/limits/guard.ts";
import type { Log } from "./platform/log.ts";
import { createMailer } from "./platform/mail/mailer.ts";
import { createMetrics } from "./platform/observability/metrics.ts";
import { readAssets } from "./platform/web/assets.ts";
import { createPageMemory } from "./platform/web/page-memory.ts";
import type { Deps } from "./platform/web/deps.ts";
import { exampleCoordinator, loadExample } from "../example/load.ts";

/** Everything that runs on top of the database in one process. */
export interface Installation {
  fetch(request: Request, connection?: HttpBindings | Http2Bindings): Response | Promise<Response>;
  /** Lines for the person who started it: in the example, the link to sign in by and where mail can be read. */
  readonly welcome: readonly string[];
  /** Ends what would stay open by itself, so that a server that stops waits only for requests that end. */
  endStreams(): void;
  /** Ends the jobs and lets go of files and mail; the database is still there. */
  close(): Promise<void>;
}

/** What an installation is opened with. */
export interface Opening {
  readonly config: Config;
  readonly db: Db;
  readonly databaseUrl: string;
  readonly publicUrl: string;
  readonly log: Log;
}

/** Puts the product together: pages, files, mail and jobs; and the example when it may exist and nothing else does. */
export async function openInstallation(opening: Opening): Promise<Installation> {
  const { config, db, databaseUrl, publicUrl, log } = opening;
  const mailer = config.smtpUrl === undefined ? undefined : createMailer(config.smtpUrl, config.mailFrom, config.mailBounces);
  const definitions = allJobs(mailer);
  const secret = config.sessionSecret;
  const live = createLive({ databaseUrl, log });
  const now = () => new Date();
  const deps: Deps = {
    db,
    log,
    files: openFiles(config),
    publicUrl,
    example: config.example,
    secret,
    now,
    identity: createIdentity({ db, secret, publicUrl }),
    ...(config.openId && { openId: openIdService(config.openId) }),
    live,
    pageMemory: createPageMemory(),
    guard: { ...usualGuard, flood: floodOf(config.guardAfter) },
    metrics: createMetrics(db, live, now),
    ...(config.trustedProxies && { trustedProxies: config.trustedProxies }),
    ...(config.metricsToken !== undefined && { metricsToken: config.metricsToken }),
  };
  const app = createApp(deps, await readAssets());
  if (config.example && (await isUntouched(db))) {
    await prepareJobs(databaseUrl, definitions);
    await loadExample(deps);
  }
  const jobs = await startJobs({ databaseUrl, definitions, deps });
  return {
    fetch: (request, connection) => app.fetch(request, connection),
    welcome: await welcome(config, deps),
    endStreams: () => live.endStreams(),
    close: async () => {
      await Promise.all([jobs.stop(), live.close()]);
      mailer?.close();
    },
  };
}

/** No district yet, and nobody has taken the example away. */
async function isUntouched(db: Db): Promise<boolean> {
  const districts = await listDistricts(db);
  return districts.length === 0 && !(await wasExampleRemoved(db));
}

async function welcome(config: Config, deps: Deps): Promise<string[]> {
  const coordinator = config.example ? await exampleCoordinator(deps.db) : undefined;
  if (!coordinator) return await emptyWelcome(deps.db);
  const link = await deps.identity.signInLinkFor(coordinator.districtId, coordinator.memberId);
  return [
    `Eksempel · Example: ${deps.publicUrl}/${coordinator.districtId}`,
    `Log ind som koordinator (én gang) · sign in as coordinator (once): ${link}`,
    config.smtpUrl === undefined
      ? `Læs udgående mail · read outgoing mail: ${deps.publicUrl}/outbox`
      : "Mail sendes til SMTP_URL · mail goes to SMTP_URL",
  ];
}

async function emptyWelcome(db: Db): Promise<string[]> {
  const { rows } = await sql<{ empty: boolean }>`select not exists (select from platform.member) as empty`.execute(db);
  return rows[0]?.empty
    ? ["Ingen medlemmer endnu · no members yet: npm run kvarter -- district add …, then npm run kvarter -- member add …"]
    : [];
}
