import type { Credibility } from "./grading.ts";

/** What alerts may be about. Addresses and the database hold these names. */
export const alertKinds = ["batch", "needles", "violence", "emergency", "other"] as const;

export type AlertKind = (typeof alertKinds)[number];

export function isAlertKind(text: string): text is AlertKind {
  return alertKinds.some((kind) => kind === text);
}

/** Kinds about a thing, which looks like something. Of people nobody says how they look. */
export const kindsWithLooks: readonly AlertKind[] = ["batch", "needles", "other"];

/** No alert holds longer at a time, so that nobody has to remember to take it down. */
export const longestDays = 14;

/** What everyone reads, besides the words of its kind. */
export interface AlertWords {
  readonly headline: string;
  /** The same in English, when somebody wrote it. */
  readonly headlineEn: string;
  readonly looks: string;
  readonly does: string;
  readonly where: string;
  /** What to do besides what always helps. */
  readonly extra: string;
  /** Names of places; none: the whole district. */
  readonly area: readonly string[];
}

/** waiting: for two people who grade it · refused: not published · closed: over, with what was learnt. */
export type AlertStatus = "waiting" | "refused" | "published" | "closed";

/** An alert that is or was out, as everyone may know it: not who reported it. */
export interface PublicAlert {
  readonly id: string;
  readonly kind: AlertKind;
  readonly isClosed: boolean;
  readonly words: AlertWords;
  /** A calendar day. */
  readonly seenDay: string;
  readonly credibility: Credibility;
  readonly publishedAt: Date;
  readonly changedAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly learnt: string;
}

/** Whether it warns at a moment; afterwards it is part of the past, whether or not any job has run. */
export function isCurrent({ isClosed, expiresAt }: Pick<PublicAlert, "isClosed" | "expiresAt">, now: Date): boolean {
  return !isClosed && expiresAt > now;
}

/** When it stopped warning: closed by somebody, or by itself. */
export function overSince({ endedAt, expiresAt }: Pick<PublicAlert, "endedAt" | "expiresAt">): Date {
  return endedAt && endedAt < expiresAt ? endedAt : expiresAt;
}

/** Whether it ended by itself and nobody has said yet what was learnt. */
export function lacksWhatWasLearnt({ status, expiresAt }: { readonly status: AlertStatus; readonly expiresAt: Date | null }, now: Date): boolean {
  return status === "published" && expiresAt !== null && expiresAt <= now;
}

const dayMs = 24 * 60 * 60 * 1000;

/** When an alert ends by itself that holds so many days from a moment. */
export function expiryOf(now: Date, days: number): Date {
  return new Date(now.getTime() + days * dayMs);
}

/** Whole days that an alert still holds, at least one: what a form that prolongs it begins with. */
export function daysLeft(expiresAt: Date, now: Date): number {
  return Math.min(longestDays, Math.max(1, Math.ceil((expiresAt.getTime() - now.getTime()) / dayMs)));
}
