import { setTimeout as pause } from "node:timers/promises";
import { isHolder, lockHolder, takeLock } from "../lock/process-lock.ts";
import type { Holder, ProcessLock } from "../lock/process-lock.ts";
import { StartError } from "../start-error.ts";
import { stopOrphan } from "./orphan.ts";
import { lockPath, preparePlaces } from "./places.ts";
import { startIn } from "./start.ts";
import type { EmbeddedPostgres } from "./start.ts";

/** A server stays, and others may use its PostgreSQL; a command is soon over, and others wait for it. */
export type Role = "server" | "command";

const longestCommand = 60_000;

/**
 * Starts the PostgreSQL of a data folder for this process alone, and stops one whose Kvarter was killed.
 * @throws StartError with one line, also when a living process holds the folder
 */
export async function holdEmbeddedPostgres(dataDir: string, role: Role): Promise<EmbeddedPostgres> {
  const places = preparePlaces(dataDir);
  const lock = await waitForLock(places.lock, role, dataDir);
  try {
    await stopOrphan(places);
    const server = await startIn(places);
    lock.write({ role, url: server.url });
    const stop = async () => {
      await server.stop();
      lock.release();
    };
    return { ...server, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A database that a command may use. */
export interface UsableDatabase {
  readonly url: string;
  /** Whether a server may be using it at the same time. */
  readonly shared: boolean;
}

/**
 * Lets a command work on the installation's database, whether the server is running or not.
 * @param config `databaseUrl` when the PostgreSQL is not ours
 * @returns what `run` returns
 */
export async function withDatabase<Result>(
  config: { readonly dataDir: string; readonly databaseUrl: string | undefined },
  run: (database: UsableDatabase) => Promise<Result>,
): Promise<Result> {
  if (config.databaseUrl !== undefined) return run({ url: config.databaseUrl, shared: true });
  const url = await readyServer(config.dataDir);
  if (url !== undefined) return run({ url, shared: true });
  const own = await holdEmbeddedPostgres(config.dataDir, "command");
  try {
    return await run({ url: own.url, shared: false });
  } finally {
    await own.stop();
  }
}

/** The address of a living server's PostgreSQL, waiting for one that is about to start. */
async function readyServer(dataDir: string): Promise<string | undefined> {
  for (const deadline = Date.now() + longestCommand; Date.now() < deadline; await pause(100)) {
    const file = lockPath(dataDir);
    const holder = reading(file, () => lockHolder(file));
    if (holder?.note["role"] !== "server") return undefined;
    if (holder.note["url"] !== undefined) return holder.note["url"];
  }
  throw new StartError(`${dataDir} is held by a Kvarter that does not get ready. Stop it, and try again.`);
}

async function waitForLock(file: string, role: Role, dataDir: string): Promise<ProcessLock> {
  for (const deadline = Date.now() + longestCommand; ; await pause(100)) {
    const taken = reading(file, () => takeLock(file, { role }));
    if (!isHolder(taken)) return taken;
    if (taken.note["role"] !== "command" || Date.now() > deadline) throw new StartError(inUse(taken, dataDir));
  }
}

function reading<Result>(file: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`${file} cannot be used: ${reason}. Start Kvarter as the user who started it before.`);
  }
}

function inUse(holder: Holder, dataDir: string): string {
  return (
    `The data folder ${dataDir} is in use by a running Kvarter (process ${holder.pid}). ` +
    "Stop that one first, or set DATA_DIR to another folder."
  );
}
