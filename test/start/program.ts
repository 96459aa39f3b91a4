import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { onTestFinished } from "vitest";
import { projectRoot } from "../../src/platform/project-root.ts";
import { isRunning } from "../is-running.ts";

/** A Kvarter started as people start it, in a process of its own. */
export interface Program {
  readonly child: ChildProcess;
  /** Everything it has written so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** Resolves with the printed address once it is ready; rejects when it ends instead. */
  readonly ready: Promise<string>;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

type Settings = Readonly<Record<string, string>>;

/**
 * Runs `scripts/run.mjs` with these settings only: empty ones keep the checkout's own `.env` out.
 * @param words the program and its arguments, such as `["server"]`
 */
export function runProgram(words: readonly string[], settings: Settings, root = projectRoot): Program {
  const neutral = { HOST: "", PUBLIC_URL: "", DATABASE_URL: "", SMTP_URL: "", MAIL_FROM: "", SESSION_SECRET: "" };
  const env = { PATH: process.env["PATH"] ?? "", ...neutral, LOG_LEVEL: "", EXAMPLE: "0", PORT: "0", ...settings };
  return watchProgram(spawn(process.execPath, [join(root, "scripts", "run.mjs"), ...words], { env, cwd: tmpdir() }));
}

/** Follows a process that a test has started, and kills it when the test is over. */
export function watchProgram(child: ChildProcess): Program {
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk: Buffer) => (out += String(chunk)));
  child.stderr?.on("data", (chunk: Buffer) => (err += String(chunk)));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once("close", (code, signal) => resolve({ code, signal })),
  );
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", () => {
      const address = /is ready: (http:\S+)/.exec(out)?.[1];
      if (address) resolve(address);
    });
    void ended.then(({ code }) => reject(new Error(`it ended with ${code} instead of getting ready: ${err}`)));
  });
  // A test that expects the end does not look at `ready`.
  ready.catch(() => undefined);
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  return { child, out: () => out, err: () => err, ready, ended };
}

/**
 * A data folder that is gone afterwards, with a PostgreSQL that a failed test has left on it.
 * @param afterwards vitest's `afterAll` for a folder that the tests of a file share, which saves making a database
 */
export function dataFolder(afterwards: (clean: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), "kvarter-start-"));
  afterwards(() => {
    const left = postgresPid(folder);
    if (left !== undefined && isRunning(left)) process.kill(left, "SIGQUIT");
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

/** Where the PostgreSQL that serves a data folder is, as its Kvarter leaves it there. */
export function databaseUrl(dataDir: string): string {
  const held = JSON.parse(readFileSync(join(dataDir, "postgres", "lock.json"), "utf8")) as { note: { url: string } };
  return held.note.url;
}

/** Runs one statement on the PostgreSQL that serves a data folder. */
export async function query(dataDir: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: databaseUrl(dataDir) });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** The number of the PostgreSQL process on a data folder; undefined when there is none. */
export function postgresPid(dataDir: string): number | undefined {
  try {
    const [pid] = readFileSync(join(dataDir, "postgres", "cluster", "postmaster.pid"), "utf8").split("\n");
    return Number(pid);
  } catch {
    return undefined;
  }
}
