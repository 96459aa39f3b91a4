// Everything that must hold before a change lands, in the order of how soon it tells. Plain JavaScript, so that it can
// say what is missing on a machine that has nothing yet.
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { bringChromium } from "./chromium.mjs";

process.chdir(dirname(import.meta.dirname ?? new URL(".", import.meta.url).pathname));
const only = process.argv.slice(2);

const steps = [
  ["types", ["tsc", "--noEmit"]],
  ["lint", ["oxlint", "--deny-warnings"]],
  ["structure", ["node", "scripts/check-structure.ts"]],
  ["tests", ["vitest", "run", ...only]],
];

bringChromium();
for (const [name, [command, ...args]] of steps) {
  const began = Date.now();
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  console.log(`${name}: ${status === 0 ? "ok" : "failed"} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  if (status !== 0) process.exit(status ?? 1);
}
