import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UsageError } from "../platform/command.ts";
import type { CommandTools } from "../platform/command.ts";
import { allocation } from "./allocation.ts";

const problem = {
  rounds: 1,
  seed: "13 October 2010",
  workshops: [{ id: "a", places: [1] }, { id: "b", places: [1] }],
  participants: [{ id: "p", party: "shop", wishes: ["a", "b"] }, { id: "q", party: null, wishes: ["a"] }],
};

let folder: string;
let printed: string[];
const nothing = () => {
  throw new Error("it needs nothing but the file");
};
const tools: CommandTools = { database: nothing, files: nothing, input: nothing, print: (line) => printed.push(line) };

const fileWith = async (text: string): Promise<string> => {
  await writeFile(join(folder, "problem.json"), text);
  return join(folder, "problem.json");
};

beforeEach(async () => {
  printed = [];
  folder = await mkdtemp(join(tmpdir(), "kvarter-allocation-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("the command that allocates workshops", () => {
  test("prints who sits where, and that nothing better exists", async () => {
    await allocation.run([await fileWith(JSON.stringify(problem))], tools);
    expect(printed.join("\n")).toContain("Nothing better exists.");
    expect(printed.join("\n")).toContain('p: round 1 b (wish 2) - {"code":"full","workshop":"a","rank":1,"places":1,"wished":2,"higher":1,"lower":0,"unasked":0}');
  });

  test("prints one JSON object", async () => {
    await allocation.run([await fileWith(JSON.stringify(problem)), "--json"], tools);
    expect(JSON.parse(printed.join("\n"))).toMatchObject({ objectives: { places: 2, squares: 5, without: 0 }, proof: { isOptimal: true } });
  });

  test.each([
    ["no JSON", "{", "is not JSON"],
    ["no problem", "{}", "rounds"],
    ["what nobody needs to know", JSON.stringify({ ...problem, names: ["Anna"] }), "names"],
    ["what contradicts itself", JSON.stringify({ ...problem, rounds: 2 }), '{"code":"places","workshop":"a"}'],
  ])("says what is wrong with %s", async (_, text, told) => {
    const asked = allocation.run([await fileWith(text)], tools);
    await expect(asked).rejects.toThrow(UsageError);
    await expect(asked).rejects.toThrow(told);
  });

  test.each([[[]], [["one", "two"]], [["one", "--much"]], [["missing.json"]]])("says how it is used for %j", async (args) => {
    await expect(allocation.run(args, tools)).rejects.toThrow(UsageError);
  });
});
