import { randomBytes } from "node:crypto";
import { askForAnalysis } from "../src/features/dialogue/commands/results.ts";
import type { Channel } from "../src/features/dialogue/rules/answers/channel.ts";
import type { PerspectiveAnswer } from "../src/features/dialogue/rules/perspective.ts";
import "../src/features/dialogue/tables.ts";
import type { Tx } from "../src/platform/db/database.ts";
import { dayOf } from "../src/platform/i18n/dates.ts";
import type { Permit } from "../src/platform/rights/permit.ts";

/** What one invented person has answered. */
export interface Given {
  readonly perspective: PerspectiveAnswer | null;
  /** By the statement's id. */
  readonly values: ReadonlyMap<string, -1 | 0 | 1>;
}

/**
 * Writes the answers of many invented people into a dialogue at once, each a new participant whom no browser knows. The example, tests
 * and measurements use it: real people answer one by one, and those who answered elsewhere are imported.
 * @param channel how they are to have taken part
 */
export async function inventAnswers(
  tx: Tx,
  { districtId: district }: Permit<"dialogue.manage">,
  questionId: string,
  people: readonly Given[],
  now: Date,
  channel: Channel = "web",
): Promise<void> {
  const keyed = people.map((person) => ({ ...person, key: randomBytes(32).toString("base64url") }));
  const rows = keyed.map(({ key, perspective }) => ({
    district, question_id: questionId, key, perspective, joined_on: dayOf(now), channel,
  }));
  // A statement of SQL has room for 65,535 values.
  for (let at = 0; at < rows.length; at += 9_000)
    await tx.insertInto("dialogue.participant").values(rows.slice(at, at + 9_000)).execute();
  const answers = keyed.flatMap(({ key, values }) =>
    [...values].map(([statement, value]) => ({
      district, question_id: questionId, participant_key: key, statement_id: statement, value,
    })),
  );
  for (let at = 0; at < answers.length; at += 10_000)
    await tx.insertInto("dialogue.answer").values(answers.slice(at, at + 10_000)).execute();
  await askForAnalysis(tx, { district, questionId }, now);
}
