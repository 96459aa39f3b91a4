import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { neighbours, openElection } from "../../test/election.ts";
import { testApp } from "../../test/harness.ts";
import type { TestApp } from "../../test/harness.ts";
import { backup } from "./backup.ts";

let t: TestApp;
let folder: string;
beforeAll(async () => {
  t = await testApp();
  folder = await mkdtemp(join(tmpdir(), "kvarter-backup-cli-"));
  vi.stubEnv("DATABASE_URL", t.databaseUrl);
  vi.stubEnv("SESSION_SECRET", t.deps.secret);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

async function printed(name: string): Promise<string[]> {
  const lines: string[] = [];
  const tools = {
    database: () => Promise.reject(new Error("not asked for")),
    files: () => t.deps.files,
    input: () => new ReadableStream<Uint8Array>(),
    print: (line: string) => lines.push(line),
  };
  await backup.run([join(folder, name)], tools);
  return lines;
}

test("a backup is made all the same, but warns while people vote", async () => {
  expect((await printed("before")).join("\n")).not.toContain("vote");
  const partyId = await neighbours(t);
  const { id } = await openElection(t, partyId, ["Anna", "Bo", "Carla", "Dan"]);
  const lines = await printed("while");
  expect(lines[0]).toContain("People vote in an election");
  expect(lines[1]).toMatch(/^Saved /);
  await t.db.updateTable("elections.election").set({ status: "counting" }).where("id", "=", id).execute();
  expect((await printed("after")).join("\n")).not.toContain("vote");
});
