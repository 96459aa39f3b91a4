import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { allocate } from "../allocation/allocation.ts";
import type { Allocation } from "../allocation/allocation.ts";
import { tallyOf } from "../allocation/outcome.ts";
import { ImpossibleProblem } from "../allocation/problem.ts";
import type { Problem } from "../allocation/problem.ts";
import { UnreadableProblem, readProblem } from "../allocation/problem-file.ts";
import { UsageError } from "../platform/command.ts";
import type { Command } from "../platform/command.ts";
import { askedPath } from "./asked-path.ts";

/** Allocates workshops again from a file, so that anyone who has wishes and seed can check it. It needs no database. */
export const allocation: Command = {
  name: "allocation",
  usage: "FILE.json [--json]",
  summary: "Allocates the places of workshops by ranked wishes",
  run: async (args, { print }) => {
    const { path, json } = readArguments(args);
    try {
      const problem = readProblem(read(path));
      const found = await allocate(problem);
      print(json ? JSON.stringify(found) : asText(problem, found));
    } catch (error) {
      if (error instanceof UnreadableProblem) throw new UsageError(error.message);
      if (error instanceof ImpossibleProblem) throw new UsageError(`It contradicts itself:\n${error.faults.map((fault) => JSON.stringify(fault)).join("\n")}`);
      throw error;
    }
  },
};

function readArguments(args: readonly string[]): { path: string; json: boolean } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: "boolean" } } });
    const [path, ...more] = positionals;
    if (path !== undefined && more.length === 0) return { path: askedPath(path), json: values.json ?? false };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  throw new UsageError("Name one file with workshops, wishes and a seed.");
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"}).`);
  }
}

function asText(problem: Problem, { people, objectives, mix, proof }: Allocation): string {
  const tally = tallyOf(problem, people);
  const mixed = mix.pairs === 0 ? "" : ` of ${mix.pairs}`;
  return [
    `Places filled by wishes: ${objectives.places}; squares of their ranks: ${objectives.squares}; people without a first wish: ${objectives.without}`,
    proof.isOptimal ? "Nothing better exists." : `Time ran out. At best: ${JSON.stringify(proof.bounds)}`,
    `First wishes ${tally.first}, second ${tally.second}, third ${tally.third}, later ${tally.later}; wished for in vain ${tally.unmet}`,
    `Pairs of one party in a session: ${mix.alike}${mixed}; at least ${mix.fewestAlike}`,
    "",
    ...people.map(({ participant, seats, explanation }) => {
      const told = seats.map(({ round, workshop, rank }) => `round ${round + 1} ${workshop} (${rank === null ? "given" : `wish ${rank}`})`);
      return `${participant}: ${told.join(", ") || "no seat"} - ${JSON.stringify(explanation)}`;
    }),
  ].join("\n");
}
