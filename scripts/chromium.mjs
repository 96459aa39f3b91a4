import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";

/** Without a window's machinery a page costs a fifth. */
const shell = "/usr/bin/chromium-headless-shell";
const usual = [shell, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where the browser for the stories is: `CHROMIUM`, or one of the usual places. */
export function findChromium() {
  return [process.env.CHROMIUM, ...usual].find((path) => path && existsSync(path));
}

/** Sees to it that there is a Chromium: installs Debian's shell as root, else takes what is there, or names the command and ends with 1. */
export async function bringChromium() {
  if (process.env.CHROMIUM || existsSync(shell)) return;
  const command = "apt-get update && apt-get install -y --no-install-recommends chromium-headless-shell fonts-liberation";
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (isDebianRoot) {
    console.log(`The browser stories need Chromium: ${command}`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await once(spawn("sh", ["-c", command], { stdio: ["ignore", "ignore", "inherit"], env }), "close");
  }
  if (findChromium()) return;
  console.error(`The browser stories need Chromium. On Debian: ${command}. Elsewhere: set CHROMIUM to its path.`);
  process.exit(1);
}
