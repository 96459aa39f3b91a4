type Line = [number, number][];

/** Joins lines whose ends meet into longer ones: map data cuts a street wherever something about it changes. */
export function joinLines(pieces: readonly (readonly [number, number][])[]): Line[] {
  const left = new Set(pieces);
  const joined: Line[] = [];
  for (const piece of pieces) {
    if (!left.delete(piece)) continue;
    const onward = follow([...piece], left);
    joined.push(follow(onward.toReversed(), left).toReversed());
  }
  return joined;
}

/** The line, prolonged at its end by every piece that meets it there; those are taken from `left`. */
function follow(line: Line, left: Set<readonly [number, number][]>): Line {
  for (let next = pieceAt(line, left); next !== undefined; next = pieceAt(line, left)) {
    left.delete(next);
    const way = same(next[0], line.at(-1)) ? next : next.toReversed();
    line.push(...way.slice(1));
  }
  return line;
}

function pieceAt(line: Line, left: ReadonlySet<readonly [number, number][]>) {
  return [...left].find((piece) => same(piece[0], line.at(-1)) || same(piece.at(-1), line.at(-1)));
}

function same(a: readonly [number, number] | undefined, b: readonly [number, number] | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}
