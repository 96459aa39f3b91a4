import type { Lang } from "../../../platform/i18n/lang.ts";
import type { Session } from "../rules/programme/programme.ts";

/** A text to read before a conference, with what it says in our own words. */
export interface ReadingText {
  readonly id: string;
  /** null when it is for everyone. */
  readonly workshopId: string | null;
  /** Among the texts for the same people, counted upwards with gaps. */
  readonly position: number;
  readonly title: string;
  /** Who wrote it, or where it is from. */
  readonly source: string;
  /** Markdown. */
  readonly summary: string;
  readonly titleEn: string | null;
  readonly summaryEn: string | null;
  readonly link: string | null;
  readonly file: ReadingFile | null;
  readonly version: number;
}

/** The PDF of a text. */
export interface ReadingFile {
  readonly key: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** null when the file does not say. */
  readonly pages: number | null;
}

/** Texts for the same people, in the order in which they are read. */
export interface ReadingGroup {
  /** null: for everyone. */
  readonly workshop: Pick<Session, "id" | "title"> | null;
  readonly texts: readonly ReadingText[];
}

/**
 * The texts in print order: those for everyone first, then those of each workshop, as the programme has them. What is for
 * a workshop that is not in the programme is left out, so that a published programme tells nothing of what is prepared.
 */
export function readingGroups(texts: readonly ReadingText[], sessions: readonly Pick<Session, "id" | "title" | "kind">[]): ReadingGroup[] {
  const workshops = sessions.filter(({ kind }) => kind === "workshop");
  return [null, ...workshops]
    .map((workshop): ReadingGroup => ({
      workshop,
      texts: texts.filter(({ workshopId }) => workshopId === (workshop?.id ?? null)).sort((a, b) => a.position - b.position),
    }))
    .filter((group) => group.texts.length > 0);
}

interface Released {
  readonly publishedAt: Date | null;
  readonly cancelledAt: Date | null;
}

/**
 * Whether everyone may read the pack of a conference. Nothing of what is not published yet is released, and nothing is
 * released any more once it is cancelled; what was stays.
 */
export function isReleased({ publishedAt, cancelledAt }: Released, releasedAt: Date | undefined, now: Date): boolean {
  if (!publishedAt || !releasedAt || now < releasedAt) return false;
  return !cancelledAt || releasedAt <= cancelledAt;
}

/** Which way a text is moved among those for the same people. */
export const readingDirections = ["up", "down"] as const;

export type ReadingDirection = (typeof readingDirections)[number];

/** The text with which another changes places; undefined when it is the first or the last. */
export function neighbourOf(group: readonly ReadingText[], id: string, direction: ReadingDirection): ReadingText | undefined {
  const at = group.findIndex((text) => text.id === id);
  return at < 0 ? undefined : group[at + (direction === "up" ? -1 : 1)];
}

/** A text in a language: in Danish where there is no other. */
export function inLanguage({ title, summary, titleEn, summaryEn }: ReadingText, lang: Lang): { title: string; summary: string; lang: Lang } {
  return lang === "en" && titleEn !== null && summaryEn !== null ? { title: titleEn, summary: summaryEn, lang } : { title, summary, lang: "da" };
}

/** How many texts there are, and how many pages those files have that say so. */
export function amountOf(groups: readonly ReadingGroup[]): { texts: number; pages: number } {
  const texts = groups.flatMap((group) => group.texts);
  return { texts: texts.length, pages: texts.reduce((pages, { file }) => pages + (file?.pages ?? 0), 0) };
}
