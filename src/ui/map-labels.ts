import type { DrawingPoint } from "./projection.ts";

/** A text on the map: its middle, and its slope in degrees (0 is level). */
export type MapLabel = { text: string; at: DrawingPoint; slope: number };

/** Plex Sans: how wide one letter is, as a part of the text's size. Measured over Danish street names, rounded up. */
const letterWidth = 0.56;

/** Room a text takes: circles along its line, so that slanting labels can lie close without touching. */
const roomFor = ({ text, at, slope }: MapLabel, textSize: number): { centres: DrawingPoint[]; radius: number } => {
  const radius = textSize * 0.62;
  const half = (text.length * textSize * letterWidth) / 2;
  const count = Math.max(2, Math.ceil((2 * half) / radius));
  const angle = (slope * Math.PI) / 180;
  const centres = Array.from({ length: count + 1 }, (_, index) => {
    const along = -half + (2 * half * index) / count;
    return { x: at.x + along * Math.cos(angle), y: at.y + along * Math.sin(angle) };
  });
  return { centres, radius };
};

type Area = { width: number; height: number };

/**
 * Chooses the labels that can stand on the map without touching each other, those first in the list first. `taken`
 * are labels that already stand there. Sizes are in units of the drawing.
 */
export const placeLabels = (
  wanted: readonly MapLabel[],
  textSize: number,
  area: Area,
  taken: readonly MapLabel[] = [],
  takenSize = textSize,
): MapLabel[] => {
  const rooms = taken.map((label) => roomFor(label, takenSize));
  return wanted.filter((label) => {
    const room = roomFor(label, textSize);
    const inside = room.centres.every(
      ({ x, y }) =>
        x >= room.radius && y >= room.radius && x <= area.width - room.radius && y <= area.height - room.radius,
    );
    const free = rooms.every((other) =>
      other.centres.every((theirs) =>
        room.centres.every((ours) => Math.hypot(ours.x - theirs.x, ours.y - theirs.y) > room.radius + other.radius),
      ),
    );
    if (inside && free) rooms.push(room);
    return inside && free;
  });
};

/** Places where a street's name may stand: along its straight parts, the longest first, always to be read from left. */
export const streetLabels = (text: string, line: readonly DrawingPoint[]): MapLabel[] => {
  const parts = line.slice(1).map((end, index) => ({ start: line[index] ?? end, end }));
  const length = ({ start, end }: (typeof parts)[number]) => Math.hypot(end.x - start.x, end.y - start.y);
  return parts
    .sort((a, b) => length(b) - length(a))
    .flatMap(({ start, end }) => {
      const [left, right] = start.x <= end.x ? [start, end] : [end, start];
      const slope = (Math.atan2(right.y - left.y, right.x - left.x) * 180) / Math.PI;
      const at = (share: number) => ({ x: left.x + (right.x - left.x) * share, y: left.y + (right.y - left.y) * share });
      return [0.5, 0.3, 0.7].map((share) => ({ text, at: at(share), slope }));
    });
};
