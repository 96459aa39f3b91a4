import { lastingWhenWords } from "../../../../hours/words.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { texts } from "../../texts/free-places.ts";

/** How much room there is. Never a number: beds are not promised to anyone. */
export const placeLevels = ["none", "few", "many"] as const;

export type PlaceLevel = (typeof placeLevels)[number];

/** What a party has last said. */
export interface FreePlaces {
  readonly level: PlaceLevel;
  readonly saidAt: Date;
  /** From then on it says nothing. */
  readonly until: Date;
}

/** What holds at a moment, as far as it is known now. */
export function freePlacesAt(places: FreePlaces | null, at: number, now: Date): FreePlaces | undefined {
  if (!places || places.until <= now) return undefined;
  return places.saidAt.getTime() <= at && at < places.until.getTime() ? places : undefined;
}

/** "få pladser, sagt kl. 18.40, gælder til tirsdag kl. 08.00" */
export function placesWords({ level, saidAt, until }: FreePlaces, now: Date, lang: Lang): string {
  const t = texts[lang];
  const when = (at: Date) => lastingWhenWords(at.getTime(), now.getTime(), lang);
  return t.said(t.levels[level], when(saidAt), when(until));
}
