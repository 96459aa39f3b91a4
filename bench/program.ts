import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export interface RunningProgram {
  readonly url: string;
  /** Milliseconds from spawning to the first served page. */
  readonly readyAfter: number;
  /** What it printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts Kvarter as `npm start` would, on a free port with its data in `dataDir`, and waits for the home page. */
export async function startProgram(
  root: string,
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningProgram> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, ["scripts/run.mjs", "server"], {
    cwd: root,
    // Forms are counted as ever, but these are not to be taken for robots.
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataDir, LOG_LEVEL: "error", PUBLIC_URL: "", GUARD_AFTER: "999999", ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const url = `http://127.0.0.1:${port}`;
  await firstPage(`${url}/vesterbro`, child);
  return {
    url,
    readyAfter: performance.now() - began,
    output: () => printed,
    stop: async () => {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

async function firstPage(address: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) return;
    await pause(10);
  }
  throw new Error("Kvarter ended before it served a page");
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
