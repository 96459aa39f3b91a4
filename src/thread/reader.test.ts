import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../test/harness.ts";
import type { TestApp } from "../../test/harness.ts";
import { linkItems, makeFrom, recordItem } from "./commands.ts";
import { registerKinds } from "./kinds.ts";
import type { ItemKind, Origin } from "./kinds.ts";
import { countByStation, madeFrom, originsOf, threadOf } from "./queries.ts";
import { searchItems, searchOf } from "./search.ts";
import type { Reader } from "./reader.ts";
import { threadSteps } from "./steps.ts";

let app: TestApp;
const made: Origin[] = [];

const kind = (name: string, more: Partial<ItemKind> = {}): ItemKind => ({
  kind: name,
  station: "seen",
  label: { da: `Slags ${name}`, en: `Kind ${name}` },
  statuses: {},
  href: (_place, id) => `/${name}/${id}`,
  ...more,
});
const guarded = { kind: "guarded", id: uuidv7() };
const shown = { kind: "guarded", id: uuidv7() };
const open = { kind: "open", id: uuidv7() };
const holder: Reader = { may: (action) => action === "guarded.read" };

beforeAll(async () => {
  app = await testApp();
  registerKinds([
    kind("guarded", { internalFor: "guarded.read" }),
    kind("open", { station: "done", countedWhen: ["there"] }),
    kind("made", {
      making: {
        from: ["guarded"],
        right: "guarded.read",
        button: { da: "", en: "" },
        createFrom: async (_tx, _permit, origin) => {
          made.push(origin);
          return { id: open.id };
        },
      },
    }),
  ]);
  const at = app.now;
  await app.db.transaction().execute(async (tx) => {
    const record = (item: { kind: string; id: string }, title: string, text: string, publicTitle: string | null, publicText = "") =>
      recordItem(tx, app.district.id, { ...item, at, status: "there", statusAt: at, title, text, publicTitle, publicText });
    await record(guarded, "Privat om bagtrappen", "ordret hemmelighed", null);
    await record(shown, "Privat om kælderen", "ordret hemmelighed", "Kanyler ved Maria Kirkeplads", "Der er samlet op i opgangen.");
    await record(open, "Åben for medlemmer", "hemmelighed for alle medlemmer", null);
    await linkItems(tx, app.district.id, guarded, open);
    await linkItems(tx, app.district.id, shown, open);
  });
});
afterAll(() => app.close());

const found = (words: string, reader: Reader, districtId = app.district.id) =>
  searchItems(app.db, searchOf(words, app.now), { districtId, reader, page: { limit: 10, offset: 0 } });
const titles = async (words: string, reader: Reader) => (await found(words, reader)).items.map(({ title }) => title).sort();

describe("search", () => {
  test("gives everyone the public side of guarded kinds, and the inside only to who may read it", async () => {
    expect(await titles("hemmelighed", "visitor")).toEqual([]);
    expect(await titles("hemmelighed", "member")).toEqual(["Åben for medlemmer"]);
    expect(await titles("hemmelighed", { may: () => false })).toEqual(["Åben for medlemmer"]);
    expect(await titles("hemmelighed", holder)).toEqual(["Privat om bagtrappen", "Privat om kælderen", "Åben for medlemmer"]);
    for (const reader of ["visitor", "member"] as const) {
      expect(await titles("opgange", reader)).toEqual(["Kanyler ved Maria Kirkeplads"]);
      expect(await titles("kælderen", reader)).toEqual([]);
    }
  });

  test("marks what was searched for, and only within its own district", async () => {
    const { items, total } = await found("opgange", "visitor");
    expect(total).toBe(1);
    expect(items[0]?.excerpt.filter(({ hit }) => hit)).toEqual([{ text: "opgangen", hit: true }]);
    expect(items[0]?.excerpt.map(({ text }) => text).join("")).toBe("Der er samlet op i opgangen.");
    expect((await found("opgange", "program", app.elsewhere.id)).total).toBe(0);
  });

  test.each(["", "og", '"', "-", "a:* & | !", "()", "'; drop table", "\\", "🙂"])("takes %j as words", async (words) => {
    expect(await titles(words, "visitor")).toEqual([]);
  });
});

describe("a thread", () => {
  const seen = async (reader: Reader) => {
    const items = await threadOf(app.db, app.district.id, open, reader);
    const steps = threadSteps({ districtId: app.district.id, lang: "da", now: app.now }, items, open, reader);
    return steps.map(({ title, href }) => [title, href?.split("/")[1]]).sort();
  };

  test("shows guarded items by their public side, and leads only where the reader may go", async () => {
    expect(await seen("visitor")).toEqual([["Kanyler ved Maria Kirkeplads", "guarded"], ["Slags open", undefined]]);
    expect(await seen("member")).toEqual([["Kanyler ved Maria Kirkeplads", "guarded"], ["Åben for medlemmer", "open"]]);
    expect(await seen(holder)).toEqual([
      ["Privat om bagtrappen", "guarded"],
      ["Privat om kælderen", "guarded"],
      ["Åben for medlemmer", "open"],
    ]);
  });

  test("names origins and effects by what the reader may see", async () => {
    const origins = async (reader?: Reader) =>
      (await originsOf(app.db, app.district.id, [open], reader)).map(({ title }) => title).sort();
    expect(await origins()).toEqual(["", "Kanyler ved Maria Kirkeplads"]);
    expect(await origins(holder)).toEqual(["Privat om bagtrappen", "Privat om kælderen"]);
    const effects = await madeFrom(app.db, app.district.id, [guarded], ["open"], "visitor");
    expect(effects.map(({ title }) => title)).toEqual([""]);
  });
});

test("what is made from a guarded item begins from its public side", async () => {
  const permit = app.permit("guarded.read");
  await app.db.transaction().execute(async (tx) => {
    await recordItem(tx, app.district.id, {
      kind: "made", id: open.id, at: app.now, status: "there", statusAt: app.now, title: "Lavet", publicTitle: null,
    });
    await makeFrom(tx, permit, guarded, "made", {}, app.now);
    await makeFrom(tx, permit, shown, "made", {}, app.now);
  });
  expect(made.map(({ title, text }) => [title, text])).toEqual([
    ["Slags guarded", ""],
    ["Kanyler ved Maria Kirkeplads", "Der er samlet op i opgangen."],
  ]);
});

test("stations count public items in the statuses their kind counts", async () => {
  const before = await countByStation(app.db, app.district.id);
  expect(before).toEqual({ seen: 1, talked: 0, decided: 0, answered: 0, done: 0 });
  const record = (status: string) =>
    app.db.transaction().execute((tx) =>
      recordItem(tx, app.district.id, {
        kind: "open", id: uuidv7(), at: app.now, status, statusAt: app.now, title: "x", publicTitle: "x",
      }),
    );
  await record("elsewhere");
  await record("there");
  expect((await countByStation(app.db, app.district.id)).done).toBe(1);
});
