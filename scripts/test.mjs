// Everything that must hold before a change lands, in the order of how soon it tells. Plain JavaScript, so that it can
// say what is missing on a machine that has nothing yet.
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { bringChromium } from "./chromium.mjs";

process.chdir(dirname(import.meta.dirname ?? new URL(".", import.meta.url).pathname));
const only = process.argv.slice(2);

const steps = [
  // Each checker works out the types that many files share once more for itself: with two, half the work of the usual four.
  ["types", ["tsc", "--noEmit", "--checkers", "2"]],
  ["lint", ["oxlint", "--deny-warnings"]],
  ["structure", ["node", "scripts/check-structure.ts"]],
];
// Each of these has a command of its own (docs/adr/0062, 0063 and 0064), but whoever names a test gets it from here as well.
const folders = ["test/stories/**", "test/endurance/**", "test/processes/**", "test/start/**"];
const apart = only.length > 0 ? [] : folders.flatMap((folder) => ["--exclude", folder]);
const tests = ["tests", ["vitest", "run", ...apart, ...only]];

// The compiler is a Go program, and ends before it needs the memory that it would otherwise clear up.
process.env["GOGC"] ??= "400";

function run([name, [command, ...args]]) {
  const began = Date.now();
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  console.log(`${name}: ${status === 0 ? "ok" : "failed"} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  if (status !== 0) process.exit(status ?? 1);
}

const browser = bringChromium();
steps.forEach(run);
await browser;
run(tests);
