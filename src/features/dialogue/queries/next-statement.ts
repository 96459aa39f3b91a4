import { nextStatement } from "../../../opinions/routing.ts";
import type { Db } from "../../../platform/db/database.ts";
import { numberOf } from "../participant.ts";
import type { OwnAnswers, ParticipantRef } from "./answers.ts";
import { resultOf } from "./questions.ts";
import type { Statement } from "./questions.ts";

/** The statement that somebody is asked next, by what is known least and divides most; undefined when all are answered. */
export async function nextFor(
  db: Db,
  who: ParticipantRef,
  { perspective, values }: OwnAnswers,
  statements: readonly Statement[],
): Promise<Statement | undefined> {
  const result = await resultOf(db, who.district, who.questionId);
  const byId = new Map(result?.summary.statements.map((one) => [one.id, one]));
  const last = statements.map(({ id }) => byId.get(id));
  const index = nextStatement({
    stratum: perspective ?? undefined,
    answered: new Set([...statements.keys()].filter((j) => values.has(statements[j]?.id ?? ""))),
    floors: last,
    seen: last.map((one) => (one ? one.agree + one.disagree + one.pass : 0)),
    key: numberOf(who.key),
  });
  return index === undefined ? undefined : statements[index];
}
