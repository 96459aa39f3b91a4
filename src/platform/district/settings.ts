import { recordChange } from "../audit/commands.ts";
import type { Tx } from "../db/database.ts";
import { hasNumbers } from "../numbers/numbers.ts";
import type { Permit } from "../rights/permit.ts";
import { Refusal } from "../web/form.ts";
import { countRevision } from "./commands.ts";
import { numberPatterns, numberPrefixOf } from "./number-prefix.ts";
import type { StreetMap } from "./street-map.ts";
import "./tables.ts";

/** What a district tells about itself; empty texts count as nothing. */
export interface DistrictSettings {
  readonly name: string;
  readonly bodyName: string;
  readonly bodyAddress: string;
  readonly bodyEmail: string;
  readonly ean: string;
  readonly outreachPhone: string;
  readonly needleCollector: string;
  readonly needlePhone: string;
  readonly numberPrefix: string;
}

/**
 * Changes what a district tells about itself.
 * @throws Refusal `numberPrefix: prefix_in_use` once the first number has been taken
 */
export async function changeDistrict(
  tx: Tx,
  permit: Permit<"district.manage">,
  settings: DistrictSettings,
): Promise<void> {
  // Whoever takes the first number waits here, or we for them: never two prefixes.
  const before = await tx
    .selectFrom("platform.district")
    .select(["name", "body_name", "body_address", "body_email", "ean", "outreach_phone", "needle_collector", "needle_phone"])
    .select(["document_pattern", "case_pattern"])
    .where("id", "=", permit.districtId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const keeps = settings.numberPrefix === numberPrefixOf({ documentPattern: before.document_pattern });
  if (!keeps && (await hasNumbers(tx, permit.districtId)))
    throw new Refusal({ field: "numberPrefix", code: "prefix_in_use" });
  const after = {
    name: settings.name,
    body_name: settings.bodyName,
    body_address: settings.bodyAddress,
    body_email: settings.bodyEmail || null,
    ean: settings.ean || null,
    outreach_phone: settings.outreachPhone || null,
    needle_collector: settings.needleCollector || null,
    needle_phone: settings.needlePhone || null,
    ...(!keeps && numberPatterns(settings.numberPrefix)),
  };
  const changed = (Object.keys(after) as (keyof typeof before)[]).filter((field) => before[field] !== { ...before, ...after }[field]);
  if (changed.length === 0) return;
  await tx.updateTable("platform.district").set(after).where("id", "=", permit.districtId).execute();
  await recordChange(tx, permit, {
    action: "district.change",
    kind: "district",
    id: permit.districtId,
    before: shown(before, changed),
    after: shown({ ...before, ...after }, changed),
  });
}

type Row = Record<string, string | null>;

/** The changed fields; of mail and phone only whether there is one. */
function shown(row: Row, changed: readonly string[]): Record<string, unknown> {
  const isReach = (field: string) => ["body_email", "outreach_phone", "needle_phone"].includes(field);
  return Object.fromEntries(changed.map((field) => [field, isReach(field) ? row[field] !== null : row[field]]));
}

/** Gives a district the streets of its map, in place of those it had. */
export async function replaceStreets(
  tx: Tx,
  permit: Permit<"district.manage">,
  { streets, points }: Pick<StreetMap, "streets" | "points">,
  credit: string | undefined,
): Promise<void> {
  await tx
    .updateTable("platform.district")
    .set({ streets: JSON.stringify(streets) as never, map_credit: credit ?? null })
    .where("id", "=", permit.districtId)
    .execute();
  await countRevision(tx, permit.districtId);
  await recordChange(tx, permit, {
    action: "district.map",
    kind: "district",
    id: permit.districtId,
    after: { streets: streets.length, points, credit: credit ?? null },
  });
}
