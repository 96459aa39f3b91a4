import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder that holds package.json, found upwards so that it is the same for `src/` and for the bundle in `dist/`. */
export const projectRoot: string = findRoot(import.meta.dirname);

function findRoot(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("Kvarter's package.json was not found above the program");
  return findRoot(parent);
}
