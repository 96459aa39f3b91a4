// Builds the program and runs it in this process, so that signals and the exit code are its own.
// Plain JavaScript for any Node, because it is what tells that the Node is too old.
import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

const programs = ["server", "cli", "bench"];
const [, , program, ...args] = process.argv;

if (Number(process.versions.node.split(".")[0]) < 24) {
  fail(
    `Kvarter needs Node 24, and this is ${process.version}. Run \`npm ci\`, which brings Node 24 along, and then ` +
      "`npm start` or `npm run kvarter` (npm finds it in node_modules; plain `node` does not).",
  );
}
if (!existsSync(new URL("../node_modules/esbuild", import.meta.url))) fail("Run `npm ci` first: node_modules is missing.");
if (!programs.includes(program)) fail(`Which program? One of: ${programs.join(", ")}`);

const { build, buildBench, endBuilds } = await import("./build.mjs");
try {
  await build();
  if (program === "bench") await buildBench();
} catch (error) {
  fail(`Kvarter could not be built. ${error instanceof Error ? error.message : error}`);
}
await endBuilds();
// What has not changed since the last start is not compiled again; threads look for it by the name in the environment.
const compiled = fileURLToPath(new URL("../node_modules/.cache/node", import.meta.url));
module.enableCompileCache?.(compiled);
process.env.NODE_COMPILE_CACHE ??= compiled;
process.setSourceMapsEnabled(true);
process.argv = [process.execPath, program, ...args];
await import(`../dist/${program}.js`);

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
