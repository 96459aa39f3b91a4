import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { membersById } from "../../../platform/identity/queries.ts";
import type { SentAgenda, SentLine } from "../sent-agenda.ts";
import "../tables.ts";
import { agendaOf } from "./agenda.ts";
import { bareLinesOf } from "./lines.ts";
import type { ReadingPermit } from "./meetings.ts";

/** An agenda as it would be sent now. Closed items are lines without words, whoever asks. */
export async function linesToSend(db: Db | Tx, permit: ReadingPermit, meetingId: string): Promise<SentLine[]> {
  const entries = new Map((await agendaOf(db, permit, meetingId)).map((entry) => [entry.itemId, entry]));
  const lines = await bareLinesOf(db, permit.districtId, meetingId);
  return lines.map(({ itemId, isClosed, plannedMinutes }) => {
    const entry = isClosed ? undefined : entries.get(itemId);
    return {
      itemId,
      isClosed,
      plannedMinutes,
      title: entry?.title ?? "",
      purpose: entry?.purpose ?? "information",
      presenter: [entry?.presenter, entry?.presenterParty?.name].filter(Boolean).join(", "),
      text: entry?.text ?? "",
      attachments: entry?.attachments.map(({ name, sha256 }) => ({ name, sha256 })) ?? [],
    };
  });
}

export interface SentVersion {
  readonly version: number;
  readonly sentAt: Date;
  readonly content: SentAgenda;
  readonly mailedAt: Date | null;
}

/** Every agenda of a meeting that was sent, the newest first. For members. */
export async function sentVersions(db: Db | Tx, permit: ReadingPermit, meetingId: string): Promise<SentVersion[]> {
  return versionRows(db, permit.districtId, meetingId).execute();
}

/** One sent agenda. */
export async function findSentVersion(
  db: Db | Tx,
  districtId: DistrictId,
  meetingId: string,
  version: number,
): Promise<SentVersion | undefined> {
  return versionRows(db, districtId, meetingId).where("version", "=", version).executeTakeFirst();
}

function versionRows(db: Db | Tx, districtId: DistrictId, meetingId: string) {
  return db
    .selectFrom("meetings.sent_agenda")
    .select(["version", "sent_at as sentAt", "content", "mailed_at as mailedAt"])
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .orderBy("version", "desc");
}

/** The members who are invited to a meeting and still are members. */
export async function invitedMembers(db: Db | Tx, permit: ReadingPermit, meetingId: string): Promise<Member[]> {
  const rows = await db
    .selectFrom("meetings.invitation")
    .select("member_id")
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .execute();
  return membersById(db, permit, rows.map((row) => row.member_id));
}
