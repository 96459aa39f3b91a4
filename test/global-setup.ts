import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, readdir, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { TestProject } from "vitest/node";
import { build, endBuilds } from "../scripts/build.mjs";
import { migrate } from "../src/platform/db/migrate.ts";
import { openDatabase } from "../src/platform/db/database.ts";
import { startEmbeddedPostgres } from "../src/platform/embedded-postgres/start.ts";
import type { EmbeddedPostgres } from "../src/platform/embedded-postgres/start.ts";
import { allJobs } from "../src/jobs.ts";
import { prepareJobs } from "../src/platform/jobs/jobs.ts";
import { isRunning } from "./is-running.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The database that every test's own is copied from. */
    templateUrl: string;
    /** A folder for what workers share while the tests run; gone afterwards. */
    sharedFolder: string;
  }
}

/**
 * Linux has a folder in memory. A database is a thousand files, and every test file makes one and removes it: ext4 looks
 * for places that were not used a moment ago, and takes four times as long.
 */
const memory = "/dev/shm";
const roomNeeded = 4 * 1024 ** 3;

async function isSuitable(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = await statfs(folder);
  const mounts = await readFile("/proc/self/mounts", "utf8").catch(() => "");
  // Some tests start a copy of the program, which a container may forbid there.
  const startsNothing = mounts.split("\n").some((line) => line.split(" ")[1] === folder && /\bnoexec\b/.test(line));
  return !startsNothing && bavail * bsize > roomNeeded;
}

const folderName = "kvarter-test-";

/** Removes what runs have left that were killed. A PostgreSQL of theirs misses its folder and ends within a minute. */
async function tidy(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = name.startsWith(folderName) ? Number(name.slice(folderName.length).split("-")[0]) : NaN;
    if (pid > 0 && !isRunning(pid)) await rm(join(parent, name), { recursive: true, force: true });
  }
}

/** Builds what browsers fetch, starts one PostgreSQL and fills the template that every test's database is copied from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = (await isSuitable(memory)) ? memory : tmpdir();
  await tidy(parent);
  const folder = await mkdtemp(join(parent, `${folderName}${process.pid}-`));
  // PostgreSQL may run as somebody else, who must be let through.
  await chmod(folder, 0o711);
  process.env["TMPDIR"] = folder;
  const [server] = await Promise.all([startWithTemplate(join(folder, "shared")), build({ minify: true }).finally(endBuilds)]);
  project.provide("templateUrl", server.url);
  project.provide("sharedFolder", folder);
  return async () => {
    await server.stop();
    // As root below a closed folder the server's data lie elsewhere.
    await rm(server.folder, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  };
}

async function startWithTemplate(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    dataDir,
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
  });
  const template = openDatabase(server.url, pino({ level: "silent" }), 2);
  await migrate(template);
  await prepareJobs(server.url, allJobs(undefined));
  await template.destroy();
  return server;
}
