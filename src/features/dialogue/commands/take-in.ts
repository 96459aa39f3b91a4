import { randomBytes } from "node:crypto";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { Channel } from "../rules/answers/channel.ts";
import type { PerspectiveAnswer } from "../rules/perspective.ts";
import "../tables.ts";
import { askForAnalysis } from "./results.ts";

/** What one person has answered elsewhere than on our pages. */
export interface Given {
  readonly perspective: PerspectiveAnswer | null;
  /** By the statement's id. */
  readonly values: ReadonlyMap<string, -1 | 0 | 1>;
}

/**
 * Takes in the answers of many people at once, each a new participant whom no browser knows.
 * @param channel how they took part
 */
export async function takeInAnswers(
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
