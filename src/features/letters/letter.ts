import { addDays, dayOf, formatDay } from "../../platform/i18n/dates.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import type { Tone } from "../../thread/kinds.ts";
import { texts } from "./texts.ts";

export const letterStatuses = [
  "draft",
  "waiting",
  "sent",
  "answered_accepted",
  "answered_partly",
  "answered_no",
  "answered_not_ours",
] as const;

export type LetterStatus = (typeof letterStatuses)[number];

/** Who sends a letter, as it read on the day it was sent. */
export interface Letterhead {
  readonly name: string;
  readonly address: readonly string[];
  readonly email: string | null;
  readonly ean: string | null;
  /** Where the letter and its thread are found. */
  readonly url: string;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly fileKey: string;
}

/** All that is fixed when a letter leaves the house. */
export interface Sending {
  readonly caseNumber: string;
  readonly documentNumber: string;
  readonly at: Date;
  readonly day: string;
  readonly by: "mail" | "hand" | "invitation";
  /** How it was handed over; "" when it went by mail or with invitations. */
  readonly handedOver: string;
  /** The day the letter itself asks to be answered by; interim replies move `dueDay`, never this. null for an open letter. */
  readonly firstDueDay: string | null;
  readonly letterhead: Letterhead;
  /** The letter as plain text, and the digest of these bytes. */
  readonly text: string;
  readonly sha256: string;
  readonly mailedAt: Date | null;
}

export interface Letter {
  readonly id: string;
  /** What it is written on: a decision, or a recommendation of a workshop; null for an open letter. */
  readonly decisionId: string | null;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** The addressee's own number, such as `2009-127944`; "" when it is not known. */
  readonly theirNumber: string;
  /** To whom an open letter is, in words; null for a letter to one party, which is asked for a reply. */
  readonly audience: string | null;
  readonly addresseeId: string | null;
  readonly addresseeName: string;
  /** When a reply is due; null in a draft means six weeks after it is sent, in an open letter that none is asked for. */
  readonly dueDay: string | null;
  readonly status: LetterStatus;
  readonly statusAt: Date;
  readonly version: number;
  readonly createdAt: Date;
  readonly attachments: readonly Attachment[];
  /** When words about a person were last taken out of it; what was sent then differs from what stands here. */
  readonly blackedOutAt: Date | null;
  /** Undefined while it is a draft. */
  readonly sending: Sending | undefined;
}

const replyWeeks = 6;

/** The day by which a reply is due when none is chosen: six weeks after the letter is sent. */
export function usualDueDay(sentDay: string): string {
  return addDays(sentDay, replyWeeks * 7);
}

/** Whether a letter still waits for a reply although its due day has passed. */
export function isPastDue({ status, dueDay }: Pick<Letter, "status" | "dueDay">, now: Date): boolean {
  return status === "waiting" && dueDay !== null && dueDay < dayOf(now);
}

type StatusFacts = Pick<Letter, "status" | "statusAt" | "dueDay">;

/**
 * How a letter stands, in one line: "Afventer svar, frist 1. maj 2026". Once the day has passed it says so and nothing
 * more; nothing about being late is ever stored.
 */
export function statusLine(letter: StatusFacts, now: Date, lang: Lang): { label: string; tone: Tone } {
  const t = texts[lang].status;
  if (letter.status === "draft") return { label: t.draft, tone: "neutral" };
  if (letter.status !== "waiting") return { label: t[letter.status], tone: "done" };
  if (letter.dueDay === null) return { label: t.waiting, tone: "open" };
  const day = formatDay(letter.dueDay, lang);
  return { label: isPastDue(letter, now) ? t.waitingSince(day) : t.waitingUntil(day), tone: "open" };
}
