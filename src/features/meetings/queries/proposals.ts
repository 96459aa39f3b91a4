import { partyNames } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { StoredFile } from "../../../platform/files/uploads.ts";
import { memberNames } from "../../../platform/identity/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { ItemPurpose } from "../agenda.ts";
import { closedItemsFor } from "../closed.ts";
import type { ProposalStatus } from "../proposal.ts";
import "../tables.ts";
import type { ReadingPermit } from "./meetings.ts";

export interface Proposal {
  readonly id: string;
  readonly seriesId: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly partyId: string | null;
  /** The party they speak for with it; null when they speak for themselves. */
  readonly partyName: string | null;
  readonly title: string;
  readonly text: string;
  readonly purpose: ItemPurpose;
  readonly wishedMinutes: number | null;
  readonly assisted: boolean;
  readonly waitsUntil: Date | null;
  readonly status: ProposalStatus;
  readonly statusAt: Date;
  readonly reason: string;
  readonly itemId: string | null;
  readonly file: StoredFile | null;
  readonly createdAt: Date;
}

/** One proposal, for whoever made it and for those who prepare meetings. */
export async function findProposal(db: Db | Tx, permit: ReadingPermit, id: string): Promise<Proposal | undefined> {
  const own = closedItemsFor(permit.actor);
  if (own === "none") return undefined;
  const rows = await proposalRows(db, permit)
    .where("id", "=", id)
    .$if(own !== "all", (query) => query.where("member_id", "=", own === "all" ? "" : own.namedMember))
    .execute();
  return (await withNames(db, permit, rows))[0];
}

/** What the permit's holder has proposed, the newest first. */
export async function ownProposals(db: Db | Tx, permit: ReadingPermit, limit: number): Promise<Proposal[]> {
  if (permit.actor.kind !== "member") return [];
  const rows = await proposalRows(db, permit)
    .where("member_id", "=", permit.actor.memberId)
    .orderBy("created_at", "desc")
    .limit(limit)
    .execute();
  return withNames(db, permit, rows);
}

/** What waits for an answer, the oldest first, of one series or of all; undefined for those who do not answer. */
export async function openProposals(db: Db | Tx, permit: Permit<string>, seriesId?: string): Promise<Proposal[] | undefined> {
  if (closedItemsFor(permit.actor) !== "all") return undefined;
  const rows = await proposalRows(db, permit)
    .where("status", "in", ["received", "postponed"])
    .$if(seriesId !== undefined, (query) => query.where("series_id", "=", seriesId ?? ""))
    .orderBy("created_at")
    .execute();
  return withNames(db, permit, rows);
}

/** What an item came from in a member's own words; undefined when nobody proposed it. Asked for by who may read the item. */
export async function proposalOfItem(db: Db | Tx, permit: ReadingPermit, itemId: string): Promise<Proposal | undefined> {
  const rows = await proposalRows(db, permit).where("item_id", "=", itemId).orderBy("created_at").limit(1).execute();
  return (await withNames(db, permit, rows))[0];
}

function proposalRows(db: Db | Tx, { districtId }: Pick<ReadingPermit, "districtId">) {
  return db.selectFrom("meetings.proposal").selectAll().where("district", "=", districtId);
}

async function withNames(
  db: Db | Tx,
  { districtId }: Pick<ReadingPermit, "districtId">,
  rows: Awaited<ReturnType<ReturnType<typeof proposalRows>["execute"]>>,
): Promise<Proposal[]> {
  if (rows.length === 0) return [];
  const members = await memberNames(db, districtId);
  const parties = await partyNames(db, districtId, rows.flatMap((row) => row.party_id ?? []));
  return rows.map((row) => ({
    id: row.id,
    seriesId: row.series_id,
    memberId: row.member_id,
    memberName: members.get(row.member_id) ?? "",
    partyId: row.party_id,
    partyName: row.party_id === null ? null : (parties.get(row.party_id) ?? null),
    title: row.title,
    text: row.text,
    purpose: row.kind,
    wishedMinutes: row.wished_minutes,
    assisted: row.assisted,
    waitsUntil: row.waits_until,
    status: row.status,
    statusAt: row.status_at,
    reason: row.reason,
    itemId: row.item_id,
    file: fileOf(row),
    createdAt: row.created_at,
  }));
}

/** The file of a proposal's row. */
export function fileOf(row: {
  file_name: string | null;
  file_type: string | null;
  file_size: number | null;
  file_sha256: string | null;
  file_key: string | null;
}): StoredFile | null {
  const { file_name: name, file_type: type, file_size: size, file_sha256: sha256, file_key: key } = row;
  return name !== null && type !== null && size !== null && sha256 !== null && key !== null
    ? { name, type, size, sha256, key }
    : null;
}
