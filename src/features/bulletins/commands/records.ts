import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { notNow } from "../../../platform/web/form.ts";
import { linkItems, recordItem } from "../../../thread/commands.ts";
import { saidIn } from "../bulletin.ts";
import type { KnownMeeting } from "../bulletin.ts";
import { contributionsTo, findBulletin, findMeeting } from "../queries.ts";
import type { Bulletin, ReadingPermit } from "../queries.ts";

/**
 * Locks the bulletin for a meeting until the transaction ends: whoever writes in it waits for the others.
 * @throws Refusal `"": not_now` when nobody has been asked
 */
export async function lockBulletin(
  tx: Tx,
  districtId: DistrictId,
  meetingId: string,
): Promise<{ meeting: KnownMeeting; bulletin: Pick<Bulletin, "remindedAt" | "publishedAt"> }> {
  const bulletin = await tx
    .selectFrom("bulletins.bulletin")
    .select(["reminded_at as remindedAt", "published_at as publishedAt"])
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .forUpdate()
    .executeTakeFirst();
  const meeting = bulletin && (await findMeeting(tx, districtId, meetingId));
  if (!meeting) throw notNow();
  return { meeting, bulletin };
}

/** Gives each party its place in a bulletin; those that have one keep it. */
export async function addParties(
  tx: Tx,
  districtId: DistrictId,
  meetingId: string,
  partyIds: readonly string[],
): Promise<void> {
  if (partyIds.length === 0) return;
  await tx
    .insertInto("bulletins.contribution")
    .values(partyIds.map((partyId) => ({ district: districtId, meeting_id: meetingId, party_id: partyId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Tells the thread how a bulletin stands. What the parties wrote is found by members once they can read it. */
export async function recordBulletin(tx: Tx, permit: ReadingPermit, meetingId: string): Promise<void> {
  const bulletin = await findBulletin(tx, permit, meetingId);
  const meeting = await findMeeting(tx, permit.districtId, meetingId);
  if (!bulletin || !meeting) return;
  const written = bulletin.publishedAt ? await contributionsTo(tx, permit, meetingId) : [];
  const ref = { kind: "bulletin", id: meetingId };
  await recordItem(tx, permit.districtId, {
    ...ref,
    at: bulletin.askedAt,
    status: bulletin.publishedAt ? "published" : "asked",
    statusAt: bulletin.publishedAt ?? bulletin.askedAt,
    title: `Bulletin til ${meeting.title}`,
    text: written.flatMap(({ partyName, lines }) => [partyName, ...saidIn(lines).map(({ text }) => text)]).join("\n"),
    publicTitle: null,
  });
  await linkItems(tx, permit.districtId, ref, { kind: "meeting", id: meetingId });
}
