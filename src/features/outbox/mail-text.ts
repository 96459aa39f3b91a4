/** A piece of a mail's text: words, or an address that can be followed. */
export interface TextPiece {
  readonly text: string;
  readonly isAddress: boolean;
}

/** A mail's plain text as paragraphs of lines of pieces, so that a page can show it and its links can be followed. */
export function paragraphsOf(text: string): TextPiece[][][] {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split("\n").filter((line) => line !== "" && line !== "-- "))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(piecesOf));
}

function piecesOf(line: string): TextPiece[] {
  return line
    .split(/(https?:\/\/[^\s<>]+)/)
    .map((text, index) => ({ text, isAddress: index % 2 === 1 }))
    .filter(({ text }) => text !== "");
}
