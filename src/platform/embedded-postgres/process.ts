import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { chmodSync, chownSync, closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { StartError } from "../start-error.ts";
import { programPath } from "./binaries.ts";
import { cleanEnvironment } from "./environment.ts";
import type { Places } from "./places.ts";

/** A PostgreSQL server started by this process. */
export interface ServerProcess {
  readonly pid: number;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  hasEnded(): boolean;
  /** What it wrote in its log that explains an early end, in one line. */
  whyItEnded(): string;
}

const largestLog = 5 * 1024 * 1024;

/**
 * Starts the server in a session of its own: Ctrl-C in the terminal is for us, and we end PostgreSQL last.
 * @param args options on its command line, after `-D`
 */
export function spawnServer(places: Places, args: readonly string[]): ServerProcess {
  makeSocketFolder(places);
  const logStart = turnLog(places.log);
  const log = openSync(places.log, "a", 0o600);
  const child = spawn(programPath(places.binaries, "postgres"), ["-D", places.cluster, ...args], {
    ...places.account,
    cwd: places.folder,
    env: cleanEnvironment(),
    detached: true,
    windowsHide: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  let failure: Error | undefined;
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", (error) => {
      failure = error;
      resolve();
    });
  }).then(() => {
    hasEnded = true;
  });
  endWithUs(child, ended);
  return {
    pid: child.pid ?? 0,
    ended,
    hasEnded: () => hasEnded,
    whyItEnded: () => failure?.message ?? lastComplaint(readFileSync(places.log, "utf8").slice(logStart)),
  };
}

/**
 * Stops the server on this data, whoever started it: open work is rolled back, everything else is on disk. What takes
 * longer than six seconds is cut off; PostgreSQL then recovers from its log at the next start.
 */
export async function stopServer(places: Places): Promise<void> {
  if (await pgCtlStop(places, "fast", 6)) return;
  if (await pgCtlStop(places, "immediate", 3)) return;
  throw new StartError(`PostgreSQL in ${places.folder} does not stop. Its log: ${places.log}`);
}

function pgCtlStop(places: Places, mode: "fast" | "immediate", seconds: number): Promise<boolean> {
  const child = spawn(
    programPath(places.binaries, "pg_ctl"),
    ["stop", "-D", places.cluster, "-m", mode, "-w", "-t", String(seconds)],
    { ...places.account, cwd: places.folder, env: cleanEnvironment(), detached: true, windowsHide: true, stdio: "ignore" },
  );
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}

/** However this process ends, short of being killed, the server gets word. */
function endWithUs(child: ChildProcess, ended: Promise<void>): void {
  const tell = () => child.kill("SIGINT");
  process.once("exit", tell);
  void ended.then(() => process.removeListener("exit", tell));
}

function makeSocketFolder(places: Places): void {
  mkdirSync(places.socket, { recursive: true, mode: 0o700 });
  chmodSync(places.socket, 0o700);
  if (places.account) chownSync(places.socket, places.account.uid, places.account.gid);
}

/** @returns where in the log the words of this start begin */
function turnLog(log: string): number {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size < largestLog) return size;
  renameSync(log, `${log}.1`);
  return 0;
}

function lastComplaint(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const complaint = lines.findLast((line) => /FATAL|PANIC|error while loading/.test(line)) ?? lines.at(-1);
  return complaint?.replace(/^.*?(?=FATAL|PANIC)/, "") ?? "it gave no reason";
}
