/**
 * Makes the fonts in assets/fonts from the npm package @fontsource/ibm-plex-sans:
 * small woff2 files for the web and full Latin TTF files for the PDFs. The files are committed;
 * run `node scripts/make-fonts.mjs` again when the package or the list of characters changes.
 */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const packageFolder = dirname(
  createRequire(import.meta.url).resolve("@fontsource/ibm-plex-sans/package.json"),
);
const target = join(dirname(fileURLToPath(import.meta.url)), "..", "assets", "fonts");
const weights = [400, 600];

/** What pages in Danish and English are written with; other characters fall back to the system's font. */
const webCharacters = [
  characterRange(0x20, 0x7e),
  "ÆØÅæøå" + "ÀÁÂÄÇÈÉÊËÍÎÏÑÓÔÖÚÛÜàáâäçèéêëíîïñóôöúûüß",
  "«»‘’‚“”„‹›" + "–—…·•§°©®€£±×÷−½¼¾²³¹µ" + "↑↓",
  "\u00a0\u00ad\u2009",
].join("");

function characterRange(first, last) {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

function readSource(subset, weight) {
  return readFile(join(packageFolder, "files", `ibm-plex-sans-${subset}-${weight}-normal.woff2`));
}

async function write(name, bytes) {
  await writeFile(join(target, name), bytes);
  console.log(`${name.padEnd(20)} ${String(bytes.length).padStart(7)} bytes`);
}

await mkdir(target, { recursive: true });
for (const weight of weights) {
  const latin = await readSource("latin", weight);
  const web = await subsetFont(latin, webCharacters, {
    targetFormat: "woff2",
    noHinting: true,
    keepFeatures: ["kern", "mark", "ccmp", "locl"],
  });
  await write(`plex-${weight}.woff2`, web);

  // The package cuts the face in two; Typst looks in the second file for what the first one lacks.
  await write(`plex-${weight}.ttf`, await subsetFont(latin, "", { targetFormat: "truetype", keepAllGlyphs: true }));
  const extended = await readSource("latin-ext", weight);
  await write(
    `plex-${weight}-ext.ttf`,
    await subsetFont(extended, "", { targetFormat: "truetype", keepAllGlyphs: true }),
  );
}
await copyFile(join(packageFolder, "LICENSE"), join(target, "OFL.txt"));
