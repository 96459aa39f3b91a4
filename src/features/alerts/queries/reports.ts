import { listParties, partiesOfMembers, partyNames } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { listMembers } from "../../../platform/identity/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { may } from "../../../platform/rights/roles.ts";
import type { AlertKind, AlertStatus, AlertWords } from "../alert.ts";
import type { Grading } from "../grading.ts";
import { policy } from "../policy.ts";
import { storedWordsSchema } from "../schema.ts";
import type { gradePurpose } from "../link-purposes.ts";
import "../tables.ts";

/** Whoever may grade; a link lets its holder grade one report. */
export type GradePermit = Permit<"alerts.grade"> | Permit<typeof gradePurpose>;

/** What somebody reported, with all that those who grade may know. */
export interface Report {
  readonly id: string;
  readonly kind: AlertKind;
  readonly status: AlertStatus;
  readonly partyId: string;
  readonly partyName: string;
  readonly reportedBy: string | null;
  readonly assisted: boolean;
  readonly reportedAt: Date;
  readonly seenDay: string;
  readonly words: AlertWords;
  readonly days: number;
  readonly version: number;
  readonly publishedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly refusal: string;
  readonly askedAt: Date;
  readonly expiryToldAt: Date | null;
}

/** A grading, with whose word it is and who entered it. */
export interface GivenGrading extends Grading {
  readonly grader: string | null;
  readonly enteredBy: string | null;
}

/** All reports of a district, those that have waited longest first. */
export async function listReports(db: Db | Tx, { districtId }: Permit<string>): Promise<Report[]> {
  return named(db, districtId, await rows(db, districtId).orderBy("reported_at").execute());
}

/** One report. */
export async function findReport(db: Db | Tx, { districtId }: Permit<string>, id: string): Promise<Report | undefined> {
  const [report] = await named(db, districtId, await rows(db, districtId).where("id", "=", id).execute());
  return report;
}

/** What has been said of a report, in the order in which it came. */
export async function gradingsOf(db: Db | Tx, { districtId }: Permit<string>, alertId: string): Promise<GivenGrading[]> {
  return db
    .selectFrom("alerts.grading")
    .select(["grader", "entered_by as enteredBy", "credibility", "severity", "publish", "own_party as ownParty"])
    .where("district", "=", districtId)
    .where("alert_id", "=", alertId)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

/** How many have graded each report that waits. */
export async function countGradings(db: Db | Tx, { districtId }: Permit<string>): Promise<ReadonlyMap<string, number>> {
  const counts = await db
    .selectFrom("alerts.grading")
    .select((eb) => ["alert_id as id", eb.fn.countAll<number>().as("count")])
    .where("district", "=", districtId)
    .groupBy("alert_id")
    .execute();
  return new Map(counts.map(({ id, count }) => [id, Number(count)]));
}

/** The members who may grade. */
export async function listGraders(db: Db | Tx, permit: Permit<string>): Promise<Member[]> {
  return (await listMembers(db, permit)).filter(({ roles }) => may(policy["alerts.grade"], roles));
}

/** The parties somebody may report for: those they speak for today; all, for a coordinator who enters it for somebody. */
export async function reportableParties(db: Db | Tx, { districtId, actor }: Permit<"alerts.report">, now: Date): Promise<{ id: string; name: string }[]> {
  if (actor.kind === "system") return listParties(db, districtId);
  if (actor.kind !== "member") return [];
  if (may(policy["alerts.assist"], actor.roles)) return listParties(db, districtId);
  const spoken = await partiesOfMembers(db, districtId, [actor.memberId], dayOf(now));
  return [...new Map(spoken.map(({ partyId, partyName }) => [partyId, { id: partyId, name: partyName }])).values()];
}

/** Whether somebody speaks for a party today. */
export async function speaksFor(db: Db | Tx, { districtId }: Permit<string>, memberId: string | null, partyId: string, now: Date): Promise<boolean> {
  if (memberId === null) return false;
  return (await partiesOfMembers(db, districtId, [memberId], dayOf(now))).some((one) => one.partyId === partyId);
}

async function named(db: Db | Tx, districtId: Permit<string>["districtId"], found: Awaited<ReturnType<ReturnType<typeof rows>["execute"]>>): Promise<Report[]> {
  const names = await partyNames(db, districtId, [...new Set(found.map(({ partyId }) => partyId))]);
  return found.map(({ words, ...row }) => ({ ...row, words: storedWordsSchema.parse(words), partyName: names.get(row.partyId) ?? "" }));
}

function rows(db: Db | Tx, districtId: Permit<string>["districtId"]) {
  return db
    .selectFrom("alerts.alert")
    .select(["id", "kind", "status", "party_id as partyId", "reported_by as reportedBy", "assisted", "reported_at as reportedAt", "seen_day as seenDay"])
    .select(["words", "days", "version", "published_at as publishedAt", "expires_at as expiresAt", "refusal", "asked_at as askedAt", "expiry_told_at as expiryToldAt"])
    .where("district", "=", districtId);
}
