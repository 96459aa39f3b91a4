/**
 * PDF/UA lets no character through that its fonts cannot draw, so every text is brought to
 * characters they have before Typst sees it.
 */

/** The characters of assets/fonts/plex-*.ttf. */
const plexCharacters =
  " -~\\u00a0-\\u017e\\u018f\\u0192\\u01a0\\u01a1\\u01af\\u01b0\\u01cd-\\u01dc\\u01fa-\\u01ff" +
  "\\u0218-\\u021b" +
  "\\u0237\\u0259\\u02bb\\u02bc\\u02c6\\u02c7\\u02da\\u02dc\\u02dd\\u1e80-\\u1e85\\u1e9e\\u1ef2-\\u1ef9" +
  "\\u2009\\u2013\\u2014\\u2018-\\u201a\\u201c-\\u201e\\u2020\\u2022\\u2026\\u2032\\u2033\\u2039\\u203a" +
  "\\u2044\\u20a9-\\u20ad\\u2113\\u2122\\u2191\\u2193\\u2212\\u2215\\ufffd";

/** Greek, Cyrillic and signs from DejaVu Sans Mono, which Typst brings along. */
const dejaVuCharacters =
  "\\u0386\\u0388-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u03ce\\u0400-\\u045f\\u0490\\u0491\\u2010-\\u2012" +
  "\\u2030\\u2116←→↔⇐⇒∞√∑≈≠≤≥■□▲►▼◄○●★☆☐☑☒✓✔✗✘";

/** Every character but the newline that may stand in a PDF: the inside of a regular expression's class. */
export const printableClass = plexCharacters + dejaVuCharacters;

/** Stands where a character cannot be shown, so that nobody thinks nothing was there. */
const placeholder = "□";

const unprintable = new RegExp(`[^${printableClass}\\n]`, "gu");
const allPrintable = new RegExp(`^[${printableClass}]+$`, "u");
const emoji = new RegExp("\\p{RGI_Emoji}|\\p{Emoji_Modifier}", "gv");
const spaces = /[\t\u2000-\u2008\u200a\u202f\u205f\u3000]/gu;
const lineBreaks = /\r\n?|[\u0085\u2028\u2029\v\f]/gu;
// Also the marks that turn the reading direction: with them a text could show other words than it holds.
const invisible = /(?!\n)[\p{Cc}\p{Cf}\u034f\ufe00-\ufe0f]/gu;

/**
 * The text with only characters that our fonts can draw: letters we lack lose their marks (ễ becomes e),
 * emoji and foreign scripts become □, invisible characters go. The newline stays.
 */
export const printable = (text: string): string => {
  const plain = text.toWellFormed().normalize("NFC").replace(lineBreaks, "\n").replace(spaces, " ");
  return plain
    .replace(emoji, (sign) => (allPrintable.test(withoutInvisible(sign)) ? sign : placeholder))
    .replace(invisible, "")
    .replace(unprintable, closestPrintable);
};

/** The same on one line, for what is no text of its own: titles, words on a label. */
export const oneLine = (text: string): string => printable(text).replace(/\s+/gu, " ").trim();

const withoutInvisible = (text: string): string => text.replace(invisible, "");

const closestPrintable = (character: string): string => {
  const simpler = character.normalize("NFKD").replace(/\p{M}/gu, "");
  if (simpler === "" && /\p{M}/u.test(character)) return "";
  return allPrintable.test(simpler) ? simpler : placeholder;
};

/** Longer words may be broken anywhere, so that none runs off the page. */
const longestUnbroken = 30;

/**
 * The text in parts for the template: `"\n"` is a line break, `""` a place where a long word may be broken,
 * anything else is shown as it stands.
 */
export const printableParts = (text: string): string[] =>
  printable(text)
    .split(/(\n)/u)
    .filter((part) => part !== "")
    .flatMap((part) => (part === "\n" ? [part] : breakLongWords(part)));

const breakLongWords = (line: string): string[] => {
  const longWord = new RegExp(`(\\S{${longestUnbroken + 1},})`, "u");
  return line
    .split(longWord)
    .filter((part) => part !== "")
    .flatMap((part) => (longWord.test(part) ? withBreaks(part) : [part]));
};

const withBreaks = (word: string): string[] =>
  (word.match(/.{1,10}/gsu) ?? []).flatMap((piece, index) => (index === 0 ? [piece] : ["", piece]));
