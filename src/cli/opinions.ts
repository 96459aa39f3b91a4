import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { analyse } from "../opinions/analysis.ts";
import { withStatements } from "../opinions/answers.ts";
import { predictHidden } from "../opinions/holdout.ts";
import { UnreadableExport, readPolisExport } from "../opinions/polis-export.ts";
import { asObject, asText } from "../opinions/report.ts";
import { readStrata } from "../opinions/strata-file.ts";
import { UsageError } from "../platform/command.ts";
import type { Command } from "../platform/command.ts";
import { askedPath } from "./asked-path.ts";

/** Analyses a conversation that was exported from Polis. It needs no database. */
export const opinions: Command = {
  name: "opinions",
  usage: "FOLDER [--json] [--mode polis|drop] [--strata FILE.csv [--must-be-heard NAMES|none]] [--smallest-group PEOPLE] [--holdout SHARE [--seed NUMBER]]",
  summary: "Analyses the answers of a Polis export: common ground, groups, what divides",
  run: async (args, { print }) => {
    const { folder, json, mode, strataFile, mustBeHeard, smallestGroup, holdout, seed } = readArguments(args);
    if (!existsSync(folder)) throw new UnreadableExport(`There is no folder ${folder}.`);
    const conversation = readPolisExport({
      comments: required(folder, "comments.csv"),
      votes: optional(folder, "votes.csv"),
      participantsVotes: optional(folder, "participants-votes.csv"),
    });
    const strata = strataFile === undefined ? undefined : readStrata(read(askedPath(strataFile)), conversation.participantIds, mustBeHeard);
    const analysis = analyse(conversation, { mode, testsStability: true, smallestGroup, ...(strata && { strata }) });
    const kept = withStatements(conversation.answers, conversation.isRejected.map((no) => !no));
    const prediction = holdout === undefined ? undefined : predictHidden(kept, holdout, seed);
    const reported = { conversation, analysis, mode, prediction };
    print(json ? JSON.stringify(asObject(reported)) : asText(reported));
  },
};

function readArguments(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new UsageError("Name one folder with an export.");
  const mode = values.mode ?? "drop";
  if (mode !== "polis" && mode !== "drop") throw new UsageError(`--mode is polis or drop, and this is "${mode}".`);
  const holdout = values.holdout === undefined ? undefined : Number(values.holdout);
  if (holdout !== undefined && !(holdout > 0 && holdout < 1)) throw new UsageError("--holdout is a share between 0 and 1, such as 0.2.");
  const smallestGroup = Number(values["smallest-group"] ?? "1");
  if (!Number.isInteger(smallestGroup) || smallestGroup < 1) throw new UsageError("--smallest-group is a number of people.");
  const seed = Number(values.seed ?? "1");
  if (!Number.isInteger(seed)) throw new UsageError("--seed is a whole number.");
  const heard = values["must-be-heard"];
  if (heard !== undefined && values.strata === undefined) throw new UsageError("--must-be-heard names strata: give --strata too.");
  const mustBeHeard = heard === "none" ? [] : heard?.split(",").map((name) => name.trim()).filter(Boolean);
  return { folder: askedPath(folder), json: values.json ?? false, mode, strataFile: values.strata, mustBeHeard, smallestGroup, holdout, seed } as const;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: "boolean" },
        mode: { type: "string" },
        strata: { type: "string" },
        "must-be-heard": { type: "string" },
        "smallest-group": { type: "string" },
        holdout: { type: "string" },
        seed: { type: "string" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const required = (folder: string, name: string): string => read(join(folder, name));

const optional = (folder: string, name: string): string | undefined =>
  existsSync(join(folder, name)) ? read(join(folder, name)) : undefined;

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UnreadableExport(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"}).`);
  }
}
