import type { Db, Tx } from "../../../platform/db/database.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { membersById } from "../../../platform/identity/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { Choice, Voter } from "../ranking.ts";
import "../tables.ts";
import type { ReadingPermit } from "./polls.ts";

/** Somebody who is asked, and what they have answered. */
export interface Asked extends Voter {
  readonly member: Member;
  readonly mailedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly note: string;
  readonly assisted: boolean;
}

/** Everyone a poll asks who still is a member, in Danish order of their names, with their answers. */
export async function listAsked(db: Db | Tx, permit: Permit<"polls.manage">, pollId: string): Promise<Asked[]> {
  const rows = await inviteeRows(db, permit, pollId).execute();
  const answers = await answersTo(db, permit, pollId);
  const byMember = new Map(rows.map((row) => [row.memberId, row]));
  return (await membersById(db, permit, [...byMember.keys()])).flatMap((member) => {
    const row = byMember.get(member.id);
    if (!row) return [];
    const { memberId: id, ...asked } = row;
    return [{ ...asked, id, member, answers: answers.get(id) ?? new Map<string, Choice>() }];
  });
}

/** The same as numbers can be made of, without anything that tells who they are: for everyone who is asked. */
export async function listVoters(db: Db | Tx, permit: ReadingPermit, pollId: string): Promise<Voter[]> {
  const rows = await inviteeRows(db, permit, pollId).execute();
  const answers = await answersTo(db, permit, pollId);
  const here = new Set((await membersById(db, permit, rows.map(({ memberId }) => memberId))).map(({ id }) => id));
  return rows
    .filter(({ memberId }) => here.has(memberId))
    .map(({ memberId: id, mustBeThere }) => ({ id, mustBeThere, answers: answers.get(id) ?? new Map<string, Choice>() }));
}

/** One member's own answers; undefined when the poll does not ask them. */
export interface OwnAnswers {
  readonly answeredAt: Date | null;
  readonly note: string;
  readonly answers: ReadonlyMap<string, Choice>;
}

/** What one member has answered so far; undefined when the poll does not ask them. */
export async function findOwnAnswers(
  db: Db | Tx,
  permit: ReadingPermit,
  pollId: string,
  memberId: string,
): Promise<OwnAnswers | undefined> {
  const row = await inviteeRows(db, permit, pollId).where("member_id", "=", memberId).executeTakeFirst();
  if (!row) return undefined;
  const answers = (await answersTo(db, permit, pollId)).get(memberId) ?? new Map<string, Choice>();
  return { answeredAt: row.answeredAt, note: row.note, answers };
}

function inviteeRows(db: Db | Tx, permit: Permit<string>, pollId: string) {
  return db
    .selectFrom("polls.invitee")
    .select([
      "member_id as memberId",
      "must_be_there as mustBeThere",
      "mailed_at as mailedAt",
      "answered_at as answeredAt",
      "note",
      "assisted",
    ])
    .where("district", "=", permit.districtId)
    .where("poll_id", "=", pollId);
}

async function answersTo(db: Db | Tx, permit: Permit<string>, pollId: string): Promise<Map<string, Map<string, Choice>>> {
  const rows = await db
    .selectFrom("polls.answer")
    .select(["member_id as memberId", "time_id as timeId", "choice"])
    .where("district", "=", permit.districtId)
    .where("poll_id", "=", pollId)
    .execute();
  const byMember = new Map<string, Map<string, Choice>>();
  for (const { memberId, timeId, choice } of rows) {
    const own = byMember.get(memberId) ?? new Map<string, Choice>();
    byMember.set(memberId, own.set(timeId, choice));
  }
  return byMember;
}
