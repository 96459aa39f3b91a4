import type { Hanging } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { planPaths } from "../paths.ts";
import { measuresUnderWay } from "../queries/measures.ts";
import { texts } from "../texts.ts";
import { statusOf } from "./parts.tsx";

/** The measures a party answers for that are not finished. */
export async function measuresOfParty(visit: Visit<"parties.manage">, partyId: string): Promise<Hanging | undefined> {
  const measures = await measuresUnderWay(visit.db, visit.permit, partyId);
  if (measures.length === 0) return undefined;
  return {
    ...texts[visit.lang].hangsOn,
    lines: measures.map((measure) => ({
      key: `measure-${measure.id}`,
      title: measure.title,
      about: statusOf(measure, visit.lang, visit.now).label,
      href: planPaths.measure.to(visit, { id: measure.id }),
    })),
  };
}
