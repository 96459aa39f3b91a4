import type { ItemKind } from "../../../thread/kinds.ts";
import { bringBack, bringFurther, recommendationKindName } from "./commands/records.ts";
import { outcomePaths } from "./paths.ts";
import { supportOfRecommendation } from "./queries/support-behind.ts";
import { texts } from "./texts/recommendations.ts";

const { da, en } = texts;
const words = (status: keyof typeof da.statuses) => ({ da: da.statuses[status], en: en.statuses[status] });

/** What a workshop recommends. It has a place in the thread from when everyone may read it. */
export const recommendationKind: ItemKind = {
  kind: recommendationKindName,
  station: "talked",
  label: { da: da.kind, en: en.kind },
  calledAlso: ["anbefaling", "recommendation"],
  statuses: {
    put_forward: { words: words("put_forward"), tone: "open" },
    onward: { words: words("onward"), tone: "done" },
    taken_back: { words: words("taken_back"), tone: "neutral" },
  },
  // What comes of it is counted: it is a proposal, not yet a talk of the forum.
  countedWhen: [],
  internalFor: "conference.prepare",
  href: (place, id) => outcomePaths.recommendation.to(place, { id }),
  supportBehind: supportOfRecommendation,
  ledToMore: bringFurther,
  ledToLess: bringBack,
};
