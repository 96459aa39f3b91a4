import { formatDay } from "../../platform/i18n/dates.ts";
import type { Outcome } from "./agenda.ts";
import type { Voice } from "./attendance.ts";

/** The minutes for members as they were at one moment. People stand by function and party, never by name. */
export interface FixedMinutes {
  readonly day: string;
  /** Danish wall time, such as `16.00`. */
  readonly fromTime: string;
  readonly toTime: string;
  readonly place: string;
  readonly series: string;
  readonly number: number;
  readonly parties: readonly string[];
  /** "Chef, Kontoret", once for each function that was there. */
  readonly present: readonly string[];
  readonly apologies: readonly string[];
  /** Closed items are not among them. */
  readonly items: readonly FixedItem[];
  /** Seals what was said about closed items, without showing it; absent when there were none. */
  readonly closedSeal?: string;
}

export interface FixedItem {
  readonly id: string;
  /** Its number on the agenda, on which closed items are counted too. */
  readonly number: number;
  readonly title: string;
  readonly minutes: string;
  /** Which version of the item's text this is. */
  readonly version: number;
  readonly outcome: Outcome | null;
  readonly decisions: readonly string[];
  readonly tasks: readonly string[];
}

/**
 * Approved minutes for members as plain text: the very content whose checksum stands on the page. The key in its last
 * line keeps the checksum, which the public text tells, from being guessed.
 */
export function fixedText(minutes: FixedMinutes, documentNumber: string, key: string): string {
  const items = minutes.items.flatMap((item) => [
    `${item.number}. ${item.title}`,
    ...(item.minutes ? [item.minutes] : []),
    ...item.decisions.map((title) => `Beslutning: ${title}`),
    ...item.tasks.map((title) => `Opgave: ${title}`),
    ...(item.outcome === "carried-over" ? ["Udskudt til næste møde."] : []),
    "",
  ]);
  return [
    `Referat ${documentNumber}, for medlemmer`,
    `${minutes.series}, møde ${minutes.number}`,
    `${formatDay(minutes.day, "da")} kl. ${minutes.fromTime}-${minutes.toTime}, ${minutes.place}`,
    `Aktører: ${minutes.parties.join(", ") || "ingen noteret"}`,
    `Til stede: ${minutes.present.join("; ") || "ingen noteret"}`,
    `Afbud: ${minutes.apologies.join("; ") || "ingen"}`,
    "",
    ...items,
    ...(minutes.closedSeal ? [`Lukkede punkter er forseglet med ${minutes.closedSeal}`] : []),
    `Nøgle ${key}`,
    "",
  ].join("\n");
}

/** Members by how they spoke at a meeting: "Chef, Kontoret". Who spoke for nobody is not among them. */
export function speakersOf(voices: readonly Voice[]): ReadonlyMap<string, string> {
  const speakers = new Map<string, string>();
  for (const { memberId, function: role, partyName } of voices) {
    const before = speakers.get(memberId);
    speakers.set(memberId, `${before ? `${before}; ` : ""}${role}, ${partyName}`);
  }
  return speakers;
}

/** Who was there, in Danish order; those who spoke only for themselves are counted, never named. */
export function rollCall(speakers: readonly (string | undefined)[]): string[] {
  const named = speakers.flatMap((one) => one ?? []).sort((a, b) => a.localeCompare(b, "da"));
  const others = speakers.length - named.length;
  if (others === 0) return named;
  return [...named, others === 1 ? "1 medlem, der taler for sig selv" : `${others} medlemmer, der taler for sig selv`];
}
