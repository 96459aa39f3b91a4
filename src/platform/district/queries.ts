import type { Db, Tx } from "../db/database.ts";
import type { District, DistrictId } from "./district.ts";
import "./tables.ts";

/** The district at this address, or undefined when the installation has none such. */
export async function findDistrict(db: Db | Tx, address: string): Promise<District | undefined> {
  // What cannot be an address is not asked for: PostgreSQL takes no NUL, for one.
  if (!/^[a-z0-9-]{1,60}$/.test(address)) return undefined;
  return districtRows(db)
    .where("id", "=", address as DistrictId)
    .executeTakeFirst();
}

interface Asking {
  /** The question that is on its way. */
  now: Promise<District | undefined>;
  /** The one after it, for those who came meanwhile. */
  next: Promise<District | undefined> | undefined;
}

const askings = new WeakMap<Db, Map<string, Asking>>();

/**
 * As `findDistrict`, with one question for all who ask at the same time. Nobody gets an answer to a question that began
 * before they asked.
 */
export function findDistrictTogether(db: Db, address: string): Promise<District | undefined> {
  const known = askings.get(db) ?? new Map<string, Asking>();
  askings.set(db, known);
  const asking = known.get(address);
  const begin = () => {
    const now = findDistrict(db, address);
    const own: Asking = { now, next: undefined };
    known.set(address, own);
    const end = () => own.next === undefined && known.delete(address);
    now.then(end, end);
    return now;
  };
  if (!asking) return begin();
  asking.next ??= asking.now.then(begin, begin);
  return asking.next;
}

const recentMs = 1_000;
const mostRecent = 1_000;
const recent = new WeakMap<Db | Tx, Map<string, { readonly at: number; readonly district: Promise<District | undefined> }>>();

/** As `findDistrict`, for what is asked for many times a second: it may be as the district was a second ago. */
export function recentDistrict(db: Db | Tx, address: string): Promise<District | undefined> {
  const known = recent.get(db) ?? new Map();
  recent.set(db, known);
  const now = performance.now();
  const last = known.get(address);
  if (last && now - last.at < recentMs) return last.district;
  if (known.size >= mostRecent) known.clear();
  const district = findDistrict(db, address);
  known.set(address, { at: now, district });
  // What could not be read is asked for again.
  district.catch(() => known.delete(address));
  return district;
}

/** All districts of the installation, oldest first. */
export async function listDistricts(db: Db | Tx): Promise<District[]> {
  return districtRows(db).orderBy("created_at").execute();
}

function districtRows(db: Db | Tx) {
  return db
    .selectFrom("platform.district")
    .select([
      "id",
      "name",
      "body_name as bodyName",
      "body_address as bodyAddress",
      "body_email as bodyEmail",
      "ean",
      "outreach_phone as outreachPhone",
      "needle_collector as needleCollector",
      "needle_phone as needlePhone",
      "document_pattern as documentPattern",
      "case_pattern as casePattern",
      "streets",
      "map_credit as mapCredit",
      "is_example as isExample",
      "revision",
    ]);
}
