import { availableParallelism } from "node:os";
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
    // What is waited for comes when a busy machine has got to it; a second is not enough for that.
    expect: { poll: { timeout: 10_000 } },
    pool: "forks",
    // Files share a worker, so that the product is loaded once for each worker and not for each file.
    isolate: false,
    // One for each core: a browser has threads of its own, and with twice as many workers each page took longer than two in
    // turn. No more than one PostgreSQL has connections for.
    maxWorkers: Math.min(Math.max(2, availableParallelism()), 8),
    sequence: { sequencer: LongFirst },
    execArgv: ["--enable-source-maps"],
  },
});
