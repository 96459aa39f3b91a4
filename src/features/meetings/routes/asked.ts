import { listParties } from "../../../network/queries.ts";
import { listMembers } from "../../../platform/identity/queries.ts";
import { idIn } from "../../../platform/web/address.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { findMeeting } from "../queries/meetings.ts";
import type { Meeting, ReadingPermit } from "../queries/meetings.ts";
import { attendanceOf, namesFor, voicesOf } from "../queries/attendance.ts";
import { partiesPresent } from "../queries/minutes.ts";
import type { NotedAttendance } from "../views/attendance-list.tsx";
import type { ItemChoices } from "../views/item-form.tsx";

type MeetingVisit = Visit & { readonly permit: ReadingPermit };

/** The meeting in the address, for members. */
export async function askedMeeting(visit: MeetingVisit): Promise<Meeting | undefined> {
  const id = idIn(visit);
  return id ? findMeeting(visit.db, visit.permit, id) : undefined;
}

/** Who was noted at a meeting; with names only for those who may note it. */
export async function notedAttendance(visit: MeetingVisit, meetingId: string): Promise<NotedAttendance> {
  const { db, permit } = visit;
  const states = await attendanceOf(db, permit, meetingId);
  const noted = {
    states,
    present: await partiesPresent(db, visit.districtId, meetingId),
    voices: await voicesOf(db, permit, meetingId),
  };
  return visit.may("meetings.minute") ? { ...noted, names: await namesFor(db, permit, [...states.keys()]) } : noted;
}

/**
 * Whom a form about an item may name.
 * @param presenterPartyId who presents it already
 */
export async function itemChoices(visit: MeetingVisit, presenterPartyId: string | null = null): Promise<ItemChoices> {
  return {
    parties: await listParties(visit.db, visit.districtId, [presenterPartyId]),
    members: await listMembers(visit.db, visit.permit),
  };
}
