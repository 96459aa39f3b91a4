import type { BulletinFigure, FiguresAsked } from "../../../platform/web/feature.ts";
import { observationKinds } from "../observation.ts";
import { reportsByKind } from "../queries/counts.ts";

/** A smaller number could lead to whoever reported, or to whom it was about. */
const smallestTold = 5;

/** What a bulletin tells of reports since. They are about nuisance, so they never stand without their twin. */
export async function reportFigures(asked: FiguresAsked, since: Date): Promise<BulletinFigure[]> {
  const counted = await reportsByKind(asked.db, asked.permit, since);
  return counted.map(({ kind, count }) => ({
    key: `street.${kind}`,
    about: "nuisance",
    label: { da: `Set på gaden: ${observationKinds[kind].da}`, en: `Seen on the street: ${observationKinds[kind].en}` },
    count: count < smallestTold ? "few" : count,
  }));
}
