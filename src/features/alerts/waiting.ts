import type { Lang } from "../../platform/i18n/lang.ts";
import { texts } from "./texts/work.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "42 min.", "3 timer", "2 dage": how long something has waited, never more than it has. */
export function waitedWords(since: Date, now: Date, lang: Lang): string {
  const t = texts[lang];
  const passed = Math.max(0, now.getTime() - since.getTime());
  if (passed < hourMs) return t.minutes(Math.floor(passed / minuteMs));
  if (passed < 2 * dayMs) return t.hours(Math.floor(passed / hourMs));
  return t.days(Math.floor(passed / dayMs));
}

/** Those who grade are asked again after half an hour, and then every two hours for a day. */
const firstAgainMs = 30 * minuteMs;
const againMs = 2 * hourMs;
const askedForMs = dayMs;
/** What nobody has graded by then does not go out. */
const longestMs = 3 * dayMs;

/** What is to be done about a report that waits. */
export function waitingAction({ reportedAt, askedAt }: { readonly reportedAt: Date; readonly askedAt: Date }, now: Date): "ask" | "lapse" | "nothing" {
  const waited = now.getTime() - reportedAt.getTime();
  if (waited >= longestMs) return "lapse";
  const wait = askedAt > reportedAt ? againMs : firstAgainMs;
  return waited <= askedForMs && now.getTime() - askedAt.getTime() >= wait ? "ask" : "nothing";
}
