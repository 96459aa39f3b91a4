import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { addDays, dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { daysBefore } from "../../../platform/retention/rule.ts";
import type { answerPurpose } from "../link-purposes.ts";
import { isReminderDue, remindDaysBefore } from "../poll.ts";
import type { PollStatus } from "../poll.ts";
import "../tables.ts";

/** Whoever reads a poll: a member it asks, a coordinator, or the holder of a personal link. */
export type ReadingPermit = Permit<"polls.read"> | Permit<"polls.manage"> | Permit<typeof answerPurpose>;

export interface Poll {
  readonly id: string;
  readonly title: string;
  readonly seriesId: string | null;
  readonly place: string;
  /** A calendar day; one answers until it ends. */
  readonly deadline: string;
  readonly status: PollStatus;
  readonly version: number;
  readonly createdAt: Date;
  readonly openedAt: Date | null;
  readonly remindedAt: Date | null;
  readonly cancelledBecause: string;
  readonly chosenTime: string | null;
  readonly meetingId: string | null;
  /** The earliest first. */
  readonly times: readonly PollTime[];
}

export interface PollTime {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
}

/** One poll with its times; undefined when the district has none such. */
export async function findPoll(db: Db | Tx, permit: ReadingPermit, id: string): Promise<Poll | undefined> {
  const row = await pollRows(db, permit.districtId).where("id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  const times = await db
    .selectFrom("polls.time")
    .select(["id", "starts_at as startsAt", "ends_at as endsAt", "place"])
    .where("district", "=", permit.districtId)
    .where("poll_id", "=", id)
    .orderBy("starts_at")
    .orderBy("ends_at")
    .orderBy("id")
    .execute();
  return { ...row, times };
}

/** How long a poll that has ended stands among the others. */
const shownDays = 30;

/** Polls at work, the nearest deadline first: those prepared or open, and those that ended lately. */
export async function pollsToManage(db: Db, permit: Permit<string>, now: Date): Promise<Omit<Poll, "times">[]> {
  return pollRows(db, permit.districtId)
    .where((eb) => eb.or([eb("status", "in", ["draft", "open"]), eb("status_at", ">", daysBefore(now, shownDays))]))
    .orderBy("deadline")
    .orderBy("id")
    .execute();
}

/** Open polls that ask a member, and those with a time chosen lately, the nearest deadline first. */
export async function pollsAsking(
  db: Db,
  permit: Permit<string>,
  memberId: string,
  now: Date,
): Promise<(Omit<Poll, "times"> & { readonly hasAnswered: boolean })[]> {
  const asked = await db
    .selectFrom("polls.invitee")
    .select(["poll_id as pollId", "answered_at as answeredAt"])
    .where("district", "=", permit.districtId)
    .where("member_id", "=", memberId)
    .execute();
  if (asked.length === 0) return [];
  const answered = new Map(asked.map(({ pollId, answeredAt }) => [pollId, answeredAt !== null]));
  const rows = await pollRows(db, permit.districtId)
    .where("id", "in", [...answered.keys()])
    .where((eb) =>
      eb.or([
        eb("status", "=", "open"),
        eb.and([eb("status", "=", "chosen"), eb("status_at", ">", daysBefore(now, shownDays))]),
      ]),
    )
    .orderBy("deadline")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, hasAnswered: answered.get(row.id) === true }));
}

/** Polls of all districts in which it is time to remind, for the program. */
export async function pollsToRemind(db: Db, now: Date): Promise<{ districtId: DistrictId; pollId: string }[]> {
  const today = dayOf(now);
  const rows = await db
    .selectFrom("polls.poll")
    .select(["district", "id", "status", "deadline", "opened_at as openedAt", "reminded_at as remindedAt"])
    .where("status", "=", "open")
    .where("reminded_at", "is", null)
    .where("deadline", ">=", today)
    .where("deadline", "<=", addDays(today, remindDaysBefore))
    .orderBy("deadline")
    .execute();
  return rows.filter((row) => isReminderDue(row, now)).map(({ district, id }) => ({ districtId: district, pollId: id }));
}

function pollRows(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("polls.poll")
    .select([
      "id",
      "title",
      "series_id as seriesId",
      "place",
      "deadline",
      "status",
      "version",
      "created_at as createdAt",
      "opened_at as openedAt",
      "reminded_at as remindedAt",
      "cancelled_because as cancelledBecause",
      "chosen_time as chosenTime",
      "meeting_id as meetingId",
    ])
    .where("district", "=", districtId);
}
