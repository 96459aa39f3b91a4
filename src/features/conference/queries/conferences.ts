import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { ConferenceLanguage } from "../rules/languages.ts";
import "../tables.ts";

/** A conference without its programme. */
export interface Conference {
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly why: string;
  readonly place: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly organiser: string;
  readonly targetGroup: string;
  /** How many people have room; null while nobody knows. */
  readonly capacity: number | null;
  /** A function, never a person. */
  readonly contactFunction: string;
  readonly contactPhone: string | null;
  readonly contactMail: string | null;
  /** null: from the moment it is published. */
  readonly opensAt: Date | null;
  /** null: nobody has to sign up. */
  readonly closesAt: Date | null;
  /** Only those who are invited can sign up by themselves. */
  readonly byInvitation: boolean;
  readonly languages: readonly ConferenceLanguage[];
  readonly caseNumber: string | null;
  readonly version: number;
  readonly publishedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  /** When its report was published. */
  readonly reportedAt: Date | null;
  readonly createdAt: Date;
}

/** One page of the published conferences of a district, the latest first, and how many there are. Public. */
export async function listConferences(
  db: Db,
  districtId: DistrictId,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ conferences: Conference[]; total: number }> {
  const published = conferenceRows(db, districtId).where("published_at", "is not", null);
  const [conferences, counted] = await Promise.all([
    published.orderBy("starts_at", "desc").orderBy("id").limit(page.limit).offset(page.offset).execute(),
    db
      .selectFrom("conference.conference")
      .select((eb) => eb.fn.countAll<number>().as("total"))
      .where("district", "=", districtId)
      .where("published_at", "is not", null)
      .executeTakeFirstOrThrow(),
  ]);
  return { conferences, total: counted.total };
}

/** The published conferences that have not ended, the next first. Public. */
export async function comingConferences(db: Db, districtId: DistrictId, now: Date): Promise<Conference[]> {
  return conferenceRows(db, districtId)
    .where("published_at", "is not", null)
    .where("cancelled_at", "is", null)
    .where("ends_at", ">", now)
    .orderBy("starts_at")
    .limit(3)
    .execute();
}

/** Published conferences that are not over, also cancelled ones, the next first. Public. */
export async function conferencesAhead(db: Db, districtId: DistrictId, now: Date): Promise<Conference[]> {
  return conferenceRows(db, districtId).where("published_at", "is not", null).where("ends_at", ">", now).orderBy("starts_at").orderBy("id").execute();
}

/** Drafts, which only those see who prepare conferences. */
export async function draftConferences(db: Db, permit: Permit<"conference.prepare">): Promise<Conference[]> {
  return conferenceRows(db, permit.districtId).where("published_at", "is", null).orderBy("starts_at").execute();
}

/** One published conference. Public. */
export async function findPublished(db: Db | Tx, districtId: DistrictId, id: string): Promise<Conference | undefined> {
  return conferenceRows(db, districtId).where("id", "=", id).where("published_at", "is not", null).executeTakeFirst();
}

/** One conference, a draft too. */
export async function findForWork(db: Db | Tx, permit: Permit<"conference.prepare">, id: string): Promise<Conference | undefined> {
  return conferenceRows(db, permit.districtId).where("id", "=", id).executeTakeFirst();
}

/** Conferences of all districts that have ended without their thread having been told. */
export async function heldUntold(db: Db, now: Date): Promise<{ districtId: DistrictId; id: string }[]> {
  return db
    .selectFrom("conference.conference")
    .select(["district as districtId", "id"])
    .where("published_at", "is not", null)
    .where("cancelled_at", "is", null)
    .where("held_told_at", "is", null)
    .where("ends_at", "<=", now)
    .orderBy("ends_at")
    .execute();
}

/** Rows of conferences, named as the program names them. */
export function conferenceRows(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("conference.conference")
    .select([
      "id",
      "title",
      "why",
      "place",
      "starts_at as startsAt",
      "ends_at as endsAt",
      "organiser",
      "target_group as targetGroup",
      "capacity",
      "contact_function as contactFunction",
      "contact_phone as contactPhone",
      "contact_mail as contactMail",
      "registration_opens_at as opensAt",
      "registration_closes_at as closesAt",
      "by_invitation as byInvitation",
      "languages",
      "case_number as caseNumber",
      "version",
      "published_at as publishedAt",
      "cancelled_at as cancelledAt",
      "cancel_reason as cancelReason",
      "reported_at as reportedAt",
      "created_at as createdAt",
    ])
    .where("district", "=", districtId);
}
