/** Attached files are saved; inline is for what the program itself has made, such as its letters. */
export type Presentation = "attachment" | "inline";

/** Characters of the name before its ending. */
const longestName = 120;

const asciiLetters: Record<string, string> = { æ: "ae", ø: "oe", å: "aa", Æ: "Ae", Ø: "Oe", Å: "Aa" };

/**
 * Headers with which a stored file can do nothing in a visitor's browser but be seen or saved.
 * `name` may be anything that a person called the file; `type` is the type found by looking at it.
 */
export const downloadHeaders = (
  name: string,
  type: string,
  presentation: Presentation = "attachment",
): Record<string, string> => ({
  "Content-Type": /^[a-z]+\/[a-z0-9.+-]+$/u.test(type) ? type : "application/octet-stream",
  "Content-Disposition": contentDisposition(name, presentation),
  "X-Content-Type-Options": "nosniff",
  // Browsers refuse to show a PDF in a sandbox; one that is saved does not need to be shown.
  "Content-Security-Policy": presentation === "inline" ? "default-src 'none'" : "sandbox; default-src 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
});

/** Both forms of RFC 6266: plain letters for old programs, the real name (RFC 5987) for all others. */
const contentDisposition = (name: string, presentation: Presentation): string => {
  const safe = safeName(name);
  return `${presentation}; filename="${asciiName(safe)}"; filename*=UTF-8''${encodeName(safe)}`;
};

/** One file name without folders, quotes or characters nobody sees; its ending survives the shortening. */
const safeName = (name: string): string => {
  const plain = name
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{C}/\\:*?"<>|;]+/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[. ]+|[. ]+$/gu, "");
  const ending = /\.[a-z0-9]{1,8}$/iu.exec(plain)?.[0] ?? "";
  const stem = Array.from(plain.slice(0, plain.length - ending.length)).slice(0, longestName).join("");
  return stem === "" ? `fil${ending}` : stem + ending;
};

const asciiName = (name: string): string =>
  name
    .replace(/[æøåÆØÅ]/gu, (letter) => asciiLetters[letter] ?? "_")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^ -~]|[%']/gu, "_")
    .padEnd(1, "_");

const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
