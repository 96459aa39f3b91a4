import { createHash, createHmac } from "node:crypto";
import { addDays, dayOf, startOfDay } from "../../../../platform/i18n/dates.ts";

/** How long a tablet may take answers. */
export const kioskEnds = ["today", "week"] as const;

export type KioskEnd = (typeof kioskEnds)[number];

const daysUntil = { today: 1, week: 7 } as const;

/** The midnight at which a tablet that is opened now stops. */
export function kioskEndsAt(end: KioskEnd, now: Date): Date {
  return startOfDay(addDays(dayOf(now), daysUntil[end]));
}

/** A code waits so long for its tablet. */
const codeMinutes = 15;

export function codeUntil(now: Date): Date {
  return new Date(now.getTime() + codeMinutes * 60_000);
}

/**
 * The eight digits that make a tablet a kiosk. They are made of its id, so that the worker's page can show them while they
 * wait and nothing has to keep them.
 */
export function codeOf(secret: string, kioskId: string): string {
  const number = createHmac("sha256", secret).update(`kiosk code|${kioskId}`).digest().readUIntBE(0, 6);
  return String(number % 100_000_000).padStart(8, "0");
}

/** Two groups of four, as a code is read aloud. */
export function codeInWords(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

/** A code as it is typed: only its digits count. */
export function codeIn(typed: string): string {
  return typed.replace(/\D/g, "");
}

/** What is kept of a code. */
export function codeHash(secret: string, code: string): string {
  return createHmac("sha256", secret).update(`kiosk code hash|${code}`).digest("base64url");
}

/** What is kept of a tablet's secret. */
export function deviceHash(secret: string, deviceSecret: string): string {
  return createHmac("sha256", secret).update(`kiosk device|${deviceSecret}`).digest("base64url");
}

/** Ties a form to the person who was at the tablet when it was shown, so that nobody answers for the next one. */
export function turnOf(personSecret: string): string {
  return createHash("sha256").update(`kiosk turn|${personSecret}`).digest("base64url").slice(0, 16);
}
