import { nextStatement } from "../../../opinions/routing.ts";
import type { Db } from "../../../platform/db/database.ts";
import { numberOf } from "../rules/answers/participant.ts";
import type { StatementSummary } from "../rules/result/summary.ts";
import type { Answering } from "./answering.ts";
import type { ParticipantRef } from "./answers.ts";
import { resultOf, statementsOf } from "./questions.ts";
import type { Statement } from "./questions.ts";

/**
 * The statement that somebody is asked next, by what is known least and divides most; undefined when all are answered.
 * What the last result says, and the texts, are kept in the process: neither changes before there is a new result or a new
 * statement.
 */
export async function nextFor(db: Db, who: ParticipantRef, { own, statements, analysedAt }: Answering): Promise<Statement | undefined> {
  const known = await knownOf(db, who, analysedAt);
  const last = statements.map(({ id }) => known.results.get(id));
  const index = nextStatement({
    stratum: own.perspective ?? undefined,
    answered: new Set([...statements.keys()].filter((j) => own.values.has(statements[j]?.id ?? ""))),
    floors: last,
    seen: last.map((one) => (one ? one.agree + one.disagree + one.pass : 0)),
    key: numberOf(who.key),
  });
  const next = index === undefined ? undefined : statements[index];
  if (!next) return undefined;
  const text = known.texts.get(next.id) ?? (await withNewTexts(db, who, known)).get(next.id);
  return text === undefined ? undefined : { ...next, text };
}

/** What is known of a question since its last result. */
interface Known {
  readonly results: ReadonlyMap<string, StatementSummary>;
  texts: ReadonlyMap<string, string>;
}

/** So many questions are answered at a time in one process, and not many more. */
const mostKnown = 100;
const knownBy = new WeakMap<Db, Map<string, Promise<Known>>>();

function knownOf(db: Db, who: ParticipantRef, analysedAt: Date | null): Promise<Known> {
  const all = knownBy.get(db) ?? new Map<string, Promise<Known>>();
  knownBy.set(db, all);
  // One that is made anew replaces the one before, also when several ask for it at once.
  const name = `${who.district} ${who.questionId} ${analysedAt?.getTime() ?? 0}`;
  const known = all.get(name);
  if (known) return known;
  const reading = readKnown(db, who, analysedAt?.getTime() ?? 0);
  reading.catch(() => all.delete(name));
  for (const other of all.keys()) if (all.size >= mostKnown || other.startsWith(`${who.district} ${who.questionId} `)) all.delete(other);
  all.set(name, reading);
  return reading;
}

async function readKnown(db: Db, { district, questionId }: ParticipantRef, at: number): Promise<Known> {
  const result = at === 0 ? undefined : await resultOf(db, district, questionId);
  return { results: new Map(result?.summary.statements.map((one) => [one.id, one])), texts: new Map() };
}

async function withNewTexts(db: Db, { district, questionId }: ParticipantRef, known: Known): Promise<ReadonlyMap<string, string>> {
  known.texts = new Map((await statementsOf(db, district, questionId)).map(({ id, text }) => [id, text]));
  return known.texts;
}
