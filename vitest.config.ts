import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { LongFirst } from "./test/sequencer.ts";

// Node keeps what it has read and compiled here: every thread and program that tests start begins with that.
process.env["NODE_COMPILE_CACHE"] ??= join(import.meta.dirname, "node_modules/.cache/node");

// One PostgreSQL server for all files, a database of its own for each: see test/global-setup.ts.
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}", "scripts/**/*.test.{ts,tsx}"],
    globalSetup: ["test/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    // Files share a worker, so that the product is loaded four times and not once for each of them.
    isolate: false,
    // Two more than a small machine has cores: the tests wait for browsers and for programs that start.
    maxWorkers: 4,
    sequence: { sequencer: LongFirst },
    execArgv: ["--enable-source-maps"],
  },
});
