import { folded } from "../../thread/search-words.ts";

/** Fewer letters stand inside too many names. */
const fewestInside = 5;

/** A name as names are compared: its letters and figures in one, without what stands in brackets: "Café Prøven (lukket)" is `cafeproeven`. */
export function squeezed(name: string): string {
  return folded(name.replaceAll(/\(.*?\)/g, "")).replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/**
 * What may stand inside a name when somebody has typed this: as it is and without a Danish ending, so that "Mariakirken"
 * finds "Caféen i Maria Kirke". None of something short.
 */
export function insideNames(typed: string): string[] {
  const whole = squeezed(typed);
  return ["", "n", "en", "et", "t", "s", "r", "er"]
    .filter((ending) => whole.endsWith(ending))
    .map((ending) => whole.slice(0, whole.length - ending.length))
    .filter((part) => part.length >= fewestInside);
}
