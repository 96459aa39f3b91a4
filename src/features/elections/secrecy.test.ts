import type { HttpBindings } from "@hono/node-server";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codesFor, neighbours, openElection, vote } from "../../../test/election.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { hashCode } from "./vote-code.ts";

let t: TestApp;
let coordinator: Client;
let id: string;
let codes: string[];
beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator", "member");
  ({ id } = await openElection(t, await neighbours(t), ["Ada", "Ben", "Cil", "Dor", "Eli"]));
  codes = await codesFor(t, id, 12);
});
afterAll(() => t.close());

/** Every table there is, with all rows as text: also where each lies and which transaction wrote it. */
async function everything(): Promise<Map<string, { row: string; place: string; writer: string }[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`.execute(t.db);
  const all = new Map<string, { row: string; place: string; writer: string }[]>();
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string; place: string; writer: string }>`
      select one::text as row, ctid::text as place, xmin::text as writer from ${sql.raw(name)} one order by 1`.execute(t.db);
    all.set(name, rows);
  }
  return all;
}

/** The tables of which a row was written, changed or moved between two looks. */
function written(before: Awaited<ReturnType<typeof everything>>, after: typeof before): string[] {
  return [...after].filter(([name, rows]) => JSON.stringify(rows) !== JSON.stringify(before.get(name))).map(([name]) => name);
}

/** What the box holds. */
const box = () =>
  t.db.selectFrom("elections.ballot_box").select(["unused", "used", "ballots", "blank", "votes"]).where("election_id", "=", id).executeTakeFirstOrThrow();

/** The box as it was before anyone voted. */
const emptied = async (start: Awaited<ReturnType<typeof box>>) => {
  await t.db.updateTable("elections.ballot_box").set({ ...start, votes: "{}" }).where("election_id", "=", id).execute();
};

const ballots: readonly (readonly number[])[] = [[1], [2, 3], [], [4], [1, 2, 5], [5], [], [3]];

async function voteAll(order: readonly number[], chosen: readonly (readonly number[])[]): Promise<void> {
  for (const at of order) {
    const crosses = chosen[at] ?? [];
    const code = codes[at] ?? "";
    const seen = await vote(t.visitor(), id, crosses.length > 0 ? { code, crosses } : { code, blank: "1" });
    expect(seen.status).toBe(200);
  }
}

describe("no query can join a voter and a vote", () => {
  test("a vote writes one row of the whole database, and one that all votes share", async () => {
    const before = await everything();
    await voteAll([0, 1, 2], ballots);
    const after = await everything();
    expect(written(before, after)).toEqual(["elections.ballot_box"]);
    expect(after.get("elections.ballot_box")).toHaveLength(1);
    // Neither a time nor an id is in it: codes and sums only.
    const { rows } = await sql<{ name: string; type: string }>`
      select column_name as name, data_type as type from information_schema.columns
      where table_schema = 'elections' and table_name = 'ballot_box'`.execute(t.db);
    expect(rows.map(({ name, type }) => `${name} ${type}`).sort()).toEqual([
      "ballots integer", "blank integer", "district text", "election_id uuid", "unused ARRAY", "used ARRAY", "votes jsonb",
    ]);
  });

  test("whoever cast which ballot, in whatever order: all that is stored is the same to the letter", async () => {
    const start = { ...(await box()), used: [], ballots: 0, blank: 0 };
    const all = codes.map((code) => hashCode(t.deps.secret, id, code)).sort();
    const fresh = { ...start, unused: all };
    const order = [0, 1, 2, 3, 4, 5, 6, 7];
    const looks: string[] = [];
    for (const [inOrder, chosen] of [
      [order, ballots],
      [[...order].reverse(), ballots],
      [[3, 1, 7, 0, 2, 6, 5, 4], [...ballots].reverse()],
      [[6, 0, 5, 2, 1, 4, 7, 3], [...ballots.slice(3), ...ballots.slice(0, 3)]],
    ] as const) {
      await emptied(fresh);
      await voteAll(inOrder, chosen);
      const stored = await everything();
      looks.push(JSON.stringify([...stored].map(([name, rows]) => [name, rows.map(({ row }) => row)])));
    }
    expect(new Set(looks).size).toBe(1);
    const { used, unused, ballots: count, blank, votes } = await box();
    expect([used.length, unused.length, count, blank]).toEqual([8, 4, 8, 2]);
    expect(votes).toEqual({ 1: 2, 2: 2, 3: 2, 4: 1, 5: 2 });
    expect([used, unused]).toEqual([[...used].sort(), [...unused].sort()]);
  });

  test("a member who votes signed in leaves no more: no event, no memory of the form, no time", async () => {
    const [code = ""] = codes.slice(8);
    const before = await everything();
    expect((await vote(coordinator, id, { code, crosses: [2] })).status).toBe(200);
    expect(written(before, await everything())).toEqual(["elections.ballot_box"]);
  });

  test("reached from outside, only how much was asked for from an address of today is counted beside it", async () => {
    const connection = { incoming: { socket: { remoteAddress: "198.51.100.7" } } } as HttpBindings;
    const outside = t.visitor().at({ request: (input, init) => t.app.request(input, init, connection) });
    const before = await everything();
    const [code = "", next = ""] = codes.slice(10);
    expect((await vote(outside, id, { code, crosses: [3] })).status).toBe(200);
    const after = await everything();
    expect(written(before, after).sort()).toEqual(["elections.ballot_box", "platform.rate_limit"]);
    expect(after.get("platform.rate_limit")).toHaveLength(1);
    // A whole hall may vote from there; whoever tries codes is stopped, and the vote is not counted.
    await sql`update platform.rate_limit set free_at = ${new Date(t.now.getTime() + 3_600_000)}`.execute(t.db);
    expect((await vote(outside, id, { code: next, crosses: [3] })).status).toBe(429);
    expect((await box()).ballots).toBe(10);
  });

  test("what is refused leaves nothing at all: a used code, a wrong one, too many crosses", async () => {
    const before = await everything();
    for (const answers of [
      { code: codes[0] ?? "", crosses: [1] },
      { code: "BBBB-BBBB", crosses: [1] },
      { code: codes[9] ?? "", crosses: [1, 2, 3, 4] },
    ])
      expect((await vote(t.visitor(), id, answers)).status).toBe(422);
    expect(written(before, await everything())).toEqual([]);
  });

  test("codes stand nowhere in clear, and neither do the people who were given a ballot", async () => {
    const page = await coordinator.get(`/vesterbro/elections/${id}/hand-out`);
    const given = { name: "Vera Vælger", address: "Istedgade 99, 4. th", kind: "card", checked: "1" };
    expect((await coordinator.submit(page, "/hand-out", given)).text).toContain("Giv ét kort fra bunken");
    const stored = JSON.stringify([...(await everything())]);
    for (const code of codes) for (const form of [code, code.replace("-", "")]) expect(stored).not.toContain(form);
    for (const words of ["Vera", "Vælger", "Istedgade 99"]) expect(stored).not.toContain(words);
  });

  test("when the result is fixed, codes and who was given a ballot are gone", async () => {
    await t.db.updateTable("elections.election").set({ status: "counting", hall_words: "ja" }).where("id", "=", id).execute();
    const page = await coordinator.get(`/vesterbro/elections/${id}/work`);
    expect((await coordinator.submit(page, "/approve", { sure: "1" })).status).toBe(200);
    const stored = JSON.stringify([...(await everything())]);
    for (const code of codes) expect(stored).not.toContain(hashCode(t.deps.secret, id, code));
    expect(await t.db.selectFrom("elections.handout").select("who").execute()).toEqual([]);
    expect(await t.db.selectFrom("elections.ballot_box").select("used").execute()).toEqual([]);
  });
});
