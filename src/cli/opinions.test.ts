import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UnreadableExport } from "../opinions/polis-export.ts";
import { UsageError } from "../platform/command.ts";
import type { CommandTools } from "../platform/command.ts";
import { opinions } from "./opinions.ts";

const comments = 'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1,now,0,7,0,0,1,"A bench, and light"\n2,now,1,7,0,0,-1,Rejected\n3,now,2,8,0,0,0,Not looked at\n';
const votes = "timestamp,datetime,comment-id,voter-id,vote\n5,now,0,7,-1\n4,now,0,8,1\n6,now,0,7,1\n6,now,1,7,1\n6,now,2,8,0\n";

let folder: string;
let printed: string[];
const tools: CommandTools = {
  database: () => Promise.reject(new Error("it needs no database")),
  files: () => {
    throw new Error("it needs no files");
  },
  input: () => {
    throw new Error("it needs no input");
  },
  print: (line) => printed.push(line),
};

beforeEach(async () => {
  printed = [];
  folder = await mkdtemp(join(tmpdir(), "kvarter-export-"));
  await writeFile(join(folder, "comments.csv"), comments);
  await writeFile(join(folder, "votes.csv"), votes);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("the command that analyses an export", () => {
  test("prints one JSON object: the later answer counts, and the rejected statement does not", async () => {
    await opinions.run([folder, "--json"], tools);
    const found = JSON.parse(printed.join("\n")) as Record<string, unknown> & { statementResults: Record<string, unknown>[] };
    expect(found).toMatchObject({ mode: "drop", participants: 2, statements: 2, answers: 3, statementIds: [0, 2] });
    expect(found["people"]).toMatchObject([{ id: 7, clustered: false, group: null }, { id: 8, clustered: true, group: null }]);
    expect(found["groups"]).toMatchObject({ k: null, stable: false });
    expect(found.statementResults[0]).toMatchObject({ id: 0, agree: 2, disagree: 0, pass: 0, seen: 2 });
  });

  test("as Polis does, a rejected statement keeps its place", async () => {
    await opinions.run([folder, "--json", "--mode", "polis"], tools);
    expect(JSON.parse(printed.join("\n"))).toMatchObject({ mode: "polis", statementIds: [0, 1, 2], means: [1, 0, 0] });
  });

  test("prints a report for people", async () => {
    await opinions.run([folder], tools);
    expect(printed.join("\n")).toContain("2 people, 2 statements");
    expect(printed.join("\n")).toContain("A bench, and light");
  });

  test.each([
    ["no comments", "comments.csv", undefined, "comments.csv cannot be read"],
    ["no votes at all", "votes.csv", undefined, "neither votes.csv nor participants-votes.csv"],
    ["a column missing", "votes.csv", "timestamp,comment-id,vote\n1,0,1\n", 'votes.csv has no column "voter-id"'],
    ["an answer that is none", "votes.csv", "timestamp,comment-id,voter-id,vote\n1,0,7,2\n", "row 2: an answer is -1, 0 or 1"],
    ["a word for a number", "votes.csv", "timestamp,comment-id,voter-id,vote\n1,0,seven,1\n", 'row 2: "seven" is not a whole number'],
    ["a quote that does not end", "comments.csv", 'comment-id,moderated,comment-body\n0,1,"open\n', "comments.csv is not a CSV file"],
  ])("says in one line what is wrong: %s", async (_, file, content, line) => {
    await rm(join(folder, file));
    if (content !== undefined) await writeFile(join(folder, file), content);
    const failure = await opinions.run([folder], tools).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnreadableExport);
    expect((failure as Error).message).toContain(line);
    expect((failure as Error).message).not.toContain("\n");
  });

  test("wants strata of people who are there", async () => {
    await writeFile(join(folder, "strata.csv"), "participant,stratum\n9,neighbour\n");
    await expect(opinions.run([folder, "--strata", join(folder, "strata.csv")], tools)).rejects.toThrow('no participant "9"');
  });

  test.each([[[]], [["a", "b"]], [["a", "--mode", "best"]], [["a", "--holdout", "2"]], [["a", "--what"]]])("refuses %j", async (args) => {
    await expect(opinions.run(args, tools)).rejects.toBeInstanceOf(UsageError);
  });
});
