import { createHash } from "node:crypto";
import type { District } from "../../../../platform/district/district.ts";
import { formatDateTime, formatDayAndDate, formatHours, formatTime } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import type { Inline } from "../../../../platform/markdown/blocks.ts";
import type { BadgeFormat, Badges } from "../../../../platform/pdf/badges.ts";
import type { PdfDocument } from "../../../../platform/pdf/document.ts";
import type { Conference } from "../../queries/conferences.ts";
import { comesForWords, nameWords } from "../../registration/rules/cells.ts";
import { slotsOf } from "../../rules/programme/programme.ts";
import type { Programme, Slot } from "../../rules/programme/programme.ts";
import { slotKey } from "../../seating/rules/programme.ts";
import type { Seat } from "../../seating/rules/programme.ts";
import type { Badged, Expected } from "../queries.ts";
import { texts } from "../texts.ts";
import { doorCode } from "./code.ts";

interface Papers<Person extends Expected = Expected> {
  readonly conference: Conference;
  readonly district: Pick<District, "bodyName" | "bodyAddress" | "isExample">;
  readonly lang: Lang;
  readonly people: readonly Person[];
  /** By id. */
  readonly partyNames: ReadonlyMap<string, string>;
}

/** Whether somebody gets a badge: who has a seat, and a name. */
export const hasBadge = ({ state, name }: Pick<Expected, "state" | "name">): boolean => state === "seated" && name !== null;

/** The workshops of somebody with these seats, by the clock. A seat in what is no longer in the programme counts for nothing. */
export function workshopsOn(programme: Programme, seats: readonly Seat[]): Slot[] {
  const own = new Set(seats.map(slotKey));
  return slotsOf(programme).filter(({ key, held }) => held && own.has(key));
}

/** A digest of what stands of workshops on a badge: the same as long as they need not be printed again. */
export const workshopsDigest = (workshops: readonly Slot[]): string =>
  createHash("sha256")
    .update(JSON.stringify(workshops.map(({ key, startsAt, endsAt, room, session }) => [key, startsAt, endsAt, room, session.title])))
    .digest("hex");

/** The badges of some people. Nothing on them says what kind of person somebody is. */
export function badgesDocument({ conference, district, lang, people, partyNames }: Papers<Badged>, format: BadgeFormat, secret: string): Badges {
  return {
    lang,
    badges: format,
    title: conference.title,
    author: district.bodyName,
    when: formatDayAndDate(conference.startsAt, lang),
    people: people.map((one) => ({
      name: one.badgeName ?? nameWords(one, lang),
      party: one.showsParty ? comesForWords(one, { lang, partyNames }) : "",
      code: doorCode(secret, one.id),
      workshops: (one.withWorkshops ? one.workshops : []).map(({ held, startsAt, endsAt, room, session }) => ({
        when: `${texts[lang].paper.round(held?.round ?? 0)} · ${formatHours({ startsAt, endsAt }, lang)}`,
        whenShort: `${held?.round ?? 0} · ${formatTime(startsAt, lang)}`,
        room,
        title: session.title,
      })),
    })),
    ...(district.isExample && { watermark: texts[lang].paper.example }),
  };
}

/** Lines on which those are written by hand who had not signed up. */
const linesForGuests = 8;

/**
 * The list for the door on paper: who has a seat, then who waits, then lines for others. Nothing of how to reach them, nor of what they need.
 * @param url where it stands on the web
 */
export function doorListDocument({ conference, district, lang, people, partyNames }: Papers, url: string, now: Date): PdfDocument {
  const t = texts[lang].paper;
  const box = (isTicked: boolean): Inline => [{ text: isTicked ? "☒" : "☐", large: true }];
  const row = (one: Expected): Inline[] => [box(one.cameAt !== null), nameWords(one, lang), one.showsParty ? comesForWords(one, { lang, partyNames }) : ""];
  const waiting = people.filter(({ state }) => state === "waiting").toSorted((one, other) => one.number - other.number);
  const table = (header: Inline[], rows: Inline[][], widths: number[]) => ({ kind: "table" as const, header, rows, widths });
  return {
    lang,
    title: t.listTitle(conference.title),
    letterhead: { name: district.bodyName, lines: district.bodyAddress.split("\n") },
    numbers: [{ label: t.printed, value: formatDateTime(now, lang) }],
    date: formatDayAndDate(conference.startsAt, lang),
    blocks: [
      { kind: "paragraph", text: t.listLead },
      table([t.came, t.name, t.party], people.filter(({ state }) => state !== "waiting").map(row), [1, 5, 4]),
      ...(waiting.length > 0
        ? [
            { kind: "heading" as const, level: 1 as const, text: t.waiting },
            { kind: "paragraph" as const, text: t.waitingLead },
            table([t.came, t.number, t.name, t.party], waiting.map((one) => row(one).toSpliced(1, 0, String(one.number))), [1, 1, 4, 4]),
          ]
        : []),
      { kind: "heading", level: 1, text: t.guests },
      table([t.came, t.name], Array.from({ length: linesForGuests }, () => [box(false), "\u00a0"]), [1, 9]),
    ],
    footer: { lines: [t.listFoot], url, qr: false },
    isDense: true,
    ...(district.isExample && { watermark: t.example }),
  };
}
