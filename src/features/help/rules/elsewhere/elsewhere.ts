import { addDays } from "../../../../platform/i18n/dates.ts";
import type { DoorFilter } from "../wanted.ts";

/** From where somebody comes who does not live in the city, as addresses and the database say it. */
export const situations = ["denmark", "eu", "outside"] as const;

export type Situation = (typeof situations)[number];

export function isSituation(text: string): text is Situation {
  return situations.some((situation) => situation === text);
}

/** What a door must say so that somebody in this situation can count on coming in. */
export const situationDoors: Readonly<Record<Situation, readonly DoorFilter[]>> = {
  denmark: ["elsewhere"],
  eu: ["elsewhere", "nopapers"],
  outside: ["elsewhere", "nopapers"],
};

/** What coordinators have written of one situation. */
export interface ElsewhereText {
  /** One line for each thing, in Danish. */
  readonly text: string;
  /** The same in English, when somebody wrote it. */
  readonly textEn: string;
  readonly source: string;
  /** Counts how often it has been saved; 0: it is the prepared one. */
  readonly version: number;
  /** The day on which a coordinator read it against its sources; until then nobody else reads it. */
  readonly approvedOn: string | null;
}

/** Laws change: after a year a text wants to be read again. */
const readAgainDays = 365;

/** Whether an approved text was read so long ago that it says so itself. */
export function isOld(approvedOn: string, today: string): boolean {
  return addDays(approvedOn, readAgainDays) < today;
}

/** The lines of a text, without those that are empty. */
export function linesOf(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
