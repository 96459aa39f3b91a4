import { idIn } from "../../../platform/web/address.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { findMeeting } from "../queries/meetings.ts";
import type { Meeting, ReadingPermit } from "../queries/meetings.ts";

type MeetingVisit = Visit & { readonly permit: ReadingPermit };

/** The meeting in the address, for members. */
export async function askedMeeting(visit: MeetingVisit): Promise<Meeting | undefined> {
  const id = idIn(visit);
  return id ? findMeeting(visit.db, visit.permit, id) : undefined;
}
