import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../src/platform/project-root.ts";
import { watchProgram } from "../start/program.ts";
import type { Program } from "../start/program.ts";

/** Starts the server that the test run has built, without building it again: for tests that start many. */
export function startBuilt(settings: Readonly<Record<string, string>>): Program {
  const neutral = { HOST: "", PUBLIC_URL: "", DATABASE_URL: "", SESSION_SECRET: "", MAIL_FROM: "forum@eksempel.dk" };
  // Compiled once for all that start.
  const cache = { NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? "" };
  const env = { ...cache, PATH: process.env["PATH"] ?? "", ...neutral, LOG_LEVEL: "fatal", EXAMPLE: "0", PORT: "0", ...settings };
  return watchProgram(spawn(process.execPath, [join(projectRoot, "dist", "server.js")], { env }));
}
