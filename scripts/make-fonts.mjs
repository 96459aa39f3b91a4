/**
 * Makes the fonts in assets/fonts from the npm package @fontsource/ibm-plex-sans:
 * small woff2 files for the web and the full Latin face as TTF for the PDFs. The files are committed;
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

/** What pages in Danish and English are written with; other characters fall back to the system's font. */
const webCharacters = [
  characterRange(0x20, 0x7e),
  "ÆØÅæøåÀÁÂÄÇÈÉÊËÍÎÏÑÓÔÖÚÛÜàáâäçèéêëíîïñóôöúûüß",
  "«»‘’‚“”„‹›–—…·•§°©®€£±×÷−½¼¾²³¹µ↑↓",
  "\u00a0\u00ad\u2009",
].join("");

const webFeatures = ["kern", "mark", "ccmp", "locl"];

/**
 * The package cuts the face in two files of one name. Typst takes one file per name, and a font of the
 * same name on the machine would win over ours, so the PDF's fonts get names of their own.
 * The new names are as long as the old one, so that the name table can be overwritten in place.
 */
const familyName = "IBM Plex Sans";
const pdfFonts = [
  { subset: "latin", style: "400-normal", family: "Kvarter Latin", file: "plex-400.ttf" },
  { subset: "latin", style: "600-normal", family: "Kvarter Latin", file: "plex-600.ttf" },
  { subset: "latin", style: "400-italic", family: "Kvarter Latin", file: "plex-400-italic.ttf" },
  { subset: "latin-ext", style: "400-normal", family: "Kvarter Extra", file: "plex-400-ext.ttf" },
  { subset: "latin-ext", style: "600-normal", family: "Kvarter Extra", file: "plex-600-ext.ttf" },
];

function characterRange(first, last) {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

function readSource(subset, style) {
  return readFile(join(packageFolder, "files", `ibm-plex-sans-${subset}-${style}.woff2`));
}

function nameBytes(text) {
  return Buffer.from(text, "utf16le").swap16();
}

function renamed(font, family) {
  const copy = Buffer.from(font);
  const [wanted, replacement] = [nameBytes(familyName), nameBytes(family)];
  if (wanted.length !== replacement.length) throw new Error(`"${family}" must be as long as "${familyName}"`);
  for (let at = copy.indexOf(wanted); at !== -1; at = copy.indexOf(wanted, at)) replacement.copy(copy, at);
  return copy;
}

/**
 * Every letter as TrueType, but no combining marks: with them a text shaper would put together from two
 * glyphs what the other file has as one, and the letter would be doubled when copied from the PDF.
 * The pass through harfbuzz also sets the checksums right.
 */
const pdfCharacters =
  characterRange(0x20, 0x2ff) + characterRange(0x370, 0xd7ff) + characterRange(0xf900, 0xffff);

function pdfFace(font) {
  return subsetFont(font, pdfCharacters, { targetFormat: "truetype", preserveNameIds: [16, 17] });
}

async function write(name, bytes) {
  await writeFile(join(target, name), bytes);
  console.log(`${name.padEnd(20)} ${String(bytes.length).padStart(7)} bytes`);
}

await mkdir(target, { recursive: true });
for (const weight of [400, 600]) {
  const web = await subsetFont(await readSource("latin", `${weight}-normal`), webCharacters, {
    targetFormat: "woff2",
    noHinting: true,
    keepFeatures: webFeatures,
  });
  await write(`plex-${weight}.woff2`, web);
}
for (const { subset, style, family, file } of pdfFonts) {
  const face = await pdfFace(await readSource(subset, style));
  await write(file, await pdfFace(renamed(face, family)));
}
await copyFile(join(packageFolder, "LICENSE"), join(target, "OFL.txt"));
