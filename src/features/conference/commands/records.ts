import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { markdownToText } from "../../../platform/markdown/to-text.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { recordItem } from "../../../thread/commands.ts";
import { conferenceRows } from "../queries/conferences.ts";
import type { Conference } from "../queries/conferences.ts";
import { versionsOf } from "../queries/programme.ts";
import { isOpen, stageOf } from "../rules/stages.ts";
import type { Programme } from "../rules/programme/programme.ts";
import "../tables.ts";

export type Preparing = Permit<"conference.prepare">;

/** The kind of a conference in the thread. */
export const conferenceKindName = "conference";

/** Reads a conference and holds it until the transaction ends. @throws Refusal `"": not_now` when it is not there */
export async function lockConference(tx: Tx, districtId: DistrictId, id: string): Promise<Conference> {
  const conference = await conferenceRows(tx, districtId).where("id", "=", id).forUpdate().executeTakeFirst();
  if (!conference) throw notNow();
  return conference;
}

/**
 * As `lockConference`, for what can only be done before it has been held.
 * @throws Refusal `"": not_now` when it is not there, `conference_cancelled | conference_held` when it ended while somebody wrote
 */
export async function lockOpen(tx: Tx, districtId: DistrictId, id: string, now: Date): Promise<Conference> {
  const conference = await lockConference(tx, districtId, id);
  if (!isOpen(conference, now)) throw new Refusal({ field: "", code: conference.cancelledAt ? "conference_cancelled" : "conference_held" });
  return conference;
}

/** Writes for the thread how a conference now stands. What visitors can find are the words of the published programme. */
export async function recordConference(tx: Tx, districtId: DistrictId, id: string, now: Date): Promise<void> {
  const conference = await lockConference(tx, districtId, id);
  const [last] = await versionsOf(tx, districtId, id);
  const stage = stageOf(conference, now);
  const text = [markdownToText(conference.why), conference.place, ...(last ? wordsOf(last.programme) : [])].filter(Boolean).join("\n");
  await recordItem(tx, districtId, {
    kind: conferenceKindName,
    id,
    at: conference.startsAt,
    status: stage === "held" && conference.reportedAt ? "reported" : stage === "running" ? "published" : stage,
    statusAt: conference.cancelledAt ?? conference.reportedAt ?? (stage === "held" ? conference.endsAt : (conference.publishedAt ?? conference.createdAt)),
    title: conference.title,
    text,
    publicTitle: conference.publishedAt ? conference.title : null,
    publicText: text,
    alsoFoundBy: [conference.caseNumber],
  });
}

function wordsOf({ sessions }: Programme): string[] {
  return sessions.filter(({ kind }) => kind !== "break").flatMap(({ title, about }) => [title, about]);
}
