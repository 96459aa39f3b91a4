import type { Lang } from "../../../../platform/i18n/lang.ts";
import { firstWithRoom, isFullAt, needStates, offersAt } from "./board.ts";
import type { Horizon, Offer } from "./board.ts";
import { freePlacesAt } from "./free-places.ts";
import { offerLine } from "./offer-words.ts";
import { doorLimits } from "../doors/door-short.ts";
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
  readonly fullNow: string;
  readonly nothing: string;
  readonly call: string;
}

const bytes = (text: string) => Buffer.byteLength(text, "utf8");

/** What one must know of a place before going there, the most important first. */
function partsOf(offer: Offer, now: number, lang: Lang): string[] {
  const { service } = offer;
  const places = freePlacesAt(service.places, now, new Date(now));
  const room = places ? placesTexts[lang].levels[places.level].toLowerCase() : "";
  return [service.name, offerLine(offer, now, lang), room, ...doorLimits(service.door, lang), whereWords(service, lang), service.phone ?? ""].filter((part) => part !== "");
}

const lineOf = (offer: Offer, now: number, lang: Lang) => partsOf(offer, now, lang).join(", ");

/** Everything that is open, then what opens next, as plain text that fits. `addresses` lead to the rest, and to what applies to people from elsewhere. */
export function plainText(services: readonly Service[], horizon: Horizon, lang: Lang, t: ShortTexts, addresses: { readonly all: string; readonly elsewhere: string }, warnings: readonly string[] = []): string {
  const offers = offersAt(services, horizon);
  const open = offers.filter(({ state }) => state.isOpen);
  const closed = offers.filter(({ state }) => !state.isOpen);
  const without = Map.groupBy(needStates(services, horizon).filter((state) => state.open === 0), ({ isFull }) => isFull);
  // A text is passed on, and read when it is no longer now.
  const title = `${t.title}, ${datedWords(new Date(horizon.now), lang)}`;
  const head = [title, t.danger, ...warnings.slice(0, mostWarnings).map((line) => `! ${line}`), ""].join("\n");
  const gaps = [...without].map(([isFull, states]) => `${isFull ? t.fullNow : t.closedNow}: ${states.map(({ need }) => needWords[need][lang]).join(", ")}`);
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

/** Where to go with a need, in one text message: the open places with room, else the next to open, else whom to call. */
export function textMessage(services: readonly Service[], horizon: Horizon, need: Need, lang: Lang, t: ShortTexts): string {
  const { told, nobodyHelps } = toldInMessage(offersAt(services, horizon, need), horizon.now, t);
  const start = toGsm(`${needWords[need][lang]}: ${nobodyHelps === "" ? "" : `${nobodyHelps} `}`);
  const tail = toGsm(nobodyHelps === "" ? "" : ` ${t.call}`);
  const room = messageLength - tail.length;
  const [first = "", ...others] = told.map((offer) => toGsm(lineOf(offer, horizon.now, lang)));
  const [only] = told;
  const text = start.length + first.length <= room || !only ? start + first : start + partsWithin(partsOf(only, horizon.now, lang).map(toGsm), room - start.length);
  const all = others.reduce((sum, line) => (sum.length + 2 + line.length <= room ? `${sum}; ${line}` : sum), text);
  return (all.slice(0, room).trim() + tail).slice(0, messageLength);
}

/** So long somebody can wait for a place that opens, rather than ask at one that is full. */
const waitedForMs = 24 * 60 * 60 * 1000;

/** Which places a message names, and what it says first when none of them helps now. Full ones only where nothing else is. */
function toldInMessage(offers: readonly Offer[], now: number, t: ShortTexts): { readonly told: readonly Offer[]; readonly nobodyHelps: string } {
  const open = offers.filter(({ state }) => state.isOpen);
  const withRoom = open.filter(({ service }) => !isFullAt(service, now));
  if (withRoom.length > 0) return { told: withRoom, nobodyHelps: "" };
  const next = firstWithRoom(offers);
  const isNear = next !== undefined && next.opens - now <= waitedForMs;
  if (open.length > 0) return isNear ? { told: [next], nobodyHelps: `${t.fullNow}.` } : { told: open, nobodyHelps: "" };
  const coming = offers.filter(({ state }) => !state.isOpen && state.opens !== null);
  return { told: isNear ? [next] : coming.slice(0, 1), nobodyHelps: t.nothing };
}

/** As many whole parts as fit: half a telephone number helps nobody. Only a name that is longer than a message is cut. */
function partsWithin([name = "", ...parts]: readonly string[], room: number): string {
  return parts.reduce((text, part) => (text.length + 2 + part.length <= room ? `${text}, ${part}` : text), name.slice(0, room));
}
