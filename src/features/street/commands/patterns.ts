import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { linkItems, recordItem, unlinkItems } from "../../../thread/commands.ts";
import { madeFrom, originsOf } from "../../../thread/queries.ts";
import type { PatternStatus } from "../pattern.ts";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { tellReporter } from "./news.ts";
import "../tables.ts";

/** Makes a pattern that holds nothing yet; the thread ties observations to it. @returns its id */
export async function createPattern(
  tx: Tx,
  permit: Permit<string>,
  title: string,
  now: Date,
): Promise<{ id: string }> {
  await refusePersonPhones(tx, permit.districtId, { title });
  const row: PatternRow = {
    id: uuidv7(),
    title,
    created_at: now,
    status: "open",
    status_at: now,
    public_line: null,
    published_at: null,
    version: 1,
  };
  await tx
    .insertInto("street.pattern")
    .values({ ...row, district: permit.districtId })
    .execute();
  await record(tx, permit, row);
  await recordChange(tx, permit, { action: "street.join", kind: "pattern", id: row.id, after: { title } });
  return { id: row.id };
}

/** Observations to join: into a new pattern with a title, or into one that is open. */
export interface Joining {
  readonly observationIds: readonly string[];
  readonly title?: string | undefined;
  readonly patternId?: string | undefined;
}

/**
 * Joins observations into a pattern.
 * @returns the id of the pattern
 * @throws Refusal `observation: choose_observations | in_other_pattern`, `pattern: invalid_choice | pattern_closed`, `title: person_phone`
 */
export async function joinInPattern(
  tx: Tx,
  permit: Permit<"street.triage">,
  { observationIds, title = "", patternId }: Joining,
  now: Date,
): Promise<string> {
  const observations = await tx
    .selectFrom("street.observation")
    .select("id")
    .where("district", "=", permit.districtId)
    .where("id", "in", [...new Set(observationIds)])
    .orderBy("id")
    // Held, so that two who join the same one at once do not put it into two patterns.
    .forUpdate()
    .execute();
  if (observations.length === 0) throw new Refusal({ field: "observation", code: "choose_observations" });
  await refuseInOtherPattern(tx, permit, observations, patternId);
  const existing = patternId === undefined ? undefined : await lockOpenPattern(tx, permit, patternId);
  const id = existing?.id ?? (await createPattern(tx, permit, title, now)).id;
  for (const observation of observations) {
    await linkItems(
      tx,
      permit.districtId,
      { kind: "observation", id: observation.id },
      { kind: "pattern", id },
    );
    if (existing?.published_at)
      await tellReporter(tx, permit.districtId, observation.id, {
        kind: "pattern",
        id,
        status: existing.status,
      });
  }
  await recordChange(tx, permit, {
    action: "street.join",
    kind: "pattern",
    id,
    after: { observations: observations.map((observation) => observation.id) },
  });
  return id;
}

/**
 * Makes sure that observations are in no pattern, but perhaps in this one: who joins them has not seen that.
 * @throws Refusal `observation: in_other_pattern`
 */
export async function refuseInOtherPattern(
  tx: Tx,
  permit: Permit<string>,
  observations: readonly { readonly id: string }[],
  patternId?: string,
): Promise<void> {
  const refs = observations.map(({ id }) => ({ kind: "observation", id }));
  const patterns = await madeFrom(tx, permit.districtId, refs, ["pattern"], "program");
  if (patterns.some(({ id }) => id !== patternId)) throw new Refusal({ field: "observation", code: "in_other_pattern" });
}

/**
 * Takes an observation out of a pattern it does not belong to. One that is not in it stays as it is.
 * @returns false when there is no such pattern
 */
