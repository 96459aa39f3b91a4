import type { OpenState } from "../../../../hours/opening.ts";
import { closesSoon, nearMinutes, stateWords, whenWords } from "../../../../hours/words.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { texts } from "../../texts/visitors.ts";
import type { Offer } from "./board.ts";

const minuteMs = 60_000;

/** "Åbent til kl. 22.00"; of those whose visit is what is needed, whose names stand before it: "tirsdag kl. 10.00". */
export function offerWords({ state, bringers }: Pick<Offer, "state" | "bringers">, now: number, lang: Lang): string {
  return bringers.length === 0 ? stateWords(state, now, lang) : presenceWords(state, now, lang);
}

/** The same in one line: "Sygeplejerske: tirsdag kl. 10.00". */
export function offerLine(offer: Pick<Offer, "state" | "bringers">, now: number, lang: Lang): string {
  return [...(offer.bringers.length === 0 ? [] : [offer.bringers.join(", ")]), offerWords(offer, now, lang)].join(": ");
}

/** When somebody is at a place: "her til kl. 12.00", "om 40 min.", "tirsdag kl. 10.00". */
function presenceWords(state: OpenState, now: number, lang: Lang): string {
  const t = texts[lang].comes;
  if (state.isOpen) {
    if (state.until === null) return t.open;
    return (closesSoon(state, now) ? t.soon : t.until).replace("{}", whenWords(state.until, now, lang));
  }
  if (state.opens === null) return t.closed;
  const minutes = Math.ceil((state.opens - now) / minuteMs);
  return minutes <= nearMinutes ? t.in.replace("{}", String(minutes)) : whenWords(state.opens, now, lang);
}
