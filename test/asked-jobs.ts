import { sql } from "kysely";
import type { JobDefinition } from "../src/platform/jobs/jobs.ts";
import type { TestApp } from "./harness.ts";

/**
 * Does what transactions have asked of these jobs, in the order it was asked, and takes it away.
 * @param times how often each is done: twice, as after a crash, unless it matters
 * @returns how much there was to do
 */
export async function doAskedJobs(app: TestApp, jobs: readonly JobDefinition[], times = 2): Promise<number> {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const { rows } = await sql<{ name: string; data: unknown }>`
    with asked as (delete from jobs.job where name in (${sql.join([...byName.keys()])}) returning name, data, created_on)
    select name, data from asked order by created_on`.execute(app.db);
  for (let time = 0; time < times; time += 1) {
    for (const { name, data } of rows) await byName.get(name)?.run({ ...app.deps, now: () => app.now }, data, { number: 1, isLast: true });
  }
  return rows.length;
}
