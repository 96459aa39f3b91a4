import type { ItemPurpose } from "./agenda.ts";

/** One line of an agenda as it goes out. Of a closed item it holds no words. */
export interface SentLine {
  readonly itemId: string;
  readonly isClosed: boolean;
  readonly title: string;
  readonly purpose: ItemPurpose;
  readonly plannedMinutes: number | null;
  /** Function and party in words. */
  readonly presenter: string;
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly sha256: string }[];
}

/** Something since the last meeting, as a feature tells it. */
export interface SentNews {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly about: string; readonly status: string }[];
}

/** An agenda as members got it, with what they were told of the meeting then. */
export interface SentAgenda {
  /** In ISO form. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly number: number;
  /** Outside the rhythm of its series, so that it is named without its number. */
  readonly isExtra: boolean;
  readonly series: string;
  readonly lines: readonly SentLine[];
  readonly news: readonly SentNews[];
  /** The members it was mailed to. */
  readonly recipients: readonly string[];
}

export const changedFields = ["title", "purpose", "minutes", "presenter", "text", "attachments"] as const;
export type ChangedField = (typeof changedFields)[number];

/** What became of one line since an agenda was sent. `title` is the one it has now, or had when it was taken off. */
export interface AgendaChange {
  readonly kind: "added" | "removed" | "moved" | "changed";
  readonly itemId: string;
  readonly isClosed: boolean;
  readonly title: string;
  /** Only when `kind` is changed. */
  readonly fields: readonly ChangedField[];
  /** The title it was sent with, when that is another. */
  readonly titleBefore?: string;
}

/** What has changed between two agendas: taken off first, then in the order of the newer one. */
export function changesBetween(before: readonly SentLine[], now: readonly SentLine[]): AgendaChange[] {
  const sent = new Map(before.map((line) => [line.itemId, line]));
  const ids = new Set(now.map((line) => line.itemId));
  const moved = movedIds(before.map((line) => line.itemId), now.map((line) => line.itemId));
  const about = ({ itemId, isClosed, title }: SentLine) => ({ itemId, isClosed, title, fields: [] });
  const removed = before
    .filter((line) => !ids.has(line.itemId))
    .map((line) => ({ ...about(line), kind: "removed" as const }));
  const others = now.flatMap((line): AgendaChange[] => {
    const old = sent.get(line.itemId);
    if (!old) return [{ ...about(line), kind: "added" }];
    const fields = changedFields.filter((field) => differs[field](old, line));
    const change: AgendaChange = {
      ...about(line),
      kind: "changed",
      fields,
      ...(old.title !== line.title && { titleBefore: old.title }),
    };
    return [
      ...(moved.has(line.itemId) ? [{ ...about(line), kind: "moved" as const }] : []),
      ...(fields.length > 0 ? [change] : []),
    ];
  });
  return [...removed, ...others];
}

const namesOf = (line: SentLine) => line.attachments.map(({ name, sha256 }) => `${name} ${sha256}`).join("\n");

const differs: Readonly<Record<ChangedField, (a: SentLine, b: SentLine) => boolean>> = {
  title: (a, b) => a.title !== b.title,
  purpose: (a, b) => a.purpose !== b.purpose,
  minutes: (a, b) => a.plannedMinutes !== b.plannedMinutes,
  presenter: (a, b) => a.presenter !== b.presenter,
  text: (a, b) => a.text !== b.text,
  attachments: (a, b) => namesOf(a) !== namesOf(b),
};

/** As few items as explain the new order; what only made room for others has not moved. */
function movedIds(before: readonly string[], now: readonly string[]): ReadonlySet<string> {
  const place = new Map(before.map((id, index) => [id, index]));
  const common = now.filter((id) => place.has(id));
  const kept = longestInOrder(common, (id) => place.get(id) ?? -1);
  return new Set(common.filter((id) => !kept.has(id)));
}

/** The largest set of items whose places rise in this order. */
function longestInOrder(ids: readonly string[], placeOf: (id: string) => number): ReadonlySet<string> {
  const best: { length: number; from: number }[] = [];
  for (const id of ids) {
    let own = { length: 1, from: -1 };
    for (const [earlier, one] of best.entries())
      if (placeOf(ids[earlier] ?? "") < placeOf(id) && one.length + 1 > own.length)
        own = { length: one.length + 1, from: earlier };
    best.push(own);
  }
  const kept = new Set<string>();
  const longest = best.reduce((most, { length }) => Math.max(most, length), 0);
  for (let at = best.findIndex(({ length }) => length === longest); at >= 0; at = best[at]?.from ?? -1) kept.add(ids[at] ?? "");
  return kept;
}
