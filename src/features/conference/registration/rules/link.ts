import { daysAfter } from "../../rules/stages.ts";
import { needsKeptDays } from "./registration.ts";

/** Opens one person's registration: they see it, change it, cancel it, and answer an offer. */
export const registrationPurpose = "conference.registration";

/** Asks whoever reads the mail of an address whether it is theirs; opens nothing of the registration. */
export const addressPurpose = "conference.confirm_address";

/** How many days an address waits to be confirmed. */
export const addressWaitsDays = 7;

/** Until when an address that was written now can be confirmed: some days, and no longer than the conference. */
export function addressEndsAt({ endsAt }: { readonly endsAt: Date }, now: Date): Date {
  return new Date(Math.min(daysAfter(now, addressWaitsDays).getTime(), endsAt.getTime()));
}

/** Until when a personal link of somebody who takes part, or is invited to, opens something: as long as needs are kept. */
export function linkEndsAt({ endsAt }: { readonly endsAt: Date }): Date {
  return daysAfter(endsAt, needsKeptDays);
}
