import { formatDateTime } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import type { Registration, Workshop } from "../queries/registrations.ts";
import { mostWishes } from "./registration.ts";
import { texts } from "../texts/registration.ts";
import { texts as workTexts } from "../texts/secretary.ts";

interface Named {
  readonly lang: Lang;
  readonly workshops: readonly Workshop[];
  /** By id. */
  readonly partyNames: ReadonlyMap<string, string>;
}

/**
 * Registrations as rows of a table, with a head. What people need is not in it: a file on somebody's disk is not erased when
 * its time has come.
 */
export function registrationCells(registrations: readonly Registration[], named: Named): string[][] {
  const { lang } = named;
  const t = workTexts[lang];
  const wishNumbers = Array.from({ length: mostWishes }, (_, at) => at);
  return [
    [...t.head, ...wishNumbers.map((at) => t.wish(at + 1))],
    ...registrations.map((one) => [
      String(one.number),
      nameWords(one, lang),
      comesForWords(one, named),
      texts[lang].own.states[one.state],
      one.email ?? "",
      one.phone ?? "",
      one.address ?? "",
      t.ways[one.cameBy],
      one.isLate ? t.yes : "",
      formatDateTime(one.createdAt, lang),
      ...wishNumbers.map((at) => named.workshops.find(({ id }) => id === one.wishes[at])?.title ?? ""),
    ]),
  ];
}

/** What a list calls somebody: their name, or why there is none. */
export function nameWords({ name, cameBy }: Pick<Registration, "name" | "cameBy">, lang: Lang): string {
  const t = workTexts[lang];
  return name ?? (cameBy === "walk_in" ? t.unnamed : t.erased);
}

/** For whom somebody comes, in words. */
export function comesForWords({ comesAs, partyId }: Pick<Registration, "comesAs" | "partyId">, { lang, partyNames }: Pick<Named, "lang" | "partyNames">): string {
  const t = texts[lang].own;
  if (comesAs === "neighbour") return t.neighbour;
  return (partyId && partyNames.get(partyId)) || t.other;
}
