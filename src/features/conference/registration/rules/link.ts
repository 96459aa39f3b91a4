import type { LinkPurpose } from "../../../../platform/identity/link-purposes.ts";
import { daysAfter } from "../../rules/stages.ts";
import { needsKeptDays } from "./registration.ts";

/** Opens one person's registration: they see it, change it, cancel it, and answer an offer. */
export const registrationPurpose = "conference.registration";

export const linkPurposes: readonly LinkPurpose[] = [
  {
    purpose: registrationPurpose,
    label: { da: "Se og ret en tilmelding til en konference", en: "See and change a registration for a conference" },
    itemKind: "registration",
    holder: { da: "den, der er tilmeldt", en: "whoever is registered" },
  },
];

/** Until when a personal link of somebody who takes part, or is invited to, opens something: as long as needs are kept. */
export function linkEndsAt({ endsAt }: { readonly endsAt: Date }): Date {
  return daysAfter(endsAt, needsKeptDays);
}
