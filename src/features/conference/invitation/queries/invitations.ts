import { expressionBuilder } from "kysely";
import type { Db, Tables, Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { findPersonalLink } from "../../../../platform/identity/personal-links.ts";
import type { PersonalLink } from "../../../../platform/identity/personal-links.ts";
import { bouncedAmong } from "../../../../platform/mail/bounces.ts";
import { hashReceiptCode, readReceiptCode } from "../../../../platform/receipt-code.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { kindOf } from "../../../../thread/kinds.ts";
import { madeFrom, publicTextsOf } from "../../../../thread/queries.ts";
import type { ThreadItem } from "../../../../thread/queries.ts";
import { conferenceKindName } from "../../commands/records.ts";
import { invitationPurpose } from "../rules/link.ts";
import type { SentLetter } from "../rules/mail.ts";
import { withStandings } from "../rules/standing.ts";
import type { Answer, Invitation, Standing, StandingInvitation } from "../rules/standing.ts";
import "../../registration/tables.ts";
import type { InvitationTable } from "../tables.ts";

export type Inviting = Permit<"conference.prepare">;

/** The installation's key, by which addresses that do not work are known again. */
interface Knowing {
  readonly secret: string;
}

/** Everybody on the list of a conference and how they stand, in the order in which they came on it. */
export async function listInvited(db: Db | Tx, { districtId }: Inviting, conferenceId: string, { secret }: Knowing): Promise<StandingInvitation[]> {
  const invitations = await invitationRows(db, districtId).where("conference_id", "=", conferenceId).orderBy("id").execute();
  const answers = await answersTo(db, districtId, conferenceId);
  const bounced = await bouncedAmong(db, { secret, districtId }, invitations.flatMap(({ email }) => email ?? []));
  return withStandings(invitations, { answers, bounced: new Set(bounced.keys()) });
}

/** Those who have got the invitation to a conference, by mail or on paper, and have not answered, whether or not their address works. */
export async function unansweredInvitations(db: Db | Tx, { districtId }: Inviting, conferenceId: string): Promise<Invitation[]> {
  const sent = await invitationRows(db, districtId).where("conference_id", "=", conferenceId).where("sent_at", "is not", null).where("erased_at", "is", null).execute();
  const standing = withStandings(sent, { answers: await answersTo(db, districtId, conferenceId), bounced: new Set() });
  return standing.filter((one) => one.standing === "invited");
}

/** One invitation of a conference. */
export async function findInvitation(db: Db | Tx, { districtId }: Inviting, conferenceId: string, id: string): Promise<Invitation | undefined> {
  return invitationRows(db, districtId).where("conference_id", "=", conferenceId).where("id", "=", id).where("erased_at", "is", null).executeTakeFirst();
}

/** A key that was right: only `findByInvitationKey` makes one. */
export interface InvitationKey {
  readonly invitation: Invitation;
  /** Absent when it was a code, which somebody has on paper. */
  readonly link: PersonalLink<typeof invitationPurpose> | undefined;
}

/** The invitation that a code or a personal link opens; undefined alike for all that open none. */
export async function findByInvitationKey(db: Db | Tx, districtId: DistrictId, key: string, now: Date): Promise<InvitationKey | undefined> {
  const code = readReceiptCode(key);
  if (code !== undefined) {
    const invitation = await invitationRows(db, districtId).where("code_hash", "=", hashReceiptCode("invitation", code)).executeTakeFirst();
    return invitation && { invitation, link: undefined };
  }
  const link = await findPersonalLink(db, districtId, invitationPurpose, key, now);
  const invitation = link && (await invitationRows(db, districtId).where("id", "=", link.subjectId).where("erased_at", "is", null).executeTakeFirst());
  return invitation && { invitation, link };
}

/** How somebody's own invitation stands, for whoever holds it. With another address it tells nothing of that one. */
export async function ownStanding(db: Db | Tx, districtId: DistrictId, { invitation }: InvitationKey): Promise<Standing> {
  if (invitation.answeredElsewhereAt) return "answered";
  const [own] = withStandings([invitation], { answers: await answersTo(db, districtId, invitation.conferenceId), bounced: new Set() });
  return own?.standing ?? "invited";
}

/** Letters that were made of a conference, drafts too, the oldest first. */
export async function lettersOf(db: Db | Tx, { districtId }: Inviting, conferenceId: string): Promise<ThreadItem[]> {
  return madeFrom(db, districtId, [{ kind: conferenceKindName, id: conferenceId }], ["letter"], "program");
}

/** The letter that invitations go out with: the newest that has been sent. Public. */
export async function sentLetterOf(db: Db | Tx, districtId: DistrictId, conferenceId: string, publicUrl: string): Promise<SentLetter | undefined> {
  const letters = await madeFrom(db, districtId, [{ kind: conferenceKindName, id: conferenceId }], ["letter"], "visitor");
  const last = letters.findLast(({ isPublic }) => isPublic);
  if (!last) return undefined;
  const [words] = await publicTextsOf(db, districtId, [{ kind: "letter", id: last.id }]);
  return { text: words?.text ?? "", href: publicUrl + kindOf("letter").href({ districtId, lang: "da" }, last.id) };
}

/**
 * Those with mail who were invited to a conference that was cancelled before it began, and were told nothing yet. Who signed up
 * hears of it as one of those who are coming. For the job.
 */
export async function invitedInVain(db: Db, now: Date): Promise<{ districtId: DistrictId; conferenceId: string; id: string }[]> {
  return db
    .selectFrom("conference.invitation as i")
    .innerJoin("conference.conference as c", (join) => join.onRef("c.district", "=", "i.district").onRef("c.id", "=", "i.conference_id"))
    .select(["i.district as districtId", "i.conference_id as conferenceId", "i.id"])
    .where("c.cancelled_at", "is not", null)
    .where("c.starts_at", ">", now)
    .where("i.sent_at", "is not", null)
    .where("i.email", "is not", null)
    .where("i.called_off_at", "is", null)
    .where(isUnanswered())
    .orderBy("i.id")
    .limit(500)
    .execute();
}

/**
 * For a query that names the invitation `i`: nothing has been answered to it. Who signed up in another way with the same address has
 * answered too.
 */
export function isUnanswered() {
  const { eb, and, not, exists, selectFrom } = expressionBuilder<Tables & { i: InvitationTable }, "i">();
  const answers = selectFrom("conference.registration as own")
    .select("own.id")
    .whereRef("own.district", "=", "i.district")
    .whereRef("own.conference_id", "=", "i.conference_id")
    .where(({ eb: own, or, fn, ref }) => or([own("own.id", "=", ref("i.registration_id")), own(fn("lower", ["own.email"]), "=", fn("lower", ["i.email"]))]));
  return and([eb("i.declined_at", "is", null), eb("i.answered_elsewhere_at", "is", null), not(exists(answers))]);
}

async function answersTo(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<Answer[]> {
  return db
    .selectFrom("conference.registration")
    .select(["id", "state", "email"])
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .execute();
}

/** Rows of invitations, named as the program names them. */
export function invitationRows(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("conference.invitation")
    .select([
      "id",
      "conference_id as conferenceId",
      "name",
      "organisation",
      "email",
      "phone",
      "address",
      "party_id as partyId",
      "sent_at as sentAt",
      "reminded_at as remindedAt",
      "declined_at as declinedAt",
      "called_off_at as calledOffAt",
      "registration_id as registrationId",
      "answered_elsewhere_at as answeredElsewhereAt",
      "answered_from as answeredFrom",
    ])
    .where("district", "=", districtId);
}
