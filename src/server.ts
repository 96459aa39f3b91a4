import { realpathSync } from "node:fs";
import { basename, sep } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { readConfig } from "./config.ts";
import type { Config } from "./config.ts";
import { holdDatabase, openForServer } from "./database.ts";
import { openInstallation } from "./installation.ts";
import { findPort, listen } from "./listen.ts";
import { createLog } from "./platform/log.ts";
import { StartError } from "./platform/start-error.ts";

/** Requests under way may take this long to finish. */
const requestPatienceMs = 3_000;
/** And queries that nobody waits for any more, this long. */
const queryPatienceMs = 500;
/** After this the process ends whatever is left to do, so that whoever asked it to stop does not have to kill it. */
const stopPatienceMs = 9_000;
/** npm passes a Ctrl-C on that the terminal has sent us already: what comes this soon is the same one. */
const sameKeyPressMs = 1_000;

const stop = Promise.withResolvers<{ exitCode: number }>();
let stopping = false;

listenForSignals();
try {
  process.exitCode = await run();
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof StartError ? error.message : String((error as Error).stack ?? error)}\n`);
}
// Whatever a library still holds open must not keep a stopped server alive.
process.exit();

/** @returns the exit code, when everything that was started has ended, in the reverse order */
async function run(): Promise<number> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const port = await findPort(config.host, config.port);
  await using started = new AsyncDisposableStack();

  const database = await holdDatabase(config);
  started.defer(() => database.release());
  if (stopping) return 0;
  const db = await openForServer(database.url, log);
  // A query of a request that was cut off may run on; PostgreSQL rolls it back when it stops.
  started.defer(() => Promise.race([db.destroy(), pause(queryPatienceMs)]));

  const publicUrl = config.publicUrl ?? `http://${addressName(config.host)}:${port}`;
  const installation = await openInstallation({ config, db, databaseUrl: database.url, publicUrl, log });
  started.defer(() => installation.close());
  if (stopping) return 0;
  const server = await listen(getRequestListener(installation.fetch), config.host, port);
  started.defer(() => server.close(requestPatienceMs));
  started.defer(() => installation.endStreams());

  process.stdout.write(banner(config, publicUrl, [...installation.welcome, ...whereData(config, database.folder)]));
  void database.lost.then(() => {
    if (stopping) return;
    process.stderr.write("PostgreSQL ended unexpectedly, so Kvarter stops too. Start it again: the data recover by themselves.\n");
    beginStop(1);
  });
  return (await stop.promise).exitCode;
}

function listenForSignals(): void {
  let firstAt = 0;
  const onSignal = () => {
    const again = stopping && Date.now() - firstAt > sameKeyPressMs;
    if (again) process.exit(1);
    if (!stopping) firstAt = Date.now();
    beginStop(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  stopWithNpm();
}

/** A signal to npm ends the shell between npm and us without a word to us; all we see is a new parent. */
function stopWithNpm(): void {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    beginStop(0);
  }, 300);
  watch.unref();
}

function beginStop(exitCode: number): void {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), stopPatienceMs).unref();
  stop.resolve({ exitCode });
}

/** What people type in their browser: an address that means "everywhere" is nobody's name. */
function addressName(host: string): string {
  if (["0.0.0.0", "::", "127.0.0.1", "::1"].includes(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

/** Only when the data are not where the settings say: PostgreSQL's user could not enter there. */
function whereData({ dataDir }: Config, folder: string | undefined): string[] {
  if (folder === undefined || folder === realpathSync(dataDir) + sep + basename(folder)) return [];
  return [`Databasens filer · the database's files: ${folder}`];
}

function banner(config: Config, publicUrl: string, welcome: readonly string[]): string {
  const lines = [`Kvarter er klar · Kvarter is ready: ${publicUrl}`, ...welcome];
  if (!config.isLocal && config.publicUrl === undefined) {
    lines.push("PUBLIC_URL er ikke sat · is not set: links in mail lead to the address above.");
  }
  if (config.publicUrl?.startsWith("https:") && config.trustedProxies === undefined) {
    lines.push("TRUSTED_PROXIES er ikke sat · is not set: limits cannot tell apart who comes through a proxy.");
  }
  lines.push("Stop: Ctrl-C");
  return `\n${lines.map((line) => `  ${line}`).join("\n")}\n\n`;
}
