import type { Updateable } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { partiesOfMembers } from "../../../network/queries.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { District, DistrictId } from "../../../platform/district/district.ts";
import { forgetFile } from "../../../platform/files/stored-files.ts";
import type { StoredFile } from "../../../platform/files/uploads.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { membersById } from "../../../platform/identity/queries.ts";
import { queueMail } from "../../../platform/mail/outbox.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../platform/retention/rule.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { ItemPurpose } from "../agenda.ts";
import { isOpen, meetingFor, reached } from "../proposal.ts";
import type { ProposalAnswer } from "../proposal.ts";
import { proposalMail } from "../proposal-mail.ts";
import { comingMeetings, findMeeting } from "../queries/meetings.ts";
import { fileOf } from "../queries/proposals.ts";
import type { ProposalTable } from "../tables.ts";
import { keepAttachment } from "./attachments.ts";
import { addAgendaItem } from "./items.ts";
import type { AgendaItemDetails } from "./items.ts";

export interface ProposalDetails {
  readonly title: string;
  /** Why, and what one hopes for. */
  readonly text: string;
  readonly kind: ItemPurpose;
  readonly wishedMinutes?: number | null;
  /** One of the parties the member speaks for; null for themselves. */
  readonly partyId?: string | null;
}

/** What mails need to know. */
export interface Mailing {
  readonly district: District;
  readonly publicUrl: string;
  /** The name of a meeting in Danish words. */
  readonly nameOf: (meeting: { readonly number: number; readonly startsAt: Date; readonly isExtra: boolean }) => string;
}

/**
 * Proposes an item for the first meeting of a series whose deadline has not passed.
 * @param memberId who proposes it: the one who acts, or the member for whom a coordinator enters it
 * @returns its id, and whether the deadline of a meeting was missed
 * @throws Refusal `"": not_now`, `party: not_your_party`, `title | text: person_phone`
 */
export async function propose(
  tx: Tx,
  permit: Permit<"meetings.propose"> | Permit<"meetings.prepare">,
  ref: { readonly seriesId: string; readonly memberId: string },
  details: ProposalDetails,
  file: StoredFile | undefined,
  now: Date,
): Promise<{ id: string; isLate: boolean }> {
  const { districtId } = permit;
  const series = await lockSeries(tx, districtId, ref.seriesId);
  const [member] = await membersById(tx, permit, [ref.memberId]);
  if (!member) throw notNow();
  const partyId = details.partyId ?? null;
  const spoken = await partiesOfMembers(tx, districtId, [member.id], dayOf(now));
  if (partyId !== null && !spoken.some((one) => one.partyId === partyId))
    throw new Refusal({ field: "party", code: "not_your_party" });
  await refusePersonPhones(tx, districtId, { title: details.title, text: details.text });
  const coming = (await comingMeetings(tx, permit, now)).filter((meeting) => meeting.seriesId === ref.seriesId);
  const { missed } = reached(coming, series.proposalDays, now);
  const id = uuidv7();
  const assisted = permit.actor.kind !== "member" || permit.actor.memberId !== member.id;
  await tx
    .insertInto("meetings.proposal")
    .values({
      district: districtId,
      id,
      series_id: ref.seriesId,
      member_id: member.id,
      party_id: partyId,
      title: details.title.trim(),
      text: details.text.trim(),
      kind: details.kind,
      wished_minutes: details.wishedMinutes ?? null,
      assisted,
      waits_until: missed?.startsAt ?? null,
      status_at: now,
      ...fileColumns(file),
      created_at: now,
    })
    .execute();
  // Its words are for few: what is proposed may become a closed item.
  const after = { seriesId: ref.seriesId, memberId: member.id, assisted };
  await recordChange(tx, permit, { action: "meetings.propose", kind: "proposal", id, after });
  return { id, isLate: missed !== undefined };
}

/**
 * Puts what was proposed on the agenda of a meeting, in the words that are given; the member's own stay beside the item.
 * @returns the item's id
 * @throws Refusal `"": not_now | locked | cancelled | sent | answered | no_meeting`
 */
export async function takeProposal(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  ref: { readonly meetingId: string; readonly proposalId: string },
  details: AgendaItemDetails,
  mailing: Mailing,
  now: Date,
): Promise<string> {
  const proposal = await lockOpenProposal(tx, permit.districtId, ref.proposalId);
  const meeting = await findMeeting(tx, permit, ref.meetingId);
  if (!meeting || meeting.startsAt <= now || meeting.seriesId !== proposal.series_id)
    throw new Refusal({ field: "", code: "no_meeting" });
  const itemId = await addAgendaItem(tx, permit, ref.meetingId, details, now);
  const file = fileOf(proposal);
  await settle(tx, permit.districtId, proposal.id, { status: "taken", status_at: now, item_id: itemId, reason: "" });
  if (file) await keepAttachment(tx, permit.districtId, itemId, file, now);
  await recordChange(tx, permit, { action: "meetings.take_proposal", kind: "proposal", id: proposal.id, after: { meetingId: ref.meetingId } });
  const answer = { status: "taken" as const, meeting: mailing.nameOf(meeting), isClosed: details.readers !== undefined };
  await tell(tx, permit, proposal, answer, mailing);
  return itemId;
}

