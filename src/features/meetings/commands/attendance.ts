import { partiesOfMembers, partyNames } from "../../../network/queries.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { memberNames } from "../../../platform/identity/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { clashes, withChanges } from "../attendance.ts";
import type { Attendance } from "../attendance.ts";
import { notedAttendance } from "../queries/attendance.ts";
import "../tables.ts";
import { lockOpenMeeting } from "./records.ts";

/**
 * Notes who was there, and for which parties in which function, as it is on the day of the meeting. It replaces what was
 * noted before; with what a page `served`, only what was changed on the page, so that two can note at once. Ids that are
 * no members or parties are passed over.
 * @throws Refusal `"": locked | cancelled | not_now`, `member-ID: changed_meanwhile` for each member of whom somebody else has noted
 * another thing since the page was served
 */
export async function recordAttendance(
  tx: Tx,
  permit: Permit<"meetings.minute">,
  meetingId: string,
  { served, ...sent }: Attendance & { readonly served?: Attendance },
): Promise<void> {
  const district = permit.districtId;
  const meeting = await lockOpenMeeting(tx, district, meetingId);
  const noted = served && (await notedAttendance(tx, permit, meetingId));
  const apart = served && noted ? clashes(noted, sent, served) : [];
  if (apart.length > 0) throw new Refusal(...apart.map((id) => ({ field: `member-${id}`, code: "changed_meanwhile" })));
  const attendance = served && noted ? withChanges(noted, sent, served) : sent;
  const members = await memberNames(tx, district);
  const present = [...new Set(attendance.present)].filter((id) => members.has(id));
  const apologies = [...new Set(attendance.apologies)].filter((id) => members.has(id) && !present.includes(id));
  const voices = await voicesAt(tx, permit, [...present, ...apologies], dayOf(meeting.startsAt), attendance.spokeFor);
  const brought = voices.filter((one) => present.includes(one.memberId)).map((one) => one.partyId);
  const parties = await partyNames(tx, district, [...attendance.partyIds, ...brought]);
  await tx.deleteFrom("meetings.attendance").where("district", "=", district).where("meeting_id", "=", meetingId).execute();
  await tx
    .deleteFrom("meetings.party_present")
    .where("district", "=", district)
    .where("meeting_id", "=", meetingId)
    .execute();
  const here = { district, meeting_id: meetingId };
  const rows = [
    ...present.map((member_id) => ({ ...here, member_id, state: "present" as const })),
    ...apologies.map((member_id) => ({ ...here, member_id, state: "apology" as const })),
  ];
  if (rows.length > 0) await tx.insertInto("meetings.attendance").values(rows).execute();
  if (voices.length > 0)
    await tx
      .insertInto("meetings.spoke_for")
      .values(
        voices.map(({ memberId, partyId, function: role, isDeputy }) => ({
          ...here,
          member_id: memberId,
          party_id: partyId,
          function: role,
          is_deputy: isDeputy,
        })),
      )
      .execute();
  if (parties.size > 0)
    await tx
      .insertInto("meetings.party_present")
      .values([...parties.keys()].map((party_id) => ({ ...here, party_id })))
      .execute();
  await recordChange(tx, permit, {
    action: "meetings.attendance",
    kind: "meeting",
    id: meetingId,
    after: { present, apologies, parties: [...parties.keys()] },
  });
}

/** One voice for each member and party they chose; as representative where they are both representative and deputy. */
async function voicesAt(
  tx: Tx,
  permit: Permit<"meetings.minute">,
  memberIds: readonly string[],
  day: string,
  chosen: Attendance["spokeFor"],
) {
  const all = await partiesOfMembers(tx, permit.districtId, memberIds, day);
  const voices = new Map<string, (typeof all)[number]>();
  for (const one of all) {
    const only = chosen?.get(one.memberId);
    if (only && !only.includes(one.partyId)) continue;
    const key = `${one.memberId} ${one.partyId}`;
    if (voices.get(key)?.isDeputy !== false) voices.set(key, one);
  }
  return [...voices.values()];
}
