import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { StatusAt } from "../../../thread/kinds.ts";
import { isCurrent, overSince } from "../alert.ts";
import type { PublicAlert } from "../alert.ts";
import { storedWordsSchema } from "../schema.ts";
import "../tables.ts";

/** The alerts that warn at a moment, the newest first. Public. */
export async function currentAlerts(db: Db | Tx, districtId: DistrictId, now: Date): Promise<PublicAlert[]> {
  return read(await publicRows(db, districtId).where("status", "=", "published").where("expires_at", ">", now).execute());
}

/** Alerts that warn no longer, the newest first. Public. */
export async function pastAlerts(db: Db | Tx, districtId: DistrictId, now: Date, most: number): Promise<PublicAlert[]> {
  const over = publicRows(db, districtId).where((eb) => eb.or([eb("status", "=", "closed"), eb("expires_at", "<=", now)]));
  return read(await over.limit(most).execute());
}

/** One alert that is or was out. Public. */
export async function findPublicAlert(db: Db | Tx, districtId: DistrictId, id: string): Promise<PublicAlert | undefined> {
  const [alert] = read(await publicRows(db, districtId).where("id", "=", id).execute());
  return alert;
}

/** Whether some alerts warn at a moment or have ended, by their ids, and since when. Public. */
export async function standingAt(db: Db | Tx, districtId: DistrictId, ids: readonly string[], now: Date): Promise<ReadonlyMap<string, StatusAt>> {
  const alerts = read(await publicRows(db, districtId).where("id", "in", [...ids]).execute());
  return new Map(
    alerts.map((alert) => {
      if (isCurrent(alert, now)) return [alert.id, { status: "holds", statusAt: alert.changedAt }];
      return [alert.id, { status: alert.isClosed ? "closed" : "expired", statusAt: overSince(alert), isUntold: alert.learnt === "" }];
    }),
  );
}

/** What was new in one wording of an alert; nothing in the first. */
export interface Edition {
  readonly number: number;
  readonly at: Date;
  readonly changed: string;
}

/** The wordings of an alert, the newest first. Public, like the alert. */
export async function editionsOf(db: Db | Tx, districtId: DistrictId, alertId: string): Promise<Edition[]> {
  return db
    .selectFrom("alerts.edition")
    .select(["number", "at", "changed"])
    .where("district", "=", districtId)
    .where("alert_id", "=", alertId)
    .orderBy("number", "desc")
    .execute();
}

/** Only what everyone may know: who reported it is not even read. */
function publicRows(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("alerts.alert")
    .select(["id", "kind", "status", "words", "seen_day as seenDay", "credibility", "learnt"])
    .select(["published_at as publishedAt", "changed_at as changedAt", "expires_at as expiresAt", "ended_at as endedAt"])
    .where("district", "=", districtId)
    .where("status", "in", ["published", "closed"])
    .orderBy("published_at", "desc")
    .orderBy("id");
}

function read(rows: Awaited<ReturnType<ReturnType<typeof publicRows>["execute"]>>): PublicAlert[] {
  return rows.flatMap(({ status, words, credibility, publishedAt, changedAt, expiresAt, ...row }) =>
    // What is out has all of them: the table says so.
    credibility && publishedAt && changedAt && expiresAt
      ? [{ ...row, credibility, publishedAt, changedAt, expiresAt, isClosed: status === "closed", words: storedWordsSchema.parse(words) }]
      : [],
  );
}
