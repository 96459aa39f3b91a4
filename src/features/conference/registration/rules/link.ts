import { daysAfter } from "../../rules/stages.ts";
import { needsKeptDays } from "./registration.ts";

/** Opens one person's registration: they see it, change it, cancel it, and answer an offer. */
export const registrationPurpose = "conference.registration";

/** Until when a personal link of somebody who takes part, or is invited to, opens something: as long as needs are kept. */
export function linkEndsAt({ endsAt }: { readonly endsAt: Date }): Date {
  return daysAfter(endsAt, needsKeptDays);
}
