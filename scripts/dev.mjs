// Builds and starts the server anew when a file changes. PostgreSQL belongs to this process, so that it stays.
import { spawn } from "node:child_process";
import { existsSync, watch } from "node:fs";
import { dirname, join } from "node:path";

const root = dirname(import.meta.dirname);
const watched = ["src", "migrations", "example", "assets"].map((name) => join(root, name)).filter(existsSync);

if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write(`Kvarter needs Node 24, and this is ${process.version}. Run \`npm ci\`, then \`npm run dev\`.\n`);
  process.exit(1);
}

const { build, endBuilds } = await import("./build.mjs");
const { readConfig } = await import("../src/config.ts");
const { holdEmbeddedPostgres } = await import("../src/platform/embedded-postgres/hold.ts");

let server;
let postgres;
let stopping = false;
let restarting = Promise.resolve();

// The terminal and npm may both tell: more than one word is expected, and the first one counts.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));
// A signal to npm ends the shell between npm and us without a word to us; all we see is a new parent.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && void stop(0), 300).unref();

try {
  const config = readConfig();
  if (config.databaseUrl === undefined) postgres = await holdEmbeddedPostgres(config.dataDir, "server");
  void postgres?.ended.then(() => stop(1));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
requestRestart();

let waiting;
for (const folder of watched) {
  watch(folder, { recursive: true }, (_event, name) => {
    if (name?.endsWith(".test.ts")) return;
    clearTimeout(waiting);
    waiting = setTimeout(requestRestart, 80);
  });
}

function requestRestart() {
  restarting = restarting.then(restart);
}

async function restart() {
  if (stopping) return;
  try {
    await build({ minify: false });
  } catch {
    // esbuild has told what is wrong; the server that runs is the best there is.
    return;
  }
  await endServer();
  if (stopping) return;
  // As in run.mjs. With Node's own switch for it the log would have the whole map read at each start.
  const withSourceMaps = ["--import", "data:text/javascript,process.setSourceMapsEnabled(true)"];
  server = spawn(process.execPath, [...withSourceMaps, join(root, "dist", "server.js")], {
    // In a group of its own: Ctrl-C reaches it through us, in order.
    detached: process.platform !== "win32",
    stdio: "inherit",
    // As if from npm: it then stops when this process is gone, however that came.
    env: { ...process.env, npm_lifecycle_event: "dev", ...(postgres && { DATABASE_URL: postgres.url }) },
  });
}

function endServer() {
  const child = server;
  server = undefined;
  if (!child || child.exitCode !== null || child.signalCode !== null) return undefined;
  return new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill("SIGTERM");
  });
}

async function stop(code) {
  if (stopping) return;
  stopping = true;
  clearTimeout(waiting);
  await endServer();
  await postgres?.stop();
  await endBuilds();
  process.exit(code);
}
