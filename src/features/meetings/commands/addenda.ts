import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { findMeeting } from "../queries/meetings.ts";
import { findingsIn, refuseFindings } from "./publish.ts";

export interface NewAddendum {
  readonly text: string;
  /** What visitors read of it; empty keeps it among members. */
  readonly publicText: string;
  /** Someone has looked at the words that may be names. */
  readonly namesSeen: boolean;
}

/**
 * Puts a dated note beside approved minutes, which stay as they are.
 * @throws Refusal `"": not_now` before they are approved, `publicText: not_published` before they are public,
 * `publicText: personal`, `namesSeen: look_at_names`
 */
export async function addAddendum(
  tx: Tx,
  permit: Permit<"meetings.approve">,
  meetingId: string,
  { text, publicText, namesSeen }: NewAddendum,
  now: Date,
): Promise<string> {
  const { districtId } = permit;
  const meeting = await findMeeting(tx, permit, meetingId);
  if (!meeting?.approvedAt) throw notNow();
  if (publicText !== "" && !meeting.publishedAt) throw new Refusal({ field: "publicText", code: "not_published" });
  refuseFindings(await findingsIn(tx, districtId, [["publicText", publicText]]), namesSeen);
  const id = uuidv7();
  await tx
    .insertInto("meetings.addendum")
    .values({ district: districtId, id, meeting_id: meetingId, written_at: now, text, public_text: publicText || null })
    .execute();
  const after = { meetingId, isPublic: publicText !== "" };
  await recordChange(tx, permit, { action: "meetings.add_note", kind: "meeting", id: meetingId, after });
  return id;
}
