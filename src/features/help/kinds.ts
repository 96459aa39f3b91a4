import type { ItemKind } from "../../thread/kinds.ts";
import { paths } from "./paths.ts";
import { findTakenGap, gapKind } from "./queries/gap-items.ts";
import { texts } from "./texts/gaps.ts";

const { da, en } = texts;

/** Hours without help that the forum has taken up; until then a gap is computed and has no place in the thread. */
export const takenGapKind: ItemKind = {
  kind: gapKind,
  station: "seen",
  label: { da: da.kind, en: en.kind },
  statuses: { taken: { words: { da: da.taken, en: en.taken }, tone: "open" } },
  // Nobody has seen it on the street; what comes of it is counted.
  countedWhen: [],
  href: (place, id) => paths.gap.to(place, { id }),
  supportBehind: async (tx, districtId, id) => (await findTakenGap(tx, districtId, id))?.text,
};
