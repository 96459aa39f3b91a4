import { enoughAnswers, fewestShown } from "./small-numbers.ts";
import type { KeptSupport, StatementSummary, Summary } from "./summary.ts";

/** The share that agrees with a statement, counted in two ways; null where there are too few answers to say. */
export interface Voices {
  /** Of all answers, whoever gave them. */
  readonly all: number | null;
  /** The mean of the perspectives' shares: each has one voice, however many of them answered. */
  readonly each: number | null;
}

/** Below this the two ways are said to come to the same. */
const clearDifference = 0.1;
const mostTold = 5;

/** Both ways of counting one statement. */
export function voicesOf(statement: StatementSummary): Voices {
  const { agree, disagree, pass } = statement;
  const seen = agree + disagree + pass;
  const heard = heardOn(statement);
  return {
    all: seen >= fewestShown ? agree / seen : null,
    each: heard.length >= 2 ? heard.reduce((sum, one) => sum + one.agree / one.seen, 0) / heard.length : null,
  };
}

/** Statements on which it matters how one counts, those where it matters most first. */
export function whereVoicesDiffer({ statements }: Summary): { statement: StatementSummary; all: number; each: number; loudest: KeptSupport }[] {
  return statements
    .flatMap((statement) => {
      const { all, each } = voicesOf(statement);
      const loudest = heardOn(statement).reduce<KeptSupport | undefined>((most, one) => (most && most.seen >= one.seen ? most : one), undefined);
      if (all === null || each === null || !loudest || Math.abs(all - each) <= clearDifference) return [];
      return [{ statement, all, each, loudest }];
    })
    .sort((a, b) => Math.abs(b.all - b.each) - Math.abs(a.all - a.each))
    .slice(0, mostTold);
}

const heardOn = ({ support }: StatementSummary) => support.filter(({ seen }) => seen >= enoughAnswers);
