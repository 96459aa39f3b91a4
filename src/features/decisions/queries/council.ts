import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { formatDate, formatDay } from "../../../platform/i18n/dates.ts";
import { kindOf } from "../../../thread/kinds.ts";
import { publicTextsOf, threadOf } from "../../../thread/queries.ts";
import { beginning } from "../council-paper.ts";
import type { CouncilWords, NextStep } from "../council-paper.ts";
import type { Decision } from "../decision.ts";
import { texts } from "../texts.ts";
import "../tables.ts";

export interface SavedPaper {
  readonly words: CouncilWords;
  readonly version: number;
}

/** The paper as it was saved last; undefined when it never was. */
export async function findPaper(db: Db | Tx, districtId: DistrictId, decisionId: string): Promise<SavedPaper | undefined> {
  const row = await db
    .selectFrom("decisions.council_paper")
    .select(["proposal", "problem", "solution", "economy", "process", "version"])
    .where("district", "=", districtId)
    .where("decision_id", "=", decisionId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { version, ...words } = row;
  return { words, version };
}

/** What the paper of a public decision begins with. Reads what visitors may read, whoever asks: it leaves the house. */
export async function paperFromThread(db: Db | Tx, districtId: DistrictId, decision: Decision): Promise<CouncilWords> {
  const thread = await threadOf(db, districtId, { kind: "decision", id: decision.id }, "visitor");
  const origins = await publicTextsOf(db, districtId, thread.filter(({ distance }) => distance < 0));
  const next = thread.filter(({ distance, kind, isPublic }) => distance > 0 && isPublic && (kind === "task" || kind === "letter"));
  const dueDays = await dueDaysOf(db, districtId, next.filter(({ kind, status }) => kind === "task" && status === "open").map(({ id }) => id));
  const steps = next.map(({ kind, id, title, status, statusAt }): NextStep => {
    const { label, statuses } = kindOf(kind);
    const dueDay = dueDays.get(id);
    const words = statuses[status]?.words.da ?? "";
    // A day, not how far off it is: the paper is read later.
    const day = dueDay ? texts.da.task.dueOn(formatDay(dueDay, "da")) : formatDate(statusAt, "da");
    return { label: label.da, title, status: `${words}, ${day}` };
  });
  return beginning(decision, origins, steps);
}

async function dueDaysOf(db: Db | Tx, districtId: DistrictId, taskIds: readonly string[]): Promise<Map<string, string>> {
  if (taskIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("decisions.task")
    .select(["id", "due_day as dueDay"])
    .where("district", "=", districtId)
    .where("id", "in", taskIds)
    .execute();
  return new Map(rows.map(({ id, dueDay }) => [id, dueDay]));
}
