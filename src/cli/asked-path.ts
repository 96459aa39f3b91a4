import { resolve } from "node:path";

/** A file or folder as the person meant it: npm runs commands in the project's folder, whatever folder they stand in. */
export function askedPath(path: string): string {
  return resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
}
