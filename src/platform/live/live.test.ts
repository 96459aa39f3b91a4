import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { sql } from "kysely";
import { testDatabase } from "../../../test/database.ts";
import type { TestDatabase } from "../../../test/database.ts";
import { layWay } from "../../../test/silent-way.ts";
import type { DistrictId } from "../district/district.ts";
import { pino } from "pino";
import { announce } from "./commands.ts";
import { createLive } from "./live.ts";
import type { Live } from "./live.ts";
import type { Topic } from "./topic.ts";

const log = pino({ level: "silent" });
const here = "vesterbro" as DistrictId;
const elsewhere = "norrebro" as DistrictId;
const topic: Topic = "minutes:019a0000-0000-7000-8000-000000000001";
const otherTopic: Topic = "minutes:019a0000-0000-7000-8000-000000000002";

let database: TestDatabase;
let live: Live;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  live = createLive({ databaseUrl: database.url, log, beatMs: 50 });
  onTestFinished(() => live.close());
});

const tell = (districtId: DistrictId, what: Topic) =>
  database.db.transaction().execute((tx) => announce(tx, districtId, what));

/** What a reader of a stream gets, in pieces; undefined when it is over. */
function open(options: { districtId?: DistrictId; topic?: Topic; holder?: string; may?: () => boolean } = {}) {
  const { districtId = here, holder = "a session", may = () => true } = options;
  const body = live.open({ districtId, topic: options.topic ?? topic, holder, stillMay: async () => may() });
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  return {
    isOpen: body !== undefined,
    /** The next piece that is not a sign of life. */
    next: async () => {
      for (;;) {
        const piece = await reader?.read();
        if (!piece || piece.done) return undefined;
        const text = decoder.decode(piece.value);
        if (text !== ":\n\n") return text;
      }
    },
    cancel: () => reader?.cancel(),
  };
}
const changed = "data: changed\n\n";

async function begun(...given: Parameters<typeof open>) {
  const stream = open(...given);
  expect(await stream.next()).toMatch(/^retry: \d+\n\n$/);
  expect(await stream.next()).toBe(changed);
  return stream;
}

describe("a stream", () => {
  test("is told of its topic in its district, and of no other", async () => {
    const [mine, other, far] = [await begun(), await begun({ topic: otherTopic }), await begun({ districtId: elsewhere })];
    await tell(here, topic);
    expect(await mine.next()).toBe(changed);
    await tell(here, otherTopic);
    await tell(elsewhere, topic);
    // Had they heard of the first, that would have come before this.
    expect([await other.next(), await far.next()]).toEqual([changed, changed]);
    await tell(here, topic);
    expect(await mine.next()).toBe(changed);
    live.endStreams();
    expect([await mine.next(), await other.next(), await far.next()]).toEqual([undefined, undefined, undefined]);
  });

  test("hears nothing of a change that was undone", async () => {
    const stream = await begun();
    const undone = database.db.transaction().execute(async (tx) => {
      await announce(tx, here, topic);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    // Had it heard of that, it would have come before this.
    const other = await begun({ topic: otherTopic });
    await tell(here, otherTopic);
    expect(await other.next()).toBe(changed);
    live.endStreams();
    expect(await stream.next()).toBeUndefined();
  });

  test("of a slow reader does not grow: what it missed it hears in one word", async () => {
    const slow = open();
    const quick = await begun({ topic: otherTopic });
    for (let n = 0; n < 50; n += 1) await tell(here, topic);
    await tell(here, otherTopic);
    expect(await quick.next()).toBe(changed);
    live.endStreams();
    const pieces = [];
    for (let piece = await slow.next(); piece !== undefined; piece = await slow.next()) pieces.push(piece);
    expect(pieces.filter((piece) => piece === changed).length).toBeLessThan(5);
  });

  test("ends when whoever holds it may not hear any more", async () => {
    let may = true;
    const stream = await begun({ may: () => may });
    may = false;
    expect(await stream.next()).toBeUndefined();
    expect(live.use().streams).toBe(0);
  });

  test("that nobody reads any more is forgotten", async () => {
    const stream = await begun();
    await stream.cancel();
    expect(live.use().streams).toBe(0);
  });

  test("is one of six at most that one session holds", async () => {
    const own = Array.from({ length: 7 }, () => open());
    expect(own.map(({ isOpen }) => isOpen)).toEqual([true, true, true, true, true, true, false]);
    expect(open({ holder: "another session" }).isOpen).toBe(true);
    await own[0]?.cancel();
    expect(open().isOpen).toBe(true);
  });

  test("is not opened while the process stops", () => {
    live.endStreams();
    expect(open().isOpen).toBe(false);
  });
});

describe("the connection", () => {
  const cut = () => sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'kvarter-live'`.execute(database.db);

  test("comes back by itself when it was cut, and streams are told that they may have missed something", async () => {
    const stream = await begun();
    await cut();
    expect(await stream.next()).toBe(changed);
    await tell(here, topic);
    expect(await stream.next()).toBe(changed);
  });

  test("comes back by itself when its way fell silent without a word", async () => {
    const way = await layWay(database.url);
    const far = createLive({ databaseUrl: way.url, log, beatMs: 50, patienceMs: 300 });
    onTestFinished(async () => {
      await far.close();
      await way.close();
    });
    const body = far.open({ districtId: here, topic, holder: "a session", stillMay: async () => true });
    const reader = body?.getReader();
    const next = async () => {
      for (;;) {
        const text = new TextDecoder().decode((await reader?.read())?.value);
        if (text !== ":\n\n") return text;
      }
    };
    expect([await next(), await next()]).toEqual([expect.stringContaining("retry"), changed]);
    way.fallSilent();
    // Told that it may have missed something, and hears again.
    expect(await next()).toBe(changed);
    await tell(here, topic);
    expect(await next()).toBe(changed);
  });

  test("is one for the whole process, and none before the first stream", async () => {
    const count = async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from pg_stat_activity
        where datname = current_database() and application_name = 'kvarter-live'`.execute(database.db);
      return rows[0]?.n;
    };
    await vi.waitFor(async () => expect(await count()).toBe(0));
    await Promise.all([begun(), begun(), begun()]);
    expect(await count()).toBe(1);
    await live.close();
    await vi.waitFor(async () => expect(await count()).toBe(0));
  });

  test("that cannot be made harms nobody, and ends with the process", async () => {
    const nowhere = createLive({ databaseUrl: "postgres://nobody@127.0.0.1:1/nothing", log, beatMs: 20 });
    const body = nowhere.open({ districtId: here, topic, holder: "x", stillMay: () => Promise.reject(new Error("away")) });
    const reader = body?.getReader();
    await reader?.read();
    // A sign of life comes all the same.
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(":\n\n");
    expect(nowhere.use()).toEqual({ streams: 1, isHearing: false });
    await nowhere.close();
  });
});

test("nothing but a word and an id can be announced", async () => {
  for (const wrong of ["minutes:Kim Koordinator", "Kim:019a0000-0000-7000-8000-000000000001", "minutes:1", "kim kim:"])
    await expect(tell(here, wrong as Topic)).rejects.toThrow("a word and an id");
});
