import type { DrawingPoint, Size } from "./projection.ts";

/**
 * A text on the map: where its middle is, its slope in degrees, and how far below that it hangs, in its own
 * height.
 */
export type MapLabel = { text: string; at: DrawingPoint; slope: number; drop: number };

/** A round piece of the drawing. */
export type Circle = DrawingPoint & { radius: number };

/**
 * How wide one letter is, as a part of the text's size: a little more than the widest of the gallery's 24 street and
 * place names in Plex Sans 600 ("Mændenes Hjem", 0.596). Their average is 0.53.
 */
const letterWidth = 0.6;

const lengthOf = (text: string, textSize: number): number => text.length * textSize * letterWidth;

/** The room a text takes: circles along its line, so that slanting labels can lie close without touching. */
const roomFor = ({ text, at, slope, drop }: MapLabel, textSize: number): Circle[] => {
  const radius = textSize * 0.62;
  const half = lengthOf(text, textSize) / 2;
  const count = Math.max(2, Math.ceil((2 * half) / radius));
  const angle = (slope * Math.PI) / 180;
  return Array.from({ length: count + 1 }, (_, index) => {
    const along = -half + (2 * half * index) / count;
    const y = at.y + drop * textSize + along * Math.sin(angle);
    return { x: at.x + along * Math.cos(angle), y, radius };
  });
};

const apart = (some: readonly Circle[], others: readonly Circle[]): boolean =>
  some.every((a) => others.every((b) => Math.hypot(a.x - b.x, a.y - b.y) > a.radius + b.radius));

const inside = (room: readonly Circle[], { width, height }: Size): boolean =>
  room.every(({ x, y, radius }) => x >= radius && y >= radius && x <= width - radius && y <= height - radius);

type Ground = {
  size: Size;
  /** Size of the text in units of the drawing. */
  textSize: number;
  /** Dots and marks that no text may cover. */
  kept: readonly Circle[];
  /** Labels that already stand there and stay. */
  standing?: readonly MapLabel[];
};

/**
 * Chooses for each name the first of its candidates that touches nothing; names that fit nowhere are left
 * out. Those first in the list choose first.
 */
export const placeLabels = (names: readonly (readonly MapLabel[])[], ground: Ground): MapLabel[] => {
  const { size, textSize, kept, standing = [] } = ground;
  const taken = standing.map((label) => roomFor(label, textSize));
  return names.flatMap((candidates) => {
    for (const label of candidates) {
      const room = roomFor(label, textSize);
      if (inside(room, size) && apart(room, kept) && taken.every((other) => apart(room, other))) {
        taken.push(room);
        return [label];
      }
    }
    return [];
  });
};

/** A name below or above its dot. */
export const placeCandidates = (text: string, at: DrawingPoint): MapLabel[] =>
  [1.15, -1.15].map((drop) => ({ text, at, slope: 0, drop }));

const distances = (line: readonly DrawingPoint[]): number[] =>
  line.slice(1).map((end, index) => {
    const start = line[index] ?? end;
    return Math.hypot(end.x - start.x, end.y - start.y);
  });

/** The point that lies `way` units along a line. */
const pointAlong = (line: readonly DrawingPoint[], way: number): DrawingPoint => {
  let left = way;
  for (const [index, length] of distances(line).entries()) {
    const [start, end] = [line[index], line[index + 1]];
    if (!start || !end) break;
    if (left <= length || index === line.length - 2) {
      const share = length === 0 ? 0 : left / length;
      return { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
    }
    left -= length;
  }
  return line[0] ?? { x: 0, y: 0 };
};

/**
 * Where a street's name may stand: on the street, along its direction, readable from the left, and only where
 * the street is long and straight enough to carry it.
 */
export const streetCandidates = (
  text: string,
  line: readonly DrawingPoint[],
  textSize: number,
): MapLabel[] => {
  const whole = distances(line).reduce((sum, length) => sum + length, 0);
  const half = lengthOf(text, textSize) / 2;
  return [0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8].flatMap((share) => {
    const middle = share * whole;
    if (middle - half < 0 || middle + half > whole) return [];
    const ends = [pointAlong(line, middle - half), pointAlong(line, middle + half)] as const;
    const [left, right] = ends[0].x <= ends[1].x ? ends : [ends[1], ends[0]];
    const at = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
    const bend = [-0.5, 0, 0.5].map((part) => {
      const real = pointAlong(line, middle + part * half);
      const level = { x: at.x + (ends[1].x - at.x) * part, y: at.y + (ends[1].y - at.y) * part };
      return Math.hypot(real.x - level.x, real.y - level.y);
    });
    if (Math.max(...bend) > textSize * 0.4) return [];
    const slope = (Math.atan2(right.y - left.y, right.x - left.x) * 180) / Math.PI;
    return [{ text, at, slope, drop: 0 }];
  });
};