export async function takeOutOfPattern(
  tx: Tx,
  permit: Permit<"street.triage">,
  id: string,
  observationId: string,
): Promise<boolean> {
  if (!(await lockPattern(tx, permit, id))) return false;
  const pattern = { kind: "pattern", id };
  const origins = await originsOf(tx, permit.districtId, [pattern], "program");
  const observation = origins.find((origin) => origin.kind === "observation" && origin.id === observationId);
  if (!observation) return true;
  await unlinkItems(tx, permit.districtId, observation, pattern);
  await recordChange(tx, permit, { action: "street.take_out", ...pattern, before: { observations: [observationId] } });
  return true;
}

async function lockOpenPattern(tx: Tx, permit: Permit<"street.triage">, id: string): Promise<PatternRow> {
  const pattern = await lockPattern(tx, permit, id);
  if (!pattern) throw new Refusal({ field: "pattern", code: "invalid_choice" });
  if (pattern.status !== "open") throw new Refusal({ field: "pattern", code: "pattern_closed" });
  return pattern;
}

/** What everyone may read of a pattern, in a coordinator's words. */
export interface PatternWords {
  readonly title: string;
  readonly publicLine: string;
  /** Of the pattern that was read before writing; absent where nobody has read it, as in the example. */
  readonly version?: number;
}

/**
 * Publishes a pattern with a title and a line in a coordinator's words, or corrects them.
 * @returns false when there is no such pattern
 * @throws Refusal `title | publicLine: person_phone`, `"": changed_meanwhile`
 */
export async function publishPattern(
  tx: Tx,
  permit: Permit<"street.triage">,
  id: string,
  { title, publicLine, version }: PatternWords,
  now: Date,
): Promise<boolean> {
  await refusePersonPhones(tx, permit.districtId, { title, publicLine });
  const before = await lockPattern(tx, permit, id);
  if (!before) return false;
  if (version !== undefined && version !== before.version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  const words = { title, public_line: publicLine, published_at: before.published_at ?? now };
  await updatePattern(tx, permit, before, { ...words, version: before.version + 1 });
  await recordChange(tx, permit, {
    action: "street.publish",
    kind: "pattern",
    id,
    before: { title: before.title, publicLine: before.public_line },
    after: { title, publicLine },
  });
  return true;
}

/** Opens or closes a pattern. @returns false when there is no such pattern */
export async function setPatternStatus(
  tx: Tx,
  permit: Permit<"street.triage">,
  id: string,
  status: PatternStatus,
  now: Date,
): Promise<boolean> {
  const before = await lockPattern(tx, permit, id);
  if (!before) return false;
  if (before.status === status) return true;
  await updatePattern(tx, permit, before, { status, status_at: now });
  await recordChange(tx, permit, {
    action: "street.triage",
    kind: "pattern",
    id,
    before: { status: before.status },
    after: { status },
  });
  return true;
}

interface PatternRow {
  readonly id: string;
  readonly title: string;
  readonly created_at: Date;
  readonly status: PatternStatus;
  readonly status_at: Date;
  readonly public_line: string | null;
  readonly published_at: Date | null;
  readonly version: number;
}

async function lockPattern(tx: Tx, permit: Permit<string>, id: string): Promise<PatternRow | undefined> {
  return tx
    .selectFrom("street.pattern")
    .select(["id", "title", "created_at", "status", "status_at", "public_line", "published_at", "version"])
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

async function updatePattern(
  tx: Tx,
  permit: Permit<string>,
  before: PatternRow,
  change: Partial<PatternRow>,
): Promise<void> {
  await tx
    .updateTable("street.pattern")
    .set(change)
    .where("district", "=", permit.districtId)
    .where("id", "=", before.id)
    .execute();
  await record(tx, permit, { ...before, ...change });
}

async function record(tx: Tx, permit: Permit<string>, row: PatternRow): Promise<void> {
  await recordItem(tx, permit.districtId, {
    kind: "pattern",
    id: row.id,
    at: row.created_at,
    status: row.status,
    statusAt: row.status_at,
    title: row.title,
    text: row.public_line ?? "",
    publicTitle: row.public_line === null ? null : row.title,
    publicText: row.public_line ?? "",
  });
}
