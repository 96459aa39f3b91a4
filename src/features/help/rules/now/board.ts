import { daysFrom } from "../../../../hours/days.ts";
import type { HoursDay } from "../../../../hours/days.ts";
import { openings, stateAt } from "../../../../hours/opening.ts";
import type { OpenState, Opening } from "../../../../hours/opening.ts";
import { stateNow } from "../../../../hours/state-now.ts";
import { closesSoon } from "../../../../hours/words.ts";
import { addDays, dayOf } from "../../../../platform/i18n/dates.ts";
import { freePlacesAt } from "./free-places.ts";
import { needs } from "../needs.ts";
import type { Need } from "../needs.ts";
import type { Service, VisitLine } from "../service.ts";

/** A service at a moment: whether it helps then, and who is there. */
export interface Offer {
  readonly service: Service;
  readonly state: OpenState;
  /** Who visits right then, and until when. */
  readonly visiting: readonly { readonly label: string; readonly until: number }[];
  /** Whose visit the state speaks of, when the place itself does not help with what is needed; its own hours are others. */
  readonly bringers: readonly string[];
}

/** One need at a moment: how many places help with it, and when the next one does. */
export interface NeedState {
  readonly need: Need;
  /** Those that have not said that they are full. */
  readonly open: number;
  /** None has room, and at least one has said so. */
  readonly isFull: boolean;
  /** When none has room, and one will open that has not said that it is full then. */
  readonly next: number | null;
}

/** The calendar around a moment, made once for all services. */
export interface Horizon {
  readonly now: number;
  readonly days: readonly HoursDay[];
  /** Later than this nobody has looked. */
  readonly end: number;
  /** When each service is open, once it has been asked. */
  readonly known: WeakMap<Service, readonly Opening[]>;
}

/** As far ahead as an opening is looked for. */
const lookedAheadDays = 15;

export function horizonAt(now: Date): Horizon {
  // Last night's hours may still run.
  const days = daysFrom(addDays(dayOf(now), -1), lookedAheadDays + 1);
  return { now: now.getTime(), days, end: days.at(-1)?.begins ?? now.getTime(), known: new WeakMap() };
}

/** When a service is open. */
export function openingsOf(service: Service, { days, known }: Horizon): readonly Opening[] {
  const found = known.get(service) ?? openings(service.schedule, days);
  known.set(service, found);
  return found;
}

/** When some of the visits to a service take place: only while the place itself is open. */
export function visitOpenings(service: Service, horizon: Horizon, which: (visit: VisitLine) => boolean): readonly Opening[] {
  const lines = service.visits.filter(which);
  if (lines.length === 0) return [];
  const coming = openings({ ...service.schedule, lines, exceptions: [] }, horizon.days);
  const open = openingsOf(service, horizon);
  return coming.flatMap((one) =>
    open
      .map(({ from, to }) => ({ from: Math.max(from, one.from), to: Math.min(to, one.to) }))
      .filter(({ from, to }) => from < to),
  );
}

/** Whether a service helps with a need at any time. */
export function helpsWith({ needs: own, visits }: Service, need: Need): boolean {
  return own.includes(need) || visits.some((visit) => visit.need === need);
}

/** When a service helps with a need; without a need: when it is open. */
export function openingsNeeded(service: Service, horizon: Horizon, need?: Need): readonly Opening[] {
  return helpsItself(service, need) ? openingsOf(service, horizon) : visitOpenings(service, horizon, (visit) => visit.need === need);
}

/** Whether a service helps with a need whenever it is open; so does every one when nothing certain is needed. */
const helpsItself = (service: Service, need: Need | undefined): boolean => need === undefined || service.needs.includes(need);

/** Whether a service helps with a need at the moment; without a need: whether it is open. */
export function stateOf(service: Service, horizon: Horizon, need?: Need): OpenState {
  const { days, now, end } = horizon;
  return helpsItself(service, need) ? stateNow(service.schedule, days, now, end) : stateAt(service.schedule, openingsNeeded(service, horizon, need), now, end);
}

/**
 * What the services offer at a moment: the open first, those that close soon last among them; then what opens next. What is
 * alike stays in the order in which it came.
 */
export function offersAt(services: readonly Service[], horizon: Horizon, need?: Need): Offer[] {
  return services
    .filter((service) => need === undefined || helpsWith(service, need))
    .map((service) => {
      const state = stateOf(service, horizon, need);
      const next = helpsItself(service, need) ? undefined : openingsNeeded(service, horizon, need).find(({ to }) => to > horizon.now);
      return { service, state, visiting: state.isOpen ? visitingAt(service, horizon) : [], bringers: bringersOf(service, horizon, need, next) };
    })
    .toSorted((a, b) => rank(a, horizon.now) - rank(b, horizon.now));
}

/** Smaller comes first; times of opening are the order of what is closed. Open doors without room are last of the open. */
function rank({ service, state }: Offer, now: number): number {
  if (state.isOpen && isFullAt(service, now)) return 2;
  if (state.isOpen) return closesSoon(state, now) ? 1 : 0;
  return state.opens ?? Number.MAX_SAFE_INTEGER;
}

/** Whether those who run a service have said that there is no room at a moment. */
export function isFullAt({ places }: Service, at: number): boolean {
  return freePlacesAt(places, at, new Date(at))?.level === "none";
}

/** The first that opens of some that are closed, leaving out those that have said that they will be full. */
export function firstWithRoom<One extends Pick<Offer, "service" | "state">>(offers: readonly One[]): (One & { readonly opens: number }) | undefined {
  const coming = offers.flatMap((one) => (one.state.isOpen || one.state.opens === null || isFullAt(one.service, one.state.opens) ? [] : [{ ...one, opens: one.state.opens }]));
  return coming.toSorted((a, b) => a.opens - b.opens)[0];
}

/** Who comes to a service, in what is left of an opening or at all, with help that the place itself does not give. */
export function bringersOf(service: Service, horizon: Horizon, need: Need | undefined, opening: Opening | undefined): readonly string[] {
  if (helpsItself(service, need)) return [];
  const labels = [...new Set(service.visits.filter((visit) => visit.need === need).map(({ label }) => label))];
  if (!opening || labels.length === 1) return labels;
  return labels.filter((label) =>
    visitOpenings(service, horizon, (visit) => visit.need === need && visit.label === label).some(({ from, to }) => from < opening.to && to > Math.max(opening.from, horizon.now)),
  );
}

/** Who visits a service at the moment. */
export function visitingAt(service: Service, horizon: Horizon): Offer["visiting"] {
  const { now } = horizon;
  return [...new Set(service.visits.map(({ label }) => label))].flatMap((label) => {
    const running = visitOpenings(service, horizon, (visit) => visit.label === label).find(({ from, to }) => from <= now && now < to);
    return running ? [{ label, until: running.to }] : [];
  });
}

/** How things stand with every need that some service helps with. */
export function needStates(services: readonly Service[], horizon: Horizon): NeedState[] {
  return needs.flatMap((need) => {
    const helping = services.filter((service) => helpsWith(service, need)).map((service) => ({ service, state: stateOf(service, horizon, need) }));
    if (helping.length === 0) return [];
    const open = helping.filter(({ service, state }) => state.isOpen && !isFullAt(service, horizon.now)).length;
    if (open > 0) return [{ need, open, isFull: false, next: null }];
    const next = firstWithRoom(helping)?.opens ?? null;
    const isAnyOpen = helping.some(({ state }) => state.isOpen);
    const areComingFull = next === null && helping.some(({ state }) => !state.isOpen && state.opens !== null);
    return [{ need, open, isFull: isAnyOpen || areComingFull, next }];
  });
}
