import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "../src/opinions/analysis.ts";
import type { Conversation } from "../src/opinions/analysis.ts";
import { readPolisExport } from "../src/opinions/polis-export.ts";
import { projectRoot } from "../src/platform/project-root.ts";
import { syntheticConversation } from "./synthetic-opinions.ts";

/** How long one conversation took, in milliseconds, the best of several runs. */
export interface OpinionsTime {
  readonly name: string;
  readonly answers: number;
  /** Means, components, positions, groups, representative statements and consensus. */
  readonly analysis: number;
  readonly floor: number;
  /** One plain pass over all answers through the same index arrays, in the same run. */
  readonly plainPass: number;
  readonly ratio: number;
  /** The limit for `analysis` (with the floor where `withFloor`). */
  readonly limit: number;
  readonly withFloor: boolean;
  readonly steps: Readonly<Record<string, number>>;
}

/** Times the analysis on a real conversation, where it is there, and on two that were never held. */
export function measureOpinions(): OpinionsTime[] {
  const folder = join(projectRoot, "..", "shared", "data", "polis", "vtaiwan.uberx");
  if (!existsSync(folder)) console.warn("skipped: vtaiwan.uberx is not on this machine");
  return [
    ...(existsSync(folder) ? [time("vtaiwan.uberx", real(folder), 25, true, 60)] : []),
    time("10,000 x 500", unheld(10_000, 500, 1e6), 80, false, 8),
    time("100,000 x 1,000", unheld(100_000, 1_000, 1e7), 500, false, 4),
  ];
}

/** The times as a table for people. */
export function opinionsTable(times: readonly OpinionsTime[]): string {
  return [
    "Opinion analysis, one thread (milliseconds, best of several runs)",
    `  ${"conversation".padEnd(18)}${["answers", "analysis", "floor", "plain pass", "ratio", "limit"].map((head) => head.padStart(12)).join("")}`,
    ...times.map((one) => {
      const numbers = [one.analysis, one.floor, one.plainPass, one.ratio].map((number) => number.toFixed(1).padStart(12));
      const taken = one.analysis + (one.withFloor ? one.floor : 0);
      return `  ${one.name.padEnd(18)}${String(one.answers).padStart(12)}${numbers.join("")}${String(one.limit).padStart(12)}${taken > one.limit ? "  MISSED" : ""}`;
    }),
  ].join("\n");
}

function real(folder: string): Conversation {
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  return readPolisExport({ comments: read("comments.csv"), votes: read("votes.csv") });
}

function unheld(participants: number, statements: number, wanted: number): Conversation {
  return {
    answers: syntheticConversation(participants, statements, wanted),
    isRejected: Array.from({ length: statements }, () => false),
  };
}

function time(name: string, conversation: Conversation, limit: number, withFloor: boolean, runs: number): OpinionsTime {
  const all = Array.from({ length: runs }, () => {
    const { floor = 0, ...steps } = analyse(conversation, { mode: "drop" }).timings;
    const rest = Object.values(steps).reduce((sum, step) => sum + step, 0);
    return { floor, rest, steps, pass: plainPass(conversation) };
  });
  const least = (pick: (run: (typeof all)[number]) => number) => Math.min(...all.map(pick));
  const best = all.reduce((one, other) => (other.rest < one.rest ? other : one));
  const plain = least((run) => run.pass);
  return {
    name,
    answers: conversation.answers.codes.length,
    analysis: best.rest,
    floor: least((run) => run.floor),
    plainPass: plain,
    ratio: best.rest / plain,
    limit,
    withFloor,
    steps: best.steps,
  };
}

function plainPass({ answers }: Conversation): number {
  const table = Float64Array.from({ length: 3 * answers.statements }, (_, code) => (code % 3) - 1);
  const { codes, rowStart, participants } = answers;
  const began = performance.now();
  let sum = 0;
  for (let p = 0; p < participants; p += 1)
    for (let a = rowStart[p] as number; a < (rowStart[p + 1] as number); a += 1) sum += table[codes[a] as number] as number;
  const took = performance.now() - began;
  if (!Number.isFinite(sum)) throw new Error("unreachable");
  return took;
}
