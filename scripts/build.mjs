import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rename, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import * as esbuild from "esbuild";

const root = dirname(import.meta.dirname);
const dist = join(root, "dist");
const assets = join(dist, "assets");

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/**
 * Bundles the programs to `dist/` and what browsers fetch to `dist/assets/`, with a manifest from plain names to
 * addresses. Every file is moved into place whole, and older assets stay: a server that runs meanwhile keeps its own.
 * Does nothing when nothing that goes into it has changed since the last time.
 * @param {{ minify?: boolean }} options `minify` also compresses what browsers fetch; both are on unless developing
 * @returns {Promise<void>} rejects with esbuild's failure, which has been printed
 */
export async function build({ minify = true } = {}) {
  const sources = await sourcesNow(minify);
  if (sources === (await readFile(lastSources, "utf8").catch(() => "")) && made.every(existsSync)) return;
  const [programs, browser] = await Promise.all([buildPrograms(), buildAssets(minify)]);
  await Promise.all([...programs.outputFiles, ...browser.outputFiles].map((file) => put(file.path, file.contents)));
  if (minify) await Promise.all(browser.outputFiles.map(putCompressed));
  await put(join(assets, "manifest.json"), Buffer.from(`${JSON.stringify(manifest(browser.metafile), null, 2)}\n`));
  await put(lastSources, Buffer.from(sources));
}

/** What the last build was made of. */
const lastSources = join(dist, "sources.sha256");
const made = [join(dist, "server.js"), join(dist, "cli.js"), join(assets, "manifest.json")];

/**
 * Packages that stay in `node_modules`: what holds native code, WebAssembly or files that it finds beside itself, and what is
 * large and seldom needed. All others go into the programs, which start faster for it (adr/0060).
 */
const packagesApart = ["sharp", "highs", "pino", "pg-native", "flydrive/drivers/s3"];

/** Packages in CommonJS call `require`, which a module does not have. */
const requireForPackages = 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);';

/** Everything that a build is made of, by name, size and time. */
async function sourcesNow(minify) {
  const folders = ["src", "example", "assets"].filter((name) => existsSync(join(root, name)));
  const found = await Promise.all(folders.map((name) => readdir(join(root, name), { recursive: true, withFileTypes: true })));
  // Of folders each file system tells another size.
  const files = found.flat().filter((entry) => !entry.isDirectory()).map(({ parentPath, name }) => relative(root, join(parentPath, name)));
  const named = [...files, join("scripts", "build.mjs"), "package-lock.json"].sort();
  const lines = await Promise.all(
    named.map(async (path) => {
      // An editor's passing file may be gone already.
      const { size, mtimeMs } = await stat(join(root, path)).catch(() => ({ size: 0, mtimeMs: 0 }));
      return `${path} ${size} ${mtimeMs}`;
    }),
  );
  return createHash("sha256").update([minify, ...lines].join("\n")).digest("hex");
}

/** Ends esbuild's own process, which otherwise lives as long as ours. */
export async function endBuilds() {
  await esbuild.stop();
}

/** Bundles the measurements to `dist/bench.js`, which only those who measure need. */
export async function buildBench() {
  const { outputFiles } = await esbuild.build({ ...programOptions, entryPoints: ["bench/bench.ts"], packages: "external" });
  await Promise.all(outputFiles.map((file) => put(file.path, file.contents)));
}

async function buildPrograms() {
  const built = await esbuild.build({
    ...programOptions,
    entryPoints: ["src/server.ts", "src/cli.ts"],
    external: packagesApart,
    banner: { js: requireForPackages },
  });
  const lost = [...new Set(built.outputFiles.filter(({ path }) => path.endsWith(".js")).flatMap(({ text }) => lookBesideThemselves(text)))];
  if (lost.length > 0) throw new Error(`These find files beside themselves, so name their packages in packagesApart (scripts/build.mjs): ${lost.join(", ")}`);
  return built;
}

/**
 * Files of packages that ask where they lie, which inside of a program is another place.
 * @param {string} program as esbuild writes it without minifying: before each file its name
 * @returns {string[]} paths from the project's folder
 */
export function lookBesideThemselves(program) {
  let file = "";
  const found = new Set();
  for (const line of program.split("\n")) {
    file = /^\s*\/\/ ((?:node_modules|src|example)\/\S+)$/.exec(line)?.[1] ?? file;
    if (file.startsWith("node_modules/") && /import\.meta\.(url|dirname|filename|resolve)|\b__(dirname|filename)\b|require\.resolve/.test(line)) found.add(file);
  }
  return [...found];
}

async function buildAssets(minify) {
  return esbuild.build({
    ...common,
    entryPoints: await assetEntries(),
    entryNames: "[name].[hash]",
    assetNames: "[name].[hash]",
    outdir: assets,
    publicPath: "/assets",
    format: "esm",
    // Nested CSS is unfolded, so that phones from 2021 show the same page.
    target: ["es2022", "chrome90", "firefox90", "safari14.1"],
    loader: { ".woff2": "file", ".svg": "copy" },
    metafile: true,
    minify,
  });
}

const common = { absWorkingDir: root, bundle: true, write: false, charset: "utf8", logLevel: "warning" };

const programOptions = {
  ...common,
  outdir: dist,
  format: "esm",
  platform: "node",
  target: "node24",
  jsx: "automatic",
  jsxImportSource: "hono/jsx",
  // The sources lie beside the programs, so the maps need not hold them, and are read faster at each start.
  sourcemap: "linked",
  sourcesContent: false,
};

async function assetEntries() {
  const folder = join(root, "src", "browser");
  const scripts = existsSync(folder) ? await readdir(folder) : [];
  const entries = scripts
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.endsWith(".d.ts"))
    .map((name) => join("src", "browser", name));
  const own = join("src", "ui", "styles", "features");
  const styles = (await readdir(join(root, own))).filter((name) => name.endsWith(".css")).map((name) => join(own, name));
  const others = [join("src", "ui", "styles", "main.css"), join("src", "ui", "styles", "slim.css"), ...styles, join("assets", "favicon.svg")];
  return [...entries, ...others.filter((path) => existsSync(join(root, path)))];
}

/** `main.css` → `/assets/main.AB12CD34.css`, for entries and for the fonts they name. */
function manifest(metafile) {
  const names = Object.entries(metafile.outputs).map(([path, output]) => {
    const source = output.entryPoint ?? Object.keys(output.inputs)[0] ?? path;
    return [basename(source).replace(/\.ts$/, ".js"), `/assets/${relative(assets, join(root, path))}`];
  });
  return Object.fromEntries(names.sort(([a], [b]) => a.localeCompare(b)));
}

async function put(path, contents) {
  const present = await readFile(path).catch(() => undefined);
  if (present?.equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, contents);
  await rename(draft, path);
}

/** The name holds a hash of the contents, so what has been compressed once need not be again. */
async function putCompressed({ path, contents }) {
  if (!/\.(css|js|svg)$/.test(path) || existsSync(`${path}.br`)) return;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  await put(`${path}.gz`, await compressGzip(contents, { level: 9 }));
  await put(`${path}.br`, await compressBrotli(contents, quality));
}
