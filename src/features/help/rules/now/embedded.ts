import type { Need } from "../needs.ts";
import { openingsNeeded } from "./board.ts";
import type { Horizon } from "./board.ts";
import type { Service } from "../service.ts";

const minuteMs = 60_000;
/** As many days as a page can go on counting by itself. */
const reachMinutes = 8 * 24 * 60;

/**
 * The coming openings of a service as a page carries them: minutes from the moment at which it was made, `from_to` with a
 * space between; without an end when that is later than a week.
 */
export function embeddedOpenings(service: Service, horizon: Horizon, need?: Need): string {
  return openingsNeeded(service, horizon, need)
    .map(({ from, to }) => [from, to].map((at) => Math.round((at - horizon.now) / minuteMs)) as [number, number])
    .filter(([from, to]) => to > 0 && from < reachMinutes)
    .map(([from, to]) => `${Math.max(0, from)}_${to < reachMinutes ? to : ""}`)
    .join(" ");
}
