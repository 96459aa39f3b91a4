import type { Db } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { closedItemsFor } from "../closed.ts";
import type { ProposalStatus } from "../proposal.ts";
import "../tables.ts";

/** An item on the agenda of a meeting to come. */
export interface ItemToCome {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Date;
}

/** Items on agendas of meetings to come that a party is to present, the next first; for those who read all of them. */
export async function itemsToPresent(db: Db, { districtId, actor }: Permit<string>, partyId: string, now: Date): Promise<ItemToCome[]> {
  if (closedItemsFor(actor) !== "all") return [];
  return db
    .selectFrom("meetings.item as i")
    .innerJoin("meetings.entry as e", (join) => join.onRef("e.district", "=", "i.district").onRef("e.item_id", "=", "i.id"))
    .innerJoin("meetings.meeting as m", (join) => join.onRef("m.district", "=", "e.district").onRef("m.id", "=", "e.meeting_id"))
    .select(["i.id", "i.title", "m.starts_at as startsAt"])
    .where("i.district", "=", districtId)
    .where("i.presenter_party_id", "=", partyId)
    .where("m.starts_at", ">", now)
    .where("m.cancelled_at", "is", null)
    .orderBy("m.starts_at")
    .orderBy("e.position")
    .execute();
}

/** What a party or a member has proposed that waits for an answer, the oldest first; for those who answer. */
export async function proposalsBy(
  db: Db,
  { districtId, actor }: Permit<string>,
  by: { readonly partyId: string } | { readonly memberId: string },
): Promise<{ id: string; title: string; status: ProposalStatus }[]> {
  if (closedItemsFor(actor) !== "all") return [];
  return db
    .selectFrom("meetings.proposal")
    .select(["id", "title", "status"])
    .where("district", "=", districtId)
    .where((eb) => ("partyId" in by ? eb("party_id", "=", by.partyId) : eb("member_id", "=", by.memberId)))
    .where("status", "in", ["received", "postponed"])
    .orderBy("created_at")
    .execute();
}
