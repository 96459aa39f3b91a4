import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../project-root.ts";

/** Where the build puts what browsers fetch. */
export const assetsFolder: string = join(projectRoot, "dist", "assets");

/** Logical names to hashed addresses, as written by the build. */
export async function readAssets(): Promise<Readonly<Record<string, string>>> {
  return JSON.parse(await readFile(join(assetsFolder, "manifest.json"), "utf8")) as Record<string, string>;
}
