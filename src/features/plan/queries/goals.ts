import { sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { MeasureStatus } from "../measure.ts";
import "../tables.ts";

export interface Goal {
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly meaning: string;
  readonly position: number;
  readonly createdAt: Date;
  readonly version: number;
}

/** The goals of the plan in their order. Public. */
export async function listGoals(db: Db, districtId: DistrictId): Promise<Goal[]> {
  return goalRows(db, districtId).orderBy("position").orderBy("id").execute();
}

/** One goal. Public. */
export async function findGoal(db: Db, districtId: DistrictId, id: string): Promise<Goal | undefined> {
  return goalRows(db, districtId).where("id", "=", id).executeTakeFirst();
}

function goalRows(db: Db, districtId: DistrictId) {
  return db
    .selectFrom("plan.goal")
    .select(["id", "title", "meaning", "position", "created_at as createdAt", "version"])
    .where("district", "=", districtId);
}

/** A goal with how many of its published measures stand where. */
export interface GoalGlance {
  readonly id: string;
  readonly title: string;
  readonly counts: Readonly<Record<MeasureStatus, number>>;
  /** Day of the newest proof of any of its measures. */
  readonly provenDay: string | null;
}

/** The plan at a glance, for the home page, in one question to the database. Public. */
export async function planAtAGlance(db: Db, districtId: DistrictId): Promise<GoalGlance[]> {
  const rows = await sql<{ id: string; title: string; provenDay: string | null } & Record<MeasureStatus, number>>`
    select g.id, g.title, max(last.day) as "provenDay",
      count(m.id) filter (where coalesce(last.status_after, 'planned') = 'planned')::int as planned,
      count(m.id) filter (where last.status_after = 'started')::int as started,
      count(m.id) filter (where last.status_after = 'done')::int as done,
      count(m.id) filter (where last.status_after = 'stopped')::int as stopped
    from plan.goal g
    left join plan.measure m on m.district = g.district and m.goal_id = g.id and m.published_at is not null
    left join lateral (
      select p.day, p.status_after from plan.proof p
      where p.district = m.district and p.measure_id = m.id order by p.day desc, p.id desc limit 1
    ) last on true
    where g.district = ${districtId}
    group by g.district, g.id
    order by g.position, g.id`.execute(db);
  return rows.rows.map(({ id, title, provenDay, planned, started, done, stopped }) => ({
    id,
    title,
    provenDay,
    counts: { planned, started, done, stopped },
  }));
}
