import type { Lang } from "../../platform/i18n/lang.ts";

/** What the network is asked to do with an item. */
export const itemPurposes = ["information", "discussion", "decision"] as const;
export type ItemPurpose = (typeof itemPurposes)[number];

/** How an item left one meeting. */
export const outcomes = ["discussed", "carried-over"] as const;
export type Outcome = (typeof outcomes)[number];

export type ItemStatus = "planned" | Outcome;

/** What comes of an item that the minutes tell. */
export const minutedKinds = ["decision", "task"] as const;

/** Where a standing item stands on every agenda. */
export const edges = ["first", "last"] as const;
export type Edge = (typeof edges)[number];

/** "3. gang på dagsordenen"; nothing the first time. */
export function ageWords(times: number, lang: Lang): string | undefined {
  if (times < 2) return undefined;
  return lang === "da" ? `${times}. gang på dagsordenen` : `On the agenda for the ${times}${ordinalEnding(times)} time`;
}

function ordinalEnding(n: number): string {
  if (n % 100 >= 11 && n % 100 <= 13) return "th";
  return ["th", "st", "nd", "rd"][n % 10] ?? "th";
}

/**
 * The meeting at which something came of an item: the last of its meetings that had begun by that day, else the first.
 * @param days the days of the item's meetings, oldest first
 * @returns a place in `days`
 */
export function meetingAtDay(days: readonly string[], day: string): number {
  return Math.max(0, days.findLastIndex((one) => one <= day));
}

/** The order of an agenda after one item has been moved a step up or down; the same when it stands at the end. */
export function moved(ids: readonly string[], id: string, direction: "up" | "down"): string[] {
  const order = [...ids];
  const from = order.indexOf(id);
  const to = direction === "up" ? from - 1 : from + 1;
  if (from < 0 || to < 0 || to >= order.length) return order;
  order.splice(to, 0, ...order.splice(from, 1));
  return order;
}

/**
 * Where a new item goes on an agenda: a standing item behind those that begin it, or at its end; any other item before
 * the standing items that end it.
 * @param edges of the items on the agenda, in order; null for those that are not standing
 * @returns the place before which it goes
 */
export function placeAmong(edges: readonly (Edge | null)[], edge: Edge | undefined): number {
  if (edge === "last") return edges.length;
  if (edge === undefined) return edges.findLastIndex((one) => one !== "last") + 1;
  const after = edges.findIndex((one) => one !== "first");
  return after < 0 ? edges.length : after;
}
