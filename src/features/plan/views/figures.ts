import type { BulletinFigure, FiguresAsked } from "../../../platform/web/feature.ts";
import { countProven } from "../queries/measures.ts";

/** What a bulletin tells of the plan: how many measures have moved since, as their proofs show. */
export async function measureFigures(asked: FiguresAsked, since: Date): Promise<BulletinFigure[]> {
  const count = await countProven(asked.db, asked.districtId, since);
  const label = { da: "Indsatser med ny dokumentation", en: "Measures with new proof" };
  return count === 0 ? [] : [{ key: "plan.proven", about: "work", label, count }];
}
