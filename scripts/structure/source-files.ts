import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";

export interface Import {
  /** Path from the project's root, such as `src/ui/form.tsx`; a package's name for packages. */
  readonly target: string;
  readonly typeOnly: boolean;
}

export interface SourceFile {
  /** Path from the project's root. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

/** Every TypeScript file below some folders, with what it imports. */
export function readSourceFiles(root: string, folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
      .map((name) => readSourceFile(root, join(folder, name)))
      .sort((a, b) => a.path.localeCompare(b.path)),
  );
}

function readSourceFile(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  return { path, text, lines: text.trimEnd().split("\n").length, imports: importsOf(path, text) };
}

const importPattern = /^\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm;
const dynamicPattern = /\bimport\("([^"]+)"\)/g;

/** What a file imports, relative paths resolved; `import type` is marked. */
export function importsOf(path: string, text: string): Import[] {
  const resolve = (specifier: string) =>
    specifier.startsWith(".") ? relative(".", normalize(join(dirname(path), specifier))) : specifier;
  return [
    ...[...text.matchAll(importPattern)].map((match) => ({
      target: resolve(match[2] ?? ""),
      typeOnly: match[1] !== undefined,
    })),
    ...[...text.matchAll(dynamicPattern)].map((match) => ({ target: resolve(match[1] ?? ""), typeOnly: false })),
  ];
}
