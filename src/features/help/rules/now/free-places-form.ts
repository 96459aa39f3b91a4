import { addDays, dayOf, formatTime, momentOf } from "../../../../platform/i18n/dates.ts";
import { openingsOf } from "./board.ts";
import type { Horizon } from "./board.ts";
import type { Service } from "../service.ts";

const hourMs = 60 * 60 * 1000;
const morning = "08:00";
/** Who says it this short before the morning means the next one. */
const morningAtLeastMs = 2 * hourMs;
/** Later than this nobody knows. */
export const placesHoldAtMostMs = 36 * hourMs;

/** Until when it may hold, without typing: the morning, which is the usual, and the end of the opening hours. */
export function placeEnds(service: Service, horizon: Horizon): Date[] {
  const { now } = horizon;
  const usual = nextTime(morning, new Date(now + morningAtLeastMs));
  const closes = openingsOf(service, horizon).find(({ to }) => to > now)?.to ?? null;
  const fits = closes !== null && closes !== usual.getTime() && closes - now <= placesHoldAtMostMs;
  return [usual, ...(fits ? [new Date(closes)] : [])];
}

/** When the clock shows a time next, after a moment. */
export function nextTime(time: string, after: Date): Date {
  const today = momentOf(dayOf(after), time);
  return today > after ? today : momentOf(addDays(dayOf(after), 1), time);
}

/** A moment as a form sends it, in Danish wall-clock time: `2026-03-03T08:00`. */
export function momentToSend(at: Date): string {
  return `${dayOf(at)}T${formatTime(at, "en")}`;
}
