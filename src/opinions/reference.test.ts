import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../platform/project-root.ts";
import { adjustedRand } from "./adjusted-rand.ts";
import { analyse, countsIn } from "./analysis.ts";
import type { Analysis } from "./analysis.ts";
import { withStatements } from "./answers.ts";
import { groupAwareConsensus } from "./consensus.ts";
import { predictHidden } from "./holdout.ts";
import { readPolisExport } from "./polis-export.ts";
import type { PolisConversation } from "./polis-export.ts";

const folder = join(projectRoot, "..", "shared", "data", "polis");
const isThere = existsSync(folder);
if (!isThere) console.warn("skipped: three real conversations with a reference calculation, which are not on this machine");

const conversations = [
  { name: "vtaiwan.uberx", published: 0.82, auc: 0.84 },
  { name: "brexit-consensus", published: 0.85, auc: 0.84 },
  { name: "15-per-hour-seattle", published: 0.85, auc: 0.74 },
];

interface Treatment {
  readonly tids: number[];
  readonly center: number[];
  readonly comps: [number[], number[]];
  readonly proj: [number, number][];
  readonly k: Record<string, { sse: number; labels: number[]; gac: number[] }>;
}

interface Reference {
  readonly pids: number[];
  readonly clustered_pids: number[];
  readonly published_group: (number | null)[];
  readonly zero: Treatment;
  readonly drop: Treatment;
}

describe.skipIf(!isThere).each(conversations)("$name, as calculated independently", ({ name, published, auc }) => {
  let conversation: PolisConversation;
  let reference: Reference;
  const read = (file: string) => readFileSync(join(folder, name, file), "utf8");
  beforeAll(() => {
    reference = JSON.parse(read("reference.json")) as Reference;
    conversation = readPolisExport({
      comments: read("comments.csv"),
      votes: read("votes.csv"),
      participantsVotes: read("participants-votes.csv"),
    });
  });

  test("both files of votes tell the same answers", () => {
    const fromTable = readPolisExport({ comments: read("comments.csv"), participantsVotes: read("participants-votes.csv") });
    expect(fromTable.answers.codes).toEqual(conversation.answers.codes);
    expect(fromTable.answers.rowStart).toEqual(conversation.answers.rowStart);
  });

  describe.each(["polis", "drop"] as const)("mode %s", (mode) => {
    let analysis: Analysis;
    let wanted: Treatment;
    beforeAll(() => {
      analysis = analyse(conversation, { mode });
      wanted = mode === "polis" ? reference.zero : reference.drop;
    });

    test("statements and means", () => {
      expect(analysis.statements.map((j) => conversation.statementIds[j])).toEqual(wanted.tids);
      expect(farthest(analysis.means, wanted.center)).toBeLessThan(1e-9);
    });

    test("two components", () => {
      for (const which of [0, 1] as const) expect(Math.abs(dot(analysis.components[which], wanted.comps[which]))).toBeGreaterThan(1 - 1e-8);
    });

    test("positions", () => {
      const signs = ([0, 1] as const).map((which) => Math.sign(dot(analysis.components[which], wanted.comps[which])));
      const rowOf = new Map(conversation.participantIds.map((id, p) => [id, p]));
      const far = reference.pids.flatMap((id, at) => {
        const p = rowOf.get(id) ?? -1;
        return [0, 1].map((which) => Math.abs((signs[which] ?? 1) * (analysis.positions[2 * p + which] ?? NaN) - (wanted.proj[at]?.[which] ?? NaN)));
      });
      expect(Math.max(...far)).toBeLessThan(1e-6);
    });

    test("groups as tight as the best that were found, and consensus of the same groups", () => {
      const people = analysis.grouped.map((p) => conversation.participantIds[p] ?? -1);
      expect([...people].sort((a, b) => a - b)).toEqual([...reference.clustered_pids].sort((a, b) => a - b));
      expect(analysis.groupings.map((one) => one.k)).toEqual([2, 3, 4, 5]);
      for (const grouping of analysis.groupings) {
        const best = wanted.k[grouping.k];
        if (!best) throw new Error(`the reference has no k = ${grouping.k}`);
        expect(grouping.sse / best.sse).toBeLessThanOrEqual(1.001);
        const label = new Map(reference.clustered_pids.map((id, at) => [id, best.labels[at] ?? 0]));
        const same = { ...grouping, labels: Int32Array.from(people, (id) => label.get(id) ?? 0) };
        const consensus = groupAwareConsensus(countsIn(conversation.answers, analysis.grouped, same));
        expect(farthest(consensus, best.gac)).toBeLessThan(1e-9);
      }
    });
  });

  test("two groups as Polis published them", () => {
    const analysis = analyse(conversation, { mode: "polis" });
    const [two] = analysis.groupings;
    const groupOf = new Map(reference.pids.map((id, at) => [id, reference.published_group[at] ?? null]));
    const pairs = analysis.grouped.flatMap((p, i) => {
      const theirs = groupOf.get(conversation.participantIds[p] ?? -1) ?? null;
      return theirs === null ? [] : [[two?.labels[i] ?? 0, theirs] as const];
    });
    expect(adjustedRand(pairs.map(([ours]) => ours), pairs.map(([, theirs]) => theirs))).toBeGreaterThanOrEqual(published);
  });

  test("hidden answers are foretold better than by each statement's mean", () => {
    const kept = withStatements(conversation.answers, conversation.isRejected.map((no) => !no));
    const foretold = predictHidden(kept, 0.2, 1);
    expect(foretold.auc).toBeGreaterThanOrEqual(auc);
    expect(foretold.auc).toBeGreaterThan(foretold.baselineAuc);
  });
});

function farthest(values: Float64Array, wanted: readonly number[]): number {
  expect(values).toHaveLength(wanted.length);
  return Math.max(...wanted.map((number, at) => Math.abs(number - (values[at] ?? NaN))));
}

function dot(one: Float64Array, other: readonly number[]): number {
  return other.reduce((sum, number, at) => sum + number * (one[at] ?? NaN), 0);
}
