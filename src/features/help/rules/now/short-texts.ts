import { stateWords } from "../../../../hours/words.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { needStates, offersAt } from "./board.ts";
import type { Horizon, Offer } from "./board.ts";
import { freePlacesAt } from "./free-places.ts";
import { messageLength, toGsm } from "../../../../platform/i18n/gsm.ts";
import { datedWords } from "../moments.ts";
import { needWords } from "../needs.ts";
import type { Need } from "../needs.ts";
import type { Service } from "../service.ts";
import { texts as elsewhereTexts } from "../../texts/elsewhere.ts";
import { texts as placesTexts } from "../../texts/free-places.ts";
import { whereWords } from "../whereabouts.ts";

/** A page of this many bytes comes in one packet or two on any line. */
export const plainTextBytes = 2000;

/** More of them would leave no room for the places. */
const mostWarnings = 3;

export interface ShortTexts {
  readonly title: string;
  readonly danger: string;
  readonly more: string;
  readonly closedNow: string;
  readonly nothing: string;
  readonly call: string;
}

const bytes = (text: string) => Buffer.byteLength(text, "utf8");

const lineOf = ({ service, state }: Offer, now: number, lang: Lang) => {
  const places = freePlacesAt(service.places, now, new Date(now));
  return [service.name, stateWords(state, now, lang), places && placesTexts[lang].levels[places.level].toLowerCase(), whereWords(service, lang), service.phone].filter(Boolean).join(", ");
};

/** Everything that is open, then what opens next, as plain text that fits. `addresses` lead to the rest, and to what applies to people from elsewhere. */
export function plainText(services: readonly Service[], horizon: Horizon, lang: Lang, t: ShortTexts, addresses: { readonly all: string; readonly elsewhere: string }, warnings: readonly string[] = []): string {
  const offers = offersAt(services, horizon);
  const open = offers.filter(({ state }) => state.isOpen);
  const closed = offers.filter(({ state }) => !state.isOpen);
  const without = needStates(services, horizon).filter((state) => state.open === 0);
  // A text is passed on, and read when it is no longer now.
  const title = `${t.title}, ${datedWords(new Date(horizon.now), lang)}`;
  const head = [title, t.danger, ...warnings.slice(0, mostWarnings).map((line) => `! ${line}`), ""].join("\n");
  const gaps = without.length === 0 ? [] : [`${t.closedNow}: ${without.map(({ need }) => needWords[need][lang]).join(", ")}`];
  const foot = ["", t.more, addresses.all, elsewhereTexts[lang].short, addresses.elsewhere, ""].join("\n");
  const lines = [...(open.length === 0 ? [t.nothing] : open.map((offer) => `* ${lineOf(offer, horizon.now, lang)}`)), ...gaps,
    ...closed.map((offer) => `- ${lineOf(offer, horizon.now, lang)}`)];
  return `${head}\n${linesWithin(lines, plainTextBytes - bytes(head) - bytes(foot) - 2)}\n${foot}`;
}

/** As many whole lines, in order, as fit in so many bytes. */
function linesWithin(lines: readonly string[], room: number): string {
  const taken: string[] = [];
  let left = room;
  for (const line of lines) {
    left -= bytes(line) + 1;
    if (left < 0) break;
    taken.push(line);
  }
  return taken.join("\n");
}

/** Where to go with a need, in one text message: the open places, else the next to open, else whom to call. */
export function textMessage(services: readonly Service[], horizon: Horizon, need: Need, lang: Lang, t: ShortTexts): string {
  const offers = offersAt(services, horizon, need).filter(({ state }) => state.isOpen || state.opens !== null);
  const open = offers.filter(({ state }) => state.isOpen);
  const told = (open.length > 0 ? open : offers.slice(0, 1)).map((offer) => toGsm(lineOf(offer, horizon.now, lang)));
  const head = toGsm(`${needWords[need][lang]}: `);
  const tail = toGsm(open.length > 0 ? "" : ` ${t.call}`);
  const start = open.length > 0 ? head : toGsm(`${head}${t.nothing} `);
  const fitting = told.reduce((text, line) => {
    const next = text === start ? text + line : `${text}; ${line}`;
    return next.length + tail.length <= messageLength ? next : text;
  }, start);
  // A single name and place that are longer than a message are cut.
  const body = fitting === start && told[0] ? (start + told[0]).slice(0, messageLength - tail.length) : fitting;
  return (body.trim() + tail).slice(0, messageLength);
}
