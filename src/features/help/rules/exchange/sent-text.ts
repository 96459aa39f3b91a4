/** A file that somebody sent, as text; `wasRecoded` when it was in the encoding of old spreadsheets. */
export interface SentText {
  readonly text: string;
  readonly wasRecoded: boolean;
}

/**
 * Reads what somebody sent: UTF-8, with its mark or without; UTF-16 with its mark; or else Windows-1252, which Danish
 * spreadsheets still write.
 */
export function readSentText(bytes: Uint8Array): SentText | { readonly problem: "empty" | "not_text" } {
  const { text, wasRecoded } = decoded(bytes);
  if (text.includes("\u0000")) return { problem: "not_text" };
  return text.trim() === "" ? { problem: "empty" } : { text, wasRecoded };
}

function decoded(bytes: Uint8Array): SentText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes), wasRecoded: false };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), wasRecoded: false };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), wasRecoded: true };
  }
}
