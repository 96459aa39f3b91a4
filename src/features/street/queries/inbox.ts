import type { Db } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { pageIn } from "../../../platform/web/address.ts";
import { observationKindNames, statusGroups } from "../observation.ts";
import type { ObservationKind, ObservationStatus, StatusGroup } from "../observation.ts";
import "../tables.ts";

/** One line of the inbox. */
export interface InboxLine {
  readonly id: string;
  readonly kind: ObservationKind;
  readonly placeName: string | null;
  readonly hasPoint: boolean;
  readonly placeWords: string;
  readonly text: string;
  readonly hasPhoto: boolean;
  readonly reportedAt: Date;
  readonly status: ObservationStatus;
  readonly isPublic: boolean;
}

/** What part of the inbox to show. */
export interface InboxFilter {
  readonly group?: StatusGroup;
  readonly kind?: ObservationKind;
  /** Counts from 1. */
  readonly page: number;
}

/** How many observations stand on one page of the inbox. */
export const inboxPageSize = 25;

/** A page of the inbox, the newest first. */
export async function listInbox(
  db: Db,
  permit: Permit<"street.triage">,
  filter: InboxFilter,
): Promise<InboxLine[]> {
  const { group, kind, page } = filter;
  const rows = await inboxRows(db, permit)
    .$if(group !== undefined, (query) =>
      query.where("o.status", "in", [...statusGroups[group as StatusGroup]]),
    )
    .$if(kind !== undefined, (query) => query.where("o.kind", "=", kind as ObservationKind))
    .orderBy("o.reported_at", "desc")
    .orderBy("o.id", "desc")
    .limit(inboxPageSize)
    .offset((page - 1) * inboxPageSize)
    .execute();
  return rows.map(({ lat, photoKey, publishedAt, ...row }) => ({
    ...row,
    hasPoint: lat !== null,
    hasPhoto: photoKey !== null,
    isPublic: publishedAt !== null,
  }));
}

/** How many observations there are of each kind in each status. */
export type InboxCounts = readonly {
  readonly kind: ObservationKind;
  readonly status: ObservationStatus;
  readonly count: number;
}[];

/** Counts for the filters of the inbox, as bare numbers. */
export async function countInbox(db: Db, permit: Permit<string>): Promise<InboxCounts> {
  const rows = await db
    .selectFrom("street.observation")
    .select(["kind", "status", (eb) => eb.fn.countAll<number>().as("count")])
    .where("district", "=", permit.districtId)
    .groupBy(["kind", "status"])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** How many of the counted observations a filter shows. */
export function countOf(counts: InboxCounts, { group, kind }: Omit<InboxFilter, "page">): number {
  const statuses: readonly ObservationStatus[] | undefined = group && statusGroups[group];
  return counts
    .filter((row) => (!kind || row.kind === kind) && (!statuses || statuses.includes(row.status)))
    .reduce((sum, row) => sum + row.count, 0);
}

/** The filter an address asks for; what it does not know it leaves out. */
export function readInboxFilter(query: (name: string) => string): InboxFilter {
  const group = (Object.keys(statusGroups) as StatusGroup[]).find((name) => name === query("status"));
  const kind = observationKindNames.find((name) => name === query("kind"));
  return { ...(group && { group }), ...(kind && { kind }), page: pageIn({ query }) };
}

/** An observation with everything that was reported. */
export interface PrivateObservation extends Omit<InboxLine, "hasPoint" | "hasPhoto" | "isPublic"> {
  readonly placeId: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly photoKey: string | null;
  readonly statusAt: Date;
  readonly statusReason: string;
  readonly publicLine: string | null;
  readonly publicPlaceId: string | null;
  readonly publishedAt: Date | null;
  readonly version: number;
}

/** One observation as a coordinator reads it. */
export async function findObservation(
  db: Db,
  permit: Permit<"street.triage">,
  id: string,
): Promise<PrivateObservation | undefined> {
  return inboxRows(db, permit).where("o.id", "=", id).executeTakeFirst();
}

function inboxRows(db: Db, permit: Permit<"street.triage">) {
  return db
    .selectFrom("street.observation as o")
    .leftJoin("street.place as p", (join) =>
      join.onRef("p.district", "=", "o.district").onRef("p.id", "=", "o.place_id"),
    )
    .select([
      "o.id",
      "o.kind",
      "o.place_id as placeId",
      "p.name as placeName",
      "o.lat",
      "o.lon",
      "o.place_words as placeWords",
      "o.text",
      "o.photo_key as photoKey",
      "o.reported_at as reportedAt",
      "o.status",
      "o.status_at as statusAt",
      "o.status_reason as statusReason",
      "o.public_line as publicLine",
      "o.public_place_id as publicPlaceId",
      "o.published_at as publishedAt",
      "o.version",
    ])
    .where("o.district", "=", permit.districtId);
}
