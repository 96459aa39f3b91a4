import type { Lang } from "../../../../platform/i18n/lang.ts";
import { texts } from "../texts/own.ts";
import type { Seat } from "./programme.ts";
import type { Why } from "./stored-allocation.ts";

/**
 * Why somebody got what they got, in words for them: about the wish they would most have liked among those they did not get.
 * @param titles of workshops, by id
 */
export function whyWords(why: Why, lang: Lang, titles: ReadonlyMap<string, string>): string {
  const t = texts[lang].reasons;
  const titleOf = (id: string) => titles.get(id) ?? texts[lang].gone;
  switch (why.code) {
    case "no-wishes":
      return t.noWishes;
    case "all-wishes":
      return t.allWishes(why.wishes);
    case "best-wishes":
      return t.bestWishes(why.wishes);
    case "settled":
      return t.settled;
    case "by-hand":
      return t.byHand;
    case "not-running":
      return t.notRunning(titleOf(why.workshop), why.rank);
    case "full": {
      const { workshop, rank, wished, places, higher, lower, unasked } = why;
      return [
        t.full(titleOf(workshop), rank, wished, places),
        higher > 0 && t.higher(higher),
        lower > 0 && t.lower(lower),
        unasked > 0 && t.unasked(unasked),
      ].filter(Boolean).join("");
    }
    case "same-round":
      return t.sameRound(titleOf(why.workshop), why.rank, why.instead.map(({ round, workshop }) => t.insteadOne(titleOf(workshop), round + 1)).join(t.and));
    case "not-examined":
      return t.notExamined(titleOf(why.workshop), why.rank);
  }
}

/** How somebody came by one seat, in words for them. */
export function seatWhy({ rank, cameBy, reason }: Pick<Seat, "rank" | "cameBy" | "reason">, lang: Lang): string {
  const t = texts[lang].ranks;
  const wish = rank === null ? "" : t.wish(rank);
  if (cameBy === "hand") return [reason === null ? "" : t.byHand(asSentence(reason)), wish].filter(Boolean).join(" ");
  return [rank === null ? t.unasked : wish, cameBy === "late" ? t.late : ""].filter(Boolean).join(" ");
}

/** What somebody wrote goes on with our own words after it. */
const asSentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
