import type { Opening } from "../../../../hours/opening.ts";
import type { Need } from "../needs.ts";
import { bringersOf, openingsNeeded } from "./board.ts";
import type { Horizon } from "./board.ts";
import type { Service } from "../service.ts";

const minuteMs = 60_000;
const weekMinutes = 7 * 24 * 60;
/** As many days as a page can go on counting by itself. */
const reachMinutes = weekMinutes + 24 * 60;

/**
 * The coming openings of a service as a page carries them: minutes from the one in which it was made, `from_to` with a
 * space between; without an end when that is later than a week.
 */
export function embeddedOpenings(service: Service, horizon: Horizon, need?: Need): string {
  return coming(service, horizon, need)
    .map(({ from, to }) => [from, to].map((at) => pageMinutes(at, horizon.now)) as [number, number])
    .map(([from, to]) => `${Math.max(0, from)}_${to < reachMinutes ? to : ""}`)
    .join(" ");
}

/** Who comes in each of these openings, as JSON; nothing when the place itself helps. */
export function embeddedBringers(service: Service, horizon: Horizon, need?: Need): string | undefined {
  if (bringersOf(service, horizon, need, undefined).length === 0) return undefined;
  return JSON.stringify(coming(service, horizon, need).map((opening) => bringersOf(service, horizon, need, opening).join(", ")));
}

/** All within reach, and what comes next after a week in which there would be no more. */
function coming(service: Service, horizon: Horizon, need: Need | undefined): readonly Opening[] {
  const left = openingsNeeded(service, horizon, need).filter(({ to }) => to > horizon.now);
  const near = left.filter(({ from }) => pageMinutes(from, horizon.now) < reachMinutes);
  return near.some(({ to }) => pageMinutes(to, horizon.now) > weekMinutes) ? near : left.slice(0, near.length + 1);
}

/** Minutes from the one in which a page is made: what is on the minute stays there, whatever second that was. */
export function pageMinutes(at: number, made: number): number {
  return Math.floor((at - Math.floor(made / minuteMs) * minuteMs) / minuteMs);
}
