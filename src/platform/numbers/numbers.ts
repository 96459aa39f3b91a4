import type { Db, Tx } from "../db/database.ts";
import type { District, DistrictId } from "../district/district.ts";

declare module "../db/database.ts" {
  interface Tables {
    "platform.counter": { district: DistrictId; series: string; year: number; value: number };
  }
}

/**
 * The next number of a series in a year, such as `VSF-2026-0001`. The counter row stays locked until the caller's
 * transaction ends, so that numbers follow one another and none is lost when a transaction fails.
 */
export async function nextNumber(
  tx: Tx,
  district: Pick<District, "id">,
  series: "document" | "case",
  year: number,
): Promise<string> {
  const row = await tx
    .insertInto("platform.counter")
    .values({ district: district.id, series, year, value: 1 })
    .onConflict((conflict) =>
      conflict.columns(["district", "series", "year"]).doUpdateSet((eb) => ({
        value: eb("platform.counter.value", "+", 1),
      })),
    )
    .returning("value")
    .executeTakeFirstOrThrow();
  // Read after the counter is locked: until then the pattern may still change.
  const pattern = await tx
    .selectFrom("platform.district")
    .select(series === "document" ? "document_pattern as text" : "case_pattern as text")
    .where("id", "=", district.id)
    .executeTakeFirstOrThrow();
  return fillPattern(pattern.text, year, row.value);
}

/** Whether a district has taken its first number, after which all must go on alike. */
export async function hasNumbers(db: Db | Tx, districtId: DistrictId): Promise<boolean> {
  const row = await db
    .selectFrom("platform.counter")
    .select("series")
    .where("district", "=", districtId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Fills `{year}` and `{number}` (at least four digits) into a pattern. */
export function fillPattern(pattern: string, year: number, number: number): string {
  return pattern.replace("{year}", String(year)).replace("{number}", String(number).padStart(4, "0"));
}
