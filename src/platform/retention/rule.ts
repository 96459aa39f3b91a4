import type { Tx } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import type { Bilingual } from "../i18n/lang.ts";
import type { Permit } from "../rights/permit.ts";

/**
 * One kind of data that is kept, told to the people it is about, and how it ends. Features export theirs as
 * `retention` of their `feature.ts`; the privacy page and docs/privacy.md are made of them.
 */
export interface RetentionRule {
  /** Unique in the installation, such as `street.report`; names the certificate in the audit. */
  readonly key: string;
  readonly what: Bilingual;
  readonly why: Bilingual;
  /** Who can see it, and where it lies. */
  readonly where: Bilingual;
  readonly howLong: Bilingual;
  /** Where it lies in the database, as `schema.table`; `schema.*` is every table of a schema. */
  readonly tables: readonly string[];
  /** Erases what has had its time; absent where data stay, or go at once when someone leaves. Harmless to repeat. */
  readonly erase?: (tx: Tx, tools: ErasingTools) => Promise<readonly Erased[]>;
}

/** What a rule may use besides the transaction that also holds its certificates. */
export interface RetentionTools {
  readonly now: Date;
}

/** The same, with the permit of the night's work, for a rule that also changes how an item stands and says so in the audit. */
export interface ErasingTools extends RetentionTools {
  permitIn(districtId: DistrictId): Permit<"retention.erase">;
}

/** How much was erased of a district; null for what belongs to the installation as a whole. */
export interface Erased {
  readonly districtId: DistrictId | null;
  readonly count: number;
}

/** Counts erased rows by their district. */
export function countByDistrict(rows: readonly { readonly district: DistrictId }[]): Erased[] {
  const counts = new Map<DistrictId, number>();
  for (const { district } of rows) counts.set(district, (counts.get(district) ?? 0) + 1);
  return [...counts].map(([districtId, count]) => ({ districtId, count }));
}

/** A moment so many days before another. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 24 * 60 * 60 * 1000);
}
