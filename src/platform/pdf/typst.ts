import { createRequire } from "node:module";
import { join } from "node:path";
import { projectRoot } from "../project-root.ts";

/** The part of Typst's native compiler that we use; its package for one platform brings no types. */
interface TypstCompiler {
  compile(source: { mainFilePath: string; inputs: Record<string, string> }): TypstResult;
  pdf(document: object, options: { pdfStandard: string }): Uint8Array;
  fetchDiagnostics(error: object): { message: string }[];
  evictCache(maxAge: number): void;
}

interface TypstResult {
  result: object | null;
  takeDiagnostics(): object | null;
}

interface TypstModule {
  NodeCompiler: {
    create(options: { workspace: string; fontArgs: { fontPaths: string[] }[] }): TypstCompiler;
  };
}

/** A file of this folder that lays out one kind of paper. */
export type Template = "letter.typ" | "sheets.typ" | "folding-card.typ" | "poster.typ" | "notice.typ" | "flyer.typ" | "booklet.typ" | "badges.typ" | "personal-letters.typ";

const templateFolder = join(projectRoot, "src/platform/pdf");
const fontFolder = join(projectRoot, "assets/fonts");
const compilerVersion = "0.7.0";

/** Typst's npm packages for this machine, the likelier first. */
const packageNames = (): string[] => {
  const builds: Partial<Record<NodeJS.Platform, string[]>> = {
    linux: [`linux-${process.arch}-gnu`, `linux-${process.arch}-musl`],
    darwin: [`darwin-${process.arch}`],
    win32: [`win32-${process.arch}-msvc`],
  };
  return (builds[process.platform] ?? []).map((build) => `@myriaddreamin/typst-ts-node-compiler-${build}`);
};

const loadTypst = (): TypstModule => {
  const require = createRequire(join(projectRoot, "package.json"));
  for (const name of packageNames()) {
    try {
      return require(name) as TypstModule;
    } catch {
      // Not installed, or built for the other C library: the next one may do.
    }
  }
  const wanted = packageNames().map((name) => `npm install --no-save ${name}@${compilerVersion}`);
  throw new Error(
    `PDF needs Typst, which is not installed for ${process.platform} ${process.arch}` +
      (wanted.length === 0 ? "" : `: ${wanted.join(" or ")}`),
  );
};

/**
 * Loads Typst with our templates and fonts and gives back a function from a template and its JSON to the bytes of
 * a tagged PDF (PDF/UA-1). It blocks for as long as Typst works. Throws an Error starting with "PDF".
 */
export const openTypst = (): ((template: Template, templateJson: string) => Uint8Array) => {
  const compiler = loadTypst().NodeCompiler.create({
    workspace: templateFolder,
    fontArgs: [{ fontPaths: [fontFolder] }],
  });
  return (template, templateJson) => {
    try {
      return compile(compiler, template, templateJson);
    } finally {
      // Typst remembers what it laid out; what ten documents did not need goes.
      compiler.evictCache(10);
    }
  };
};

const compile = (compiler: TypstCompiler, template: Template, templateJson: string): Uint8Array => {
  const compiled = compiler.compile({
    mainFilePath: join(templateFolder, template),
    inputs: { document: templateJson },
  });
  const diagnostics = compiled.takeDiagnostics();
  if (compiled.result === null) {
    const messages = diagnostics === null ? [] : compiler.fetchDiagnostics(diagnostics);
    throw new Error(`PDF could not be laid out: ${messages.map(({ message }) => message).join("; ")}`);
  }
  try {
    return compiler.pdf(compiled.result, { pdfStandard: "ua-1" });
  } catch (error) {
    throw new Error(`PDF could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
};
