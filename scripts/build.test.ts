import * as esbuild from "esbuild";
import { expect, test } from "vitest";
import { projectRoot } from "../src/platform/project-root.ts";
import { lookBesideThemselves } from "./build.mjs";

// A package that finds files beside itself would not find them from inside of a program, and say so only when it needs them.

test("a package that asks where it lies is found in a program, and no other", async () => {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: 'import { pino } from "pino"; import { Hono } from "hono"; console.log(pino, Hono);', resolveDir: projectRoot },
    absWorkingDir: projectRoot,
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
  });
  const found = lookBesideThemselves(outputFiles[0]?.text ?? "");
  expect(found).toContain("node_modules/pino/lib/transport.js");
  expect(found.filter((path) => path.startsWith("node_modules/hono/"))).toEqual([]);
});

test("our own files know that they are in a program", () => {
  expect(lookBesideThemselves("// src/platform/project-root.ts\nvar projectRoot = findRoot(import.meta.dirname);\n")).toEqual([]);
});
