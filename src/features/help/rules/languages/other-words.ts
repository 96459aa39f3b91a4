import { closesSoon, isThisNight } from "../../../../hours/words.ts";
import type { OpenState } from "../../../../hours/opening.ts";
import { minutesOfDay } from "../../../../hours/schedule.ts";
import type { Span } from "../../../../hours/schedule.ts";
import { addDays, dayOf, formatTime, timeZone } from "../../../../platform/i18n/dates.ts";
import { doorQuestions } from "../doors/door-rules.ts";
import type { DoorRules } from "../doors/door-rules.ts";
import type { Offer } from "../now/board.ts";
import { translations } from "./other-languages.ts";
import type { OtherLanguage } from "./other-languages.ts";
import type { TextKey } from "../../texts/other-sources.ts";

/** A text with what belongs into it. */
export function say(language: OtherLanguage, key: TextKey, value = ""): string {
  return translations[language][key].replace("{}", value);
}

const minuteMs = 60_000;

/** What applies, in a few words: the counterpart of `stateWords`. */
export function stateIn(language: OtherLanguage, state: OpenState, now: number): string {
  if (state.isOpen) {
    if (state.until === null) return say(language, "state.open");
    return say(language, closesSoon(state, now) ? "state.soon" : "state.until", whenIn(language, state.until, now));
  }
  if (state.opens === null) return say(language, "state.closed");
  const minutes = Math.ceil((state.opens - now) / minuteMs);
  return minutes <= 60 ? say(language, "state.in", String(minutes)) : say(language, "state.opens", whenIn(language, state.opens, now));
}

/** The same of those whose visit is what is needed, with no word that nobody has approved: "Sygeplejerske: jutro 10:00". */
export function bringersIn(language: OtherLanguage, { bringers, state }: Pick<Offer, "bringers" | "state">, now: number): { readonly who: string; readonly when: string } {
  const isComing = !state.isOpen && state.opens !== null;
  return { who: bringers.join(", "), when: isComing ? `: ${whenIn(language, state.opens, now)}` : ` · ${stateIn(language, state, now)}` };
}

/** "22:00" today or this night, "jutro 08:00", and later the day as the language writes it shortly. */
function whenIn(language: OtherLanguage, at: number, now: number): string {
  const [today, day] = [dayOf(new Date(now)), dayOf(new Date(at))];
  const time = formatTime(new Date(at), "en");
  if (day === today || isThisNight(at, now)) return time;
  if (day === addDays(today, 1)) return say(language, "state.tomorrow", time);
  return `${dateIn(language, new Date(at), { weekday: "short", day: "numeric", month: "numeric" })} ${time}`;
}

/** A date in Danish time. */
export function dateIn(language: OtherLanguage, at: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { timeZone, ...options }).format(at);
}

/** "08:00–16:00"; what ends after midnight ends on the next day. */
export function spanIn(language: OtherLanguage, { from, to }: Span): string {
  if (from === 0 && to === minutesOfDay) return say(language, "page.allDay");
  return `${clock(from)}–${clock(to > minutesOfDay ? to - minutesOfDay : to)}`;
}

const clock = (minutes: number) => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** The counterpart of `doorSentences`. */
export function doorIn(language: OtherLanguage, door: DoorRules): string[] {
  return [
    ...(door.womenOnly ? [say(language, "door.womenOnly")] : []),
    ...(door.fromAge === null ? [] : [say(language, "door.fromAge", String(door.fromAge))]),
    ...(door.toAge === null ? [] : [say(language, "door.toAge", String(door.toAge))]),
    ...doorQuestions.flatMap((question) => {
      const answer = door[question];
      return answer === "unknown" ? [] : [say(language, answer === "yes" ? `may.${question}` : `mayNot.${question}`)];
    }),
  ];
}
