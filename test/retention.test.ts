import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { retentionRules } from "../src/features/all.ts";
import { allJobs } from "../src/jobs.ts";
import { recordChange } from "../src/platform/audit/commands.ts";
import { auditPayloadKeptDays } from "../src/platform/audit/retention.ts";
import { verifyAudit } from "../src/platform/audit/verify.ts";
import { projectRoot } from "../src/platform/project-root.ts";
import { erasedAction, retentionJob } from "../src/platform/retention/job.ts";
import type { RetentionRule } from "../src/platform/retention/rule.ts";
import { privacyPage } from "../src/privacy-page.ts";
import { testApp } from "./harness.ts";
import type { TestApp } from "./harness.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const once = { number: 1, isLast: false };
const words = { da: "x", en: "x" };
const rule = (key: string, erase: RetentionRule["erase"]): RetentionRule => ({
  key, what: words, why: words, where: words, howLong: words, tables: [], ...(erase && { erase }),
});
const run = (...rules: RetentionRule[]) => retentionJob(rules).run({ ...t.deps, now: () => t.now }, null, once);

const certificates = () =>
  t.db
    .selectFrom("platform.audit_event")
    .select(["district", "actor_kind", "actor_id", "item_kind", "item_id", "after"])
    .where("action", "=", erasedAction)
    .orderBy("id")
    .execute();

test("every table of the database stands in a rule, and every rule names tables that are there", async () => {
  const { rows } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`.execute(t.db);
  const tables = rows.map(({ name }) => name);
  const covers = (pattern: string, table: string) =>
    pattern.endsWith(".*") ? table.startsWith(pattern.slice(0, -1)) : table === pattern;
  const named = retentionRules.flatMap((one) => one.tables);
  expect(tables.filter((table) => !named.some((pattern) => covers(pattern, table)))).toEqual([]);
  expect(named.filter((pattern) => !tables.some((table) => covers(pattern, table)))).toEqual([]);
});

test("docs/privacy.md says what the code says", () => {
  expect(readFileSync(join(projectRoot, "docs/privacy.md"), "utf8").trim()).toBe(privacyPage().trim());
});

test("one job runs them", () => {
  expect(allJobs(undefined).filter(({ name }) => name === "retention")).toHaveLength(1);
});

describe("what is erased leaves a certificate", () => {
  test("in its district, with rule and count and nothing else", async () => {
    await run(rule("x.some", async () => [{ districtId: t.district.id, count: 3 }, { districtId: t.elsewhere.id, count: 0 }]));
    expect(await certificates()).toEqual([
      { district: t.district.id, actor_kind: "system", actor_id: "retention", item_kind: "retention", item_id: "x.some", after: { count: 3 } },
    ]);
  });

  test("in every district, when it was the installation's; none, when nothing was erased", async () => {
    const before = (await certificates()).length;
    await run(rule("x.all", async () => [{ districtId: null, count: 2 }]), rule("x.none", async () => []));
    const added = (await certificates()).slice(before);
    expect(added.map(({ district, item_id }) => [district, item_id])).toEqual([
      [t.district.id, "x.all"],
      [t.elsewhere.id, "x.all"],
    ]);
  });

  test("a rule that fails leaves neither erasure nor certificate, and the next one runs", async () => {
    const before = (await certificates()).length;
    const failing = rule("x.failing", async (tx) => {
      await tx.updateTable("platform.district").set({ body_name: "Væk" }).execute();
      throw new Error("no");
    });
    await expect(run(failing, rule("x.after", async () => [{ districtId: t.district.id, count: 1 }]))).rejects.toThrow("no");
    expect((await certificates()).slice(before).map(({ item_id }) => item_id)).toEqual(["x.after"]);
    const names = await t.db.selectFrom("platform.district").select("body_name").execute();
    expect(names.map((row) => row.body_name)).not.toContain("Væk");
  });
});

test("five years after an event the audit no longer says who it was and what it said, and can still be verified", async () => {
  const permit = t.permit("x.do");
  await t.db.transaction().execute((tx) => recordChange(tx, permit, { action: "x.do", kind: "x", id: "1", after: { words: "hemmeligt" } }));
  const real = Date.now();
  const later = (days: number) => () => new Date(real + days * 24 * 60 * 60 * 1000);
  const job = retentionJob(retentionRules);
  const row = () =>
    t.db.selectFrom("platform.audit_event").select(["actor_id", "after", "action"]).where("action", "=", "x.do").executeTakeFirst();
  await job.run({ ...t.deps, now: later(auditPayloadKeptDays - 1) }, null, once);
  expect(await row()).toEqual({ actor_id: "test", after: { words: "hemmeligt" }, action: "x.do" });
  await job.run({ ...t.deps, now: later(auditPayloadKeptDays + 1) }, null, once);
  expect(await row()).toEqual({ actor_id: null, after: null, action: "x.do" });
  for (const { fault } of await verifyAudit(t.db, t.now)) expect(fault).toBeUndefined();
});
