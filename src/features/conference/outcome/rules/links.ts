import type { LinkPurpose } from "../../../../platform/identity/link-purposes.ts";
import { daysAfter } from "../../rules/stages.ts";
import { facilitatedDays } from "./recommendation.ts";

/** Opens one workshop for whoever facilitates it: notes, recommendations, who supports them. */
export const facilitatePurpose = "conference.facilitate";

export const linkPurposes: readonly LinkPurpose[] = [
  {
    purpose: facilitatePurpose,
    label: { da: "Skrive noter og anbefalinger for en workshop", en: "Write notes and recommendations of a workshop" },
    itemKind: "workshop",
    holder: { da: "den, der leder workshoppen", en: "whoever facilitates the workshop" },
  },
];

/** Until when a facilitator's link opens something. */
export function linkEndsAt({ endsAt }: { readonly endsAt: Date }): Date {
  return daysAfter(endsAt, facilitatedDays);
}
