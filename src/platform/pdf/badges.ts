import { oneLine, printableParts } from "./printable.ts";
import { qrCode } from "./qr-code.ts";
import { pdfWords } from "./words.ts";

/**
 * One badge a page in A6, four to be cut from A4, or labels: 3 × 7 on A4 of 63.5 × 38.1 mm each, as Avery L7160 and its like have
 * them.
 */
export const badgeFormats = ["a6", "a4", "labels"] as const;

export type BadgeFormat = (typeof badgeFormats)[number];

/** Badges for those who come to something. Every string is shown as it stands. */
export interface Badges {
  readonly lang: "da" | "en";
  readonly badges: BadgeFormat;
  /** What they are for, small on each. */
  readonly title: string;
  readonly author: string;
  /** When it is held. */
  readonly when: string;
  readonly people: readonly Badge[];
  readonly watermark?: string;
}

export interface Badge {
  readonly name: string;
  /** For whom they come; "" when they do not show it. */
  readonly party: string;
  /** What the QR code says. */
  readonly code: string;
  /** By the clock. */
  readonly workshops: readonly BadgeWorkshop[];
}

/** Where somebody is to be at a time. A title that is too long for the badge is cut short on it. */
export interface BadgeWorkshop {
  /** Its round and its time. */
  readonly when: string;
  /** The same in few signs, for where there is little room. */
  readonly whenShort: string;
  readonly room: string;
  readonly title: string;
}

/** What `badges.typ` reads, as JSON. Every string that a person wrote is in printable parts. */
export const badgesData = (badges: Badges): string =>
  JSON.stringify({
    lang: badges.lang,
    format: badges.badges,
    title: oneLine(badges.title),
    author: oneLine(badges.author),
    event: printableParts(badges.title),
    when: printableParts(badges.when),
    people: badges.people.map(({ name, party, code, workshops }) => ({
      name: printableParts(oneLine(name)),
      party: printableParts(oneLine(party)),
      code: oneLine(code),
      qr: qrCode(code),
      workshops: workshops.map(({ when, whenShort, room, title: held }) => ({
        where: joined(when, room),
        whereShort: joined(whenShort, room),
        title: printableParts(oneLine(held)),
      })),
      alt: `${pdfWords[badges.lang].qrCode} ${oneLine(code)}`,
    })),
    watermark: oneLine(badges.watermark ?? ""),
  });

const joined = (when: string, room: string): string[] => printableParts(oneLine([when, room].filter(Boolean).join(" · ")));
