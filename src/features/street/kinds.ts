import type { ItemKind } from "../../thread/kinds.ts";
import { createPattern, refuseInOtherPattern } from "./commands/patterns.ts";
import { tellReporter } from "./commands/news.ts";
import { observationStatuses } from "./observation.ts";
import { paths } from "./paths.ts";
import { patternStatuses } from "./pattern.ts";
import { inboxTexts } from "./texts/inbox.ts";

/** Something seen in public space. */
export const observationKind: ItemKind = {
  kind: "observation",
  station: "seen",
  label: { da: "Henvendelse", en: "Report" },
  statuses: observationStatuses,
  internalFor: "street.triage",
  href: (place, id) => paths.seenOne.to(place, { id }),
  heard: (tx, districtId, id, effect) => tellReporter(tx, districtId, id, effect),
};

/** Several observations that belong together. */
export const patternKind: ItemKind = {
  kind: "pattern",
  station: "seen",
  label: { da: "Mønster", en: "Pattern" },
  calledAlso: ["mønstre"],
  statuses: patternStatuses,
  internalFor: "street.triage",
  // Its observations are counted, one by one.
  countedWhen: [],
  href: (place, id) => paths.pattern.to(place, { id }),
  making: {
    from: ["observation"],
    right: "street.triage",
    button: { da: "Begynd et mønster", en: "Begin a pattern" },
    errors: { in_other_pattern: { da: inboxTexts.da.errors.in_other_pattern, en: inboxTexts.en.errors.in_other_pattern } },
    createFrom: async (tx, permit, origin, input, now) => {
      await refuseInOtherPattern(tx, permit, [origin]);
      const title = typeof input.title === "string" ? input.title.trim() : "";
      return createPattern(tx, permit, (title.length >= 3 ? title : origin.title).slice(0, 120), now);
    },
  },
};

export const kinds: readonly ItemKind[] = [observationKind, patternKind];
