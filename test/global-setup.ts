import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import type { TestProject } from "vitest/node";
import { build, endBuilds } from "../scripts/build.mjs";
import { migrate } from "../src/platform/db/migrate.ts";
import { openDatabase } from "../src/platform/db/database.ts";
import { startEmbeddedPostgres } from "../src/platform/embedded-postgres/start.ts";
import { allJobs } from "../src/jobs.ts";
import { prepareJobs } from "../src/platform/jobs/jobs.ts";
import { projectRoot } from "../src/platform/project-root.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The database that every test's own is copied from. */
    templateUrl: string;
    /** A folder for what workers share while the tests run; gone afterwards. */
    sharedFolder: string;
  }
}

/** Builds what browsers fetch, starts one PostgreSQL and fills the template that every test's database is copied from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await build({ minify: true });
  await endBuilds();
  const folder = join(projectRoot, "data", `test-${process.pid}`);
  const server = await startEmbeddedPostgres({
    dataDir: folder,
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
  });
  const template = openDatabase(server.url, pino({ level: "silent" }), 2);
  await migrate(template);
  await prepareJobs(server.url, allJobs(undefined));
  await template.destroy();
  project.provide("templateUrl", server.url);
  project.provide("sharedFolder", folder);
  return async () => {
    await server.stop();
    // As root below a closed folder the server's data lie elsewhere.
    await rm(server.folder, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  };
}
