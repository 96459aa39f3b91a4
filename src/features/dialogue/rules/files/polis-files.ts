import { commaCsv } from "../../../../platform/csv.ts";
import type { AnswerList } from "../answers/packed-answers.ts";

/** A statement in the words of Polis: 1 accepted, 0 not looked at, -1 rejected. */
export interface PolisStatement {
  readonly text: string;
  readonly moderated: 1 | 0 | -1;
}

/** The files of an export, by name. */
export type ExportFiles = Readonly<Record<string, string>>;

/** Polis gives the time of everything. We do not: this is written in its place, and everything has it. */
export const noTime = 0;
const noTimeInWords = "1970-01-01 00:00:00";
/** Polis says who wrote a statement. We do not. */
const nobody = -1;

/** Statements are numbered from 1, people from 0, in the order they come. */
export function polisFiles(answers: AnswerList, statements: readonly PolisStatement[]): ExportFiles {
  return {
    "comments.csv": commaCsv(commentRows(answers, statements)),
    "votes.csv": commaCsv(voteRows(answers)),
    "participants-votes.csv": commaCsv(participantRows(answers, statements.length)),
  };
}

function* commentRows({ statements, values }: AnswerList, texts: readonly PolisStatement[]): Generator<(string | number)[]> {
  yield ["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"];
  const agrees = new Uint32Array(texts.length);
  const disagrees = new Uint32Array(texts.length);
  statements.forEach((j, at) => {
    const counts = (values[at] ?? 0) > 0 ? agrees : (values[at] ?? 0) < 0 ? disagrees : undefined;
    if (counts) counts[j] = (counts[j] ?? 0) + 1;
  });
  for (const [j, { text, moderated }] of texts.entries())
    yield [noTime, noTimeInWords, j + 1, nobody, agrees[j] ?? 0, disagrees[j] ?? 0, moderated, text];
}

function* voteRows({ persons, statements, values }: AnswerList): Generator<(string | number)[]> {
  yield ["timestamp", "datetime", "comment-id", "voter-id", "vote"];
  for (const [at, person] of persons.entries()) yield [noTime, noTimeInWords, (statements[at] ?? 0) + 1, person, values[at] ?? 0];
}

function* participantRows({ people, persons, statements, values }: AnswerList, size: number): Generator<(string | number)[]> {
  yield ["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", ...Array.from({ length: size }, (_, j) => j + 1)];
  let at = 0;
  for (let person = 0; person < people; person += 1) {
    const row: (string | number)[] = Array.from({ length: size }, () => "");
    const counts = { votes: 0, agree: 0, disagree: 0 };
    for (; persons[at] === person; at += 1) {
      const value = values[at] ?? 0;
      row[statements[at] ?? 0] = value;
      counts.votes += 1;
      if (value > 0) counts.agree += 1;
      if (value < 0) counts.disagree += 1;
    }
    yield [person, "", 0, counts.votes, counts.agree, counts.disagree, ...row];
  }
}

/** Who says they are what, for `kvarter opinions --strata`; those who have not said are not in it. */
export function strataFile({ perspectives }: Pick<AnswerList, "perspectives">): string {
  const said = perspectives.flatMap((one, person) => (one === null || one === "unsaid" ? [] : [[person, one]]));
  return commaCsv([["participant", "stratum"], ...said]);
}

/**
 * The same answers with people in an order drawn anew, so that nothing tells where in an earlier file somebody was, and
 * without what they say they are.
 * @param below a random whole number from 0 up to, not including, its argument
 */
export function shuffled(answers: AnswerList, below: (end: number) => number): AnswerList {
  const { people, persons, statements, values } = answers;
  const order = Array.from({ length: people }, (_, person) => person);
  for (let at = people - 1; at > 0; at -= 1) {
    const other = below(at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  const starts = new Uint32Array(people + 1);
  for (const person of persons) starts[person + 1] = (starts[person + 1] ?? 0) + 1;
  for (let person = 1; person <= people; person += 1) starts[person] = (starts[person] ?? 0) + (starts[person - 1] ?? 0);
  const taken = Uint32Array.from(order.flatMap((person) => range(starts[person] ?? 0, starts[person + 1] ?? 0)));
  const placeOf = new Int32Array(people);
  order.forEach((person, place) => {
    placeOf[person] = place;
  });
  return {
    ...answers,
    perspectives: order.map(() => null),
    persons: Int32Array.from(taken, (at) => placeOf[persons[at] ?? 0] ?? 0),
    statements: Int32Array.from(taken, (at) => statements[at] ?? 0),
    values: Int8Array.from(taken, (at) => values[at] ?? 0),
  };
}

const range = (start: number, end: number) => Array.from({ length: end - start }, (_, at) => start + at);
