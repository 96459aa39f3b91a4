import { addDays, dayOf, startOfDay } from "../../../../platform/i18n/dates.ts";
import { needsKeptDays } from "../../registration/rules/registration.ts";

interface Held {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly publishedAt: Date | null;
  readonly cancelledAt: Date | null;
}

/** How many days after a conference presses at the door are kept; until then a list on paper can still be typed in. */
export const pressesKeptDays = needsKeptDays;

/** When the door opens and closes: with the days on which a conference is held. Helpers' links end there. */
export function doorDay({ startsAt, endsAt }: Pick<Held, "startsAt" | "endsAt">): { readonly from: Date; readonly until: Date } {
  return { from: startOfDay(dayOf(startsAt)), until: startOfDay(addDays(dayOf(endsAt), 1)) };
}

/** Whether one can note who has come: from the first day on, and for some days after, when a list on paper is typed in. */
export function doorAt(conference: Held, now: Date): "none" | "before" | "open" | "over" {
  if (!conference.publishedAt || conference.cancelledAt) return "none";
  const { from, until } = doorDay(conference);
  if (now < from) return "before";
  // Ends before the presses do: what is merged with nothing would be somebody new.
  return now < startOfDay(addDays(dayOf(until), pressesKeptDays - 1)) ? "open" : "over";
}

/** When somebody came, as far as a phone's clock can be believed: not before the door opened and not later than now. */
export function pressMoment(told: Date, from: Date, now: Date): Date {
  if (told > now) return now;
  return told < from ? from : told;
}
