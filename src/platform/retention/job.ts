import { recordChange } from "../audit/commands.ts";
import type { Db, Tx } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import { listDistricts } from "../district/queries.ts";
import type { JobDefinition } from "../jobs/jobs.ts";
import { oneByOne } from "../jobs/one-by-one.ts";
import { grant } from "../rights/permit.ts";
import type { Erased, RetentionRule, RetentionTools } from "./rule.ts";

/** The action of every deletion certificate. */
export const erasedAction = "retention.erase";

/** Runs every rule once a night. A rule that fails does not hold up the others; the job is then tried again. */
export function retentionJob(rules: readonly RetentionRule[]): JobDefinition {
  return {
    name: "retention",
    label: { da: "Sletter det, der er gemt længe nok", en: "Erases what has been kept long enough" },
    schedule: "10 3 * * *",
    run: async ({ db, log, now }) => {
      await oneByOne(rules, async (rule) => {
        const count = await runRule(db, rule, { now: now() });
        if (count > 0) log.info({ rule: rule.key, count }, "data were erased in time");
      });
    },
  };
}

/**
 * Runs one rule; what it erased and the certificates of it are one transaction.
 * @returns how much was erased, in all districts
 */
export async function runRule(db: Db, rule: RetentionRule, tools: RetentionTools): Promise<number> {
  const { erase } = rule;
  if (!erase) return 0;
  return db.transaction().execute(async (tx) => {
    const erased = (await erase(tx, { ...tools, permitIn })).filter(({ count }) => count > 0);
    for (const one of erased) await certify(tx, rule.key, one);
    return erased.reduce((sum, { count }) => sum + count, 0);
  });
}

/** What belongs to the installation as a whole is told to every district. */
async function certify(tx: Tx, key: string, { districtId, count }: Erased): Promise<void> {
  const districts = districtId === null ? (await listDistricts(tx)).map(({ id }) => id) : [districtId];
  for (const id of districts) await writeCertificate(tx, id, key, count);
}

async function writeCertificate(tx: Tx, districtId: DistrictId, key: string, count: number): Promise<void> {
  await recordChange(tx, permitIn(districtId), { action: erasedAction, kind: "retention", id: key, after: { count } });
}

function permitIn(districtId: DistrictId) {
  return grant(districtId, { kind: "system", name: "retention" }, erasedAction);
}
