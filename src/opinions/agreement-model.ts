import { countCodes } from "./answers.ts";
import type { Answers } from "./answers.ts";

/** The chance that a person agrees with a statement, as far as all answers tell: overall + person + statement + person's bent times statement's bent. */
export interface AgreementModel {
  readonly overall: number;
  /** By participant. */
  readonly personLevel: Float64Array;
  readonly personBent: Float64Array;
  /** By statement. */
  readonly statementLevel: Float64Array;
  readonly statementBent: Float64Array;
}

const rounds = 40;
const ridge = 2;

/**
 * Fits the model to "agrees: 1, anything else: 0" by alternating least squares, with 2 added to each diagonal so that
 * whoever answered little stays near the mean.
 * @param component the first principal component by statement, from which the bent starts
 * @param weights by participant, how much their answers count when statements are judged; all alike when left out
 */
export function fitAgreement(answers: Answers, component: Float64Array, weights?: Float64Array): AgreementModel {
  const { participants, statements } = answers;
  const byCode = whoGaveEach(answers);
  const weightOf = weights ?? new Float64Array(participants).fill(1);
  const overall = shareAgreed(byCode, weightOf);
  const model: AgreementModel = {
    overall,
    personLevel: new Float64Array(participants),
    personBent: new Float64Array(participants),
    statementLevel: new Float64Array(statements),
    statementBent: component.map((number) => number * Math.sqrt(statements)),
  };
  const table = new Float64Array(6 * statements);
  const people = new Float64Array(2 * participants);
  for (let round = 0; round < rounds; round += 1) {
    solvePeople(answers, fillTable(table, model), people);
    solveStatements(byCode, people, weightOf, model);
  }
  for (let p = 0; p < participants; p += 1) {
    model.personLevel[p] = people[2 * p] as number;
    model.personBent[p] = people[2 * p + 1] as number;
  }
  return model;
}

/** The chance that a participant agrees with a statement, kept between 2 and 98 %. */
export function chanceOf(model: AgreementModel, participant: number, statement: number): number {
  const { overall, personLevel, personBent, statementLevel, statementBent } = model;
  const chance =
    overall +
    (personLevel[participant] as number) +
    (statementLevel[statement] as number) +
    (personBent[participant] as number) * (statementBent[statement] as number);
  return chance < 0.02 ? 0.02 : chance > 0.98 ? 0.98 : chance;
}

/** Who gave each code: participants `people[start[code]] … people[start[code + 1] - 1]`. */
interface ByCode {
  readonly start: Uint32Array;
  readonly people: Uint32Array;
}

function whoGaveEach(answers: Answers): ByCode {
  const counts = countCodes(answers);
  const start = new Uint32Array(counts.length + 1);
  for (let code = 0; code < counts.length; code += 1) start[code + 1] = (start[code] as number) + (counts[code] as number);
  const next = start.slice();
  const people = new Uint32Array(answers.codes.length);
  for (let p = 0; p < answers.participants; p += 1) {
    const end = answers.rowStart[p + 1] as number;
    for (let a = answers.rowStart[p] as number; a < end; a += 1) {
      const code = answers.codes[a] as number;
      const at = next[code] as number;
      people[at] = p;
      next[code] = at + 1;
    }
  }
  return { start, people };
}

function shareAgreed({ start, people }: ByCode, weightOf: Float64Array): number {
  let [agreed, all] = [0, 0];
  for (let code = 0; code < start.length - 1; code += 1)
    for (let a = start[code] as number; a < (start[code + 1] as number); a += 1) {
      const weight = weightOf[people[a] as number] as number;
      all += weight;
      if (code % 3 === 2) agreed += weight;
    }
  return all === 0 ? 0.5 : agreed / all;
}

/** By code: what is left of the answer without the person, and the statement's bent. */
function fillTable(table: Float64Array, { overall, statementLevel, statementBent }: AgreementModel): Float64Array {
  for (let code = 0; code < table.length / 2; code += 1) {
    const j = Math.floor(code / 3);
    table[2 * code] = (code % 3 === 2 ? 1 : 0) - overall - (statementLevel[j] as number);
    table[2 * code + 1] = statementBent[j] as number;
  }
  return table;
}

/** Solves the level (at `2p`) and the bent (at `2p + 1`) of each person. */
function solvePeople({ participants, rowStart, codes }: Answers, table: Float64Array, people: Float64Array): void {
  for (let p = 0; p < participants; p += 1) {
    const begin = rowStart[p] as number;
    const end = rowStart[p + 1] as number;
    let rest = 0;
    let bent = 0;
    let product = 0;
    let square = ridge;
    for (let a = begin; a < end; a += 1) {
      const t = 2 * (codes[a] as number);
      const r = table[t] as number;
      const g = table[t + 1] as number;
      rest += r;
      bent += g;
      product += r * g;
      square += g * g;
    }
    const count = end - begin + ridge;
    const determinant = count * square - bent * bent;
    people[2 * p] = (square * rest - bent * product) / determinant;
    people[2 * p + 1] = (count * product - bent * rest) / determinant;
  }
}

function solveStatements({ start, people: who }: ByCode, people: Float64Array, weightOf: Float64Array, model: AgreementModel): void {
  const { overall, statementLevel, statementBent } = model;
  for (let j = 0; j < statementLevel.length; j += 1) {
    let rest = 0;
    let bent = 0;
    let product = 0;
    let square = ridge;
    let count = ridge;
    for (let code = 3 * j; code < 3 * j + 3; code += 1) {
      const value = (code % 3 === 2 ? 1 : 0) - overall;
      const end = start[code + 1] as number;
      for (let a = start[code] as number; a < end; a += 1) {
        const p = who[a] as number;
        const weight = weightOf[p] as number;
        const r = value - (people[2 * p] as number);
        const f = people[2 * p + 1] as number;
        const weighted = weight * f;
        count += weight;
        rest += weight * r;
        bent += weighted;
        product += weighted * r;
        square += weighted * f;
      }
    }
    const determinant = count * square - bent * bent;
    statementLevel[j] = (square * rest - bent * product) / determinant;
    statementBent[j] = (count * product - bent * rest) / determinant;
  }
}
