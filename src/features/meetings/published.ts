import { formatDay } from "../../platform/i18n/dates.ts";

/** Everything visitors read of approved minutes. It holds parties, never persons. */
export interface PublishedMinutes {
  readonly day: string;
  readonly fromTime: string;
  readonly toTime: string;
  readonly place: string;
  readonly series: string;
  readonly number: number;
  readonly parties: readonly string[];
  readonly items: readonly PublishedItem[];
}

export interface PublishedItem {
  readonly id: string;
  readonly title: string;
  readonly minutes: string;
  readonly outcome: "discussed" | "carried-over" | null;
  readonly decisions: readonly { readonly kind: string; readonly id: string; readonly title: string }[];
}

/**
 * Published minutes as plain text: the very content whose checksum stands on the page. Its last line seals the internal
 * minutes too, without showing them.
 */
export function canonicalText(minutes: PublishedMinutes, documentNumber: string, internalSeal: string): string {
  const items = minutes.items.flatMap((item, index) => [
    `${index + 1}. ${item.title}`,
    ...(item.minutes ? [item.minutes] : []),
    ...item.decisions.map((decision) => `Beslutning: ${decision.title}`),
    ...(item.outcome === "carried-over" ? ["Udskudt til næste møde."] : []),
    "",
  ]);
  return [
    `Referat ${documentNumber}`,
    `${minutes.series}, møde ${minutes.number}`,
    `${formatDay(minutes.day, "da")} kl. ${minutes.fromTime}-${minutes.toTime}, ${minutes.place}`,
    `Til stede: ${minutes.parties.join(", ") || "ingen aktører noteret"}`,
    "",
    ...items,
    `Det interne referat er forseglet med ${internalSeal}`,
    "",
  ].join("\n");
}
