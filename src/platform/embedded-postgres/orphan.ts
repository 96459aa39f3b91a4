import { readFileSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { basename, join } from "node:path";
import { StartError } from "../start-error.ts";
import type { Places } from "./places.ts";
import { stopServer } from "./process.ts";

/**
 * Ends what an earlier Kvarter left behind when it was killed. Only for the holder of the lock: a server still running
 * on our data has then lost its Kvarter.
 * @returns whether a server was stopped
 * @throws StartError when a server serves these data out of our sight
 */
export async function stopOrphan(places: Places): Promise<boolean> {
  const pid = writtenPid(places);
  if (pid === undefined) return false;
  if (isServerOf(places, pid)) {
    await stopServer(places);
    return true;
  }
  if (await answersOnSocket(places)) {
    throw new StartError(
      `Another PostgreSQL serves ${places.cluster}, perhaps in another container. Stop it first: two would spoil the data.`,
    );
  }
  // The number was given to another process meanwhile (usual when a container starts anew), and PostgreSQL would take
  // that one for itself. Where the process is gone, PostgreSQL judges by itself, and better.
  if (isRunning(pid) && !anyServerOf(places)) rmSync(join(places.cluster, "postmaster.pid"), { force: true });
  return false;
}

function writtenPid(places: Places): number | undefined {
  try {
    const [line] = readFileSync(join(places.cluster, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(line);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** PostgreSQL's processes, and no others, work inside the folder of their data. */
function isServerOf(places: Places, pid: number): boolean {
  if (process.platform !== "linux") return isRunning(pid);
  try {
    const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, "");
    return program === "postgres" && readlinkSync(`/proc/${pid}/cwd`) === places.cluster;
  } catch {
    return false;
  }
}

function anyServerOf(places: Places): boolean {
  if (process.platform !== "linux") return true;
  return readdirSync("/proc").some((name) => /^\d+$/.test(name) && isServerOf(places, Number(name)));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function answersOnSocket(places: Places): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(join(places.socket, ".s.PGSQL.5432"));
    probe.once("connect", () => {
      probe.destroy();
      resolve(true);
    });
    probe.once("error", () => resolve(false));
  });
}