/**
 * Keeps a proposal for a later meeting, or returns it; the member is told why.
 * @throws Refusal `"": not_now | answered`, `reason: person_phone`
 */
export async function answerProposal(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  proposalId: string,
  { answer, reason }: { readonly answer: ProposalAnswer; readonly reason: string },
  mailing: Mailing,
  now: Date,
): Promise<void> {
  const proposal = await lockOpenProposal(tx, permit.districtId, proposalId);
  await refusePersonPhones(tx, permit.districtId, { reason });
  const coming = (await comingMeetings(tx, permit, now)).filter((one) => one.seriesId === proposal.series_id);
  const passedOver = answer === "postponed" ? meetingFor(proposal.waits_until, coming) : undefined;
  await settle(tx, permit.districtId, proposalId, {
    status: answer,
    status_at: now,
    reason,
    ...(passedOver && { waits_until: passedOver.startsAt }),
  });
  await recordChange(tx, permit, { action: "meetings.answer_proposal", kind: "proposal", id: proposalId, after: { status: answer } });
  await tell(tx, permit, proposal, { status: answer, reason }, mailing);
}

/**
 * Takes one's own proposal back, while nobody has put it on an agenda or returned it.
 * @throws Refusal `"": not_now` when it is someone else's, `"": too_late`
 */
export async function withdrawProposal(tx: Tx, permit: Permit<"meetings.propose">, id: string, now: Date): Promise<void> {
  const proposal = await lockProposal(tx, permit.districtId, id);
  if (permit.actor.kind !== "member" || proposal.member_id !== permit.actor.memberId)
    throw notNow();
  if (!isOpen(proposal.status)) throw new Refusal({ field: "", code: "too_late" });
  await settle(tx, permit.districtId, id, { status: "withdrawn", status_at: now });
  await recordChange(tx, permit, { action: "meetings.withdraw_proposal", kind: "proposal", id });
}

async function tell(
  tx: Tx,
  permit: Permit<string>,
  proposal: { readonly id: string; readonly title: string; readonly member_id: string },
  answer: Parameters<typeof proposalMail>[0]["answer"],
  { district, publicUrl }: Mailing,
): Promise<void> {
  const [member] = await membersById(tx, permit, [proposal.member_id]);
  const email = member?.email;
  if (member && email) await queueMail(tx, proposalMail({ district, publicUrl, proposal, member: { name: member.name, email }, answer }));
}

function fileColumns(file?: StoredFile) {
  return {
    file_name: file?.name ?? null,
    file_type: file?.type ?? null,
    file_size: file?.size ?? null,
    file_sha256: file?.sha256 ?? null,
    file_key: file?.key ?? null,
  };
}

async function settle(tx: Tx, districtId: DistrictId, id: string, values: Updateable<ProposalTable>): Promise<void> {
  await tx.updateTable("meetings.proposal").set(values).where("district", "=", districtId).where("id", "=", id).execute();
}

async function lockProposal(tx: Tx, districtId: DistrictId, id: string) {
  const row = await tx
    .selectFrom("meetings.proposal")
    .selectAll()
    .where("district", "=", districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notNow();
  return row;
}

async function lockOpenProposal(tx: Tx, districtId: DistrictId, id: string) {
  const row = await lockProposal(tx, districtId, id);
  if (!isOpen(row.status)) throw new Refusal({ field: "", code: "answered" });
  return row;
}

async function lockSeries(tx: Tx, districtId: DistrictId, id: string): Promise<{ proposalDays: number }> {
  const row = await tx
    .selectFrom("meetings.series")
    .select("proposal_days as proposalDays")
    .where("district", "=", districtId)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .forShare()
    .executeTakeFirst();
  if (!row) throw notNow();
  return row;
}

/** How long what came to nothing is kept. */
const keptDays = 365;

/** Deletes proposals a year after they came to nothing: returned, withdrawn, or left when their series ended. */
export async function forgetOldProposals(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const limit = daysBefore(now, keptDays);
  const gone = await tx
    .deleteFrom("meetings.proposal")
    .using("meetings.series")
    .whereRef("meetings.series.district", "=", "meetings.proposal.district")
    .whereRef("meetings.series.id", "=", "meetings.proposal.series_id")
    .where((eb) =>
      eb.or([
        eb("meetings.proposal.status", "in", ["returned", "withdrawn"]).and("meetings.proposal.status_at", "<", limit),
        eb("meetings.proposal.status", "in", ["received", "postponed"]).and("meetings.series.ended_at", "<", limit),
      ]),
    )
    .returning(["meetings.proposal.district", "meetings.proposal.file_key as fileKey"])
    .execute();
  for (const { district, fileKey } of gone) if (fileKey !== null) await forgetFile(tx, district, fileKey);
  return countByDistrict(gone);
}
