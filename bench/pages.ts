import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import type { Comparison } from "./report.ts";

const seconds = 4;
const connections = 16;

/** Requests per second of a page against a bare `node:http` server that sends the same bytes, measured in turns. */
export async function comparePage(name: string, address: string, root: string, wanted = 0.05): Promise<Comparison> {
  const body = Buffer.from(await (await fetch(address)).arrayBuffer());
  const folder = await mkdtemp(join(tmpdir(), "kvarter-bench-"));
  const file = join(folder, "page.html");
  await writeFile(file, body);
  const bare = spawn(process.execPath, [join(root, "bench/bare-server.mjs"), file], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [port] = (await once(bare.stdout, "data")) as [Buffer];
    const bareAddress = `http://127.0.0.1:${port.toString().trim()}/`;
    await load(address, 2);
    await load(bareAddress, 1);
    const ours = await load(address, seconds);
    const reference = await load(bareAddress, seconds);
    return { name, ours, reference, unit: "requests/s", ratio: ours / reference, wanted };
  } finally {
    bare.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function load(url: string, duration: number): Promise<number> {
  const result = await autocannon({ url, connections, duration });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers were not a page`);
  return result.requests.average;
}
