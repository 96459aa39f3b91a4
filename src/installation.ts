import type { Config } from "./config.ts";
import type { Db } from "./platform/db/database.ts";
import type { Log } from "./platform/log.ts";

/** Everything that runs on top of the database in one process. */
export interface Installation {
  fetch(request: Request): Response | Promise<Response>;
  /** Lines for the person who started it: in the example, the link to sign in by and where mail can be read. */
  readonly welcome: readonly string[];
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

export async function openInstallation(opening: Opening): Promise<Installation> {
  const { publicUrl } = opening;
  return { fetch: () => new Response(publicUrl), welcome: [], close: async () => undefined };
}
