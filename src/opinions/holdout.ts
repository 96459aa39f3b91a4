import { fitAgreement, chanceOf } from "./agreement-model.ts";
import type { Answers } from "./answers.ts";
import { countCodes, meansOf } from "./answers.ts";
import { principalComponents } from "./components.ts";
import { randomAt } from "./random.ts";

/** How well hidden answers are foretold. */
export interface Prediction {
  /** The chance that someone who agreed is given a higher number than someone who did not. */
  readonly auc: number;
  /** The mean squared error of the chance. */
  readonly brier: number;
  /** The same as `auc` when each statement's share of agreement is all that is known. */
  readonly baselineAuc: number;
}

/**
 * Hides a share of the answers, fits the rest, and says how well the hidden ones are foretold.
 * @param share between 0 and 1
 */
export function predictHidden(answers: Answers, share: number, seed: number): Prediction {
  const hidden: { p: number; code: number }[] = [];
  const codes: number[] = [];
  const rowStart = new Uint32Array(answers.participants + 1);
  for (let p = 0; p < answers.participants; p += 1) {
    const end = answers.rowStart[p + 1] as number;
    for (let a = answers.rowStart[p] as number; a < end; a += 1) {
      const code = answers.codes[a] as number;
      const place = p * answers.statements + Math.floor(code / 3);
      if (randomAt(31, place, seed) < share) hidden.push({ p, code });
      else codes.push(code);
    }
    rowStart[p + 1] = codes.length;
  }
  const rest: Answers = { ...answers, rowStart, codes: Uint16Array.from(codes) };
  const counts = countCodes(rest);
  const model = fitAgreement(rest, principalComponents(rest, meansOf(counts)).vectors[0]);
  const agrees = hidden.map(({ code }) => code % 3 === 2);
  const chances = hidden.map(({ p, code }) => chanceOf(model, p, Math.floor(code / 3)));
  const shares = hidden.map(({ code }) => {
    const [disagree = 0, pass = 0, agree = 0] = counts.subarray(code - (code % 3), code - (code % 3) + 3);
    return (agree + 1) / (disagree + pass + agree + 2);
  });
  const squares = chances.reduce((sum, chance, i) => sum + (chance - (agrees[i] ? 1 : 0)) ** 2, 0);
  return {
    auc: areaUnderCurve(chances, agrees),
    brier: squares / Math.max(1, hidden.length),
    baselineAuc: areaUnderCurve(shares, agrees),
  };
}

/** The area under the ROC curve from ranks, equal numbers sharing theirs (Mann and Whitney); 0.5 when one side is empty. */
export function areaUnderCurve(values: readonly number[], isHit: readonly boolean[]): number {
  const order = [...values.keys()].sort((i, j) => (values[i] as number) - (values[j] as number));
  let ranks = 0;
  let hits = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] as number] === values[order[from] as number]) to += 1;
    for (let at = from; at <= to; at += 1)
      if (isHit[order[at] as number]) {
        hits += 1;
        ranks += (from + to) / 2 + 1;
      }
    from = to + 1;
  }
  const misses = values.length - hits;
  return hits === 0 || misses === 0 ? 0.5 : (ranks - (hits * (hits + 1)) / 2) / (hits * misses);
}
