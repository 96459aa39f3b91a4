import type { LinkPurpose } from "../../platform/identity/link-purposes.ts";
import { paths } from "./paths.ts";

/** Opens the answers of one member to one poll. */
export const answerPurpose = "polls.answer";

export const linkPurposes: readonly LinkPurpose[] = [
  {
    purpose: answerPurpose,
    label: { da: "Svar på, hvornår et møde kan holdes", en: "Answer when a meeting can be held" },
    itemKind: "date-poll",
    renewAt: (place, id) => paths.results.to(place, { id }),
  },
];
