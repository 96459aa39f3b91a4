import { afterAll, beforeAll, describe, expect, test } from "vitest";
import sharp from "sharp";
import { v7 as uuidv7 } from "uuid";
import { addParty } from "../../network/commands.ts";
import { startOfDay } from "../../platform/i18n/dates.ts";
import { Refusal } from "../../platform/web/form.ts";
import { makeFrom, recordItem } from "../../thread/commands.ts";
import { readerOf } from "../../thread/reader.ts";
import { threadOf } from "../../thread/queries.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addGoal } from "./commands/goals.ts";
import { addMeasure, changeMeasure } from "./commands/measures.ts";
import { proveMeasure } from "./commands/proofs.ts";
import { findMeasure, publishedMeasures } from "./queries/measures.ts";
import { measureSchema } from "./schema.ts";

let app: TestApp;
let coordinator: Client;
let partyId: string;
let goalId: string;

const manage = () => app.permit("plan.manage");
const inOne = <T,>(work: Parameters<ReturnType<TestApp["db"]["transaction"]>["execute"]>[0]) =>
  app.db.transaction().execute(work) as Promise<T>;
const published = (title: string) =>
  inOne<{ id: string }>((tx) =>
    addMeasure(tx, manage(), { title, goalId, partyId, fromDay: "2026-01-01", toDay: "2026-12-31", act: "publish" }, app.now),
  );
const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Refusal ? error.errors : error;
};

beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
  await inOne((tx) =>
    addParty(tx, app.permit("parties.manage"), { name: "Trappevasken", kind: "city", takesLetters: false }),
  );
  partyId = (await app.db.selectFrom("network.party").select("id").executeTakeFirstOrThrow()).id;
  goalId = (await inOne<{ id: string }>((tx) => addGoal(tx, manage(), { title: "Trygge opgange", meaning: "For **alle**." }, app.now))).id;
});
afterAll(() => app.close());

describe("the plan", () => {
  test("is empty in a district that has none, and says so", async () => {
    const page = await app.visitor().get("/norrebro/plan");
    expect(page.status).toBe(200);
    expect(page.text).toContain("Planen er ikke skrevet endnu");
  });

  test("shows goals, measures, who is responsible and from when to when; in English too", async () => {
    await published("Vask af trapper");
    const page = await app.visitor().get("/vesterbro/plan");
    expect(page.text).toContain("Trygge opgange");
    expect(page.text).toContain("Ansvarlig: Trappevasken · 1. januar 2026 – 31. december 2026");
    expect(page.document.querySelector("a[href*='/plan/measures/']")?.textContent).toBe("Vask af trapper");
    const english = await app.visitor().get("/en/vesterbro/plan");
    expect(english.text).toContain("Responsible: Trappevasken");
    expect(english.document.querySelector("h2 [lang=da]")?.textContent).toBe("Trygge opgange");
  });

  test("its measures are found by who answers for them, and by the new name when that changes; a draft by members only", async () => {
    const name = (words: string) => `/vesterbro/search?q=${encodeURIComponent(words)}`;
    const found = async (reader: Client, words: string) =>
      [...(await reader.get(name(words))).document.querySelectorAll(".item-row[id^=measure-] a")].map((link) => link.textContent);
    await inOne((tx) => addMeasure(tx, manage(), { title: "Kladde om vask", goalId, partyId }, app.now));
    const member = await app.signedIn("member");
    expect(await found(app.visitor(), "trappevasken")).toEqual(["Vask af trapper"]);
    expect(await found(member, "trappevasken")).toEqual(expect.arrayContaining(["Vask af trapper", "Kladde om vask"]));
    const rename = async (to: string) => {
      const page = await coordinator.get(`/vesterbro/forum/parties/${partyId}/change`);
      expect((await coordinator.submit(page, "/change", { name: to })).status).toBe(200);
    };
    await rename("Gulvholdet");
    expect([await found(app.visitor(), "trappevasken"), await found(app.visitor(), "gulvholdet")]).toEqual([[], ["Vask af trapper"]]);
    await rename("Trappevasken");
  });

  test("shows only measures of the status asked for", async () => {
    const page = await app.visitor().get("/vesterbro/plan?status=done");
    expect(page.text).toContain("Ingen indsatser her med den status");
    expect(page.text).not.toContain("Ansvarlig: Trappevasken");
  });

  test("does not mix districts", async () => {
    const { id } = await published("Kun på Vesterbro");
    expect((await app.visitor().get(`/norrebro/plan/measures/${id}`)).status).toBe(404);
    expect((await app.visitor().get(`/norrebro/plan/goals/${goalId}`)).status).toBe(404);
    expect((await app.visitor().get("/norrebro/plan")).text).not.toContain("Kun på Vesterbro");
  });

  test("holds three hundred measures on one page", async () => {
    const district = app.elsewhere.id;
    const [goal, party] = [uuidv7(), uuidv7()];
    await app.db
      .insertInto("network.party")
      .values({ district, id: party, name: "Lang ".repeat(30).trim(), kind: "city", office_email: null, office_phone: null, ended_at: null })
      .execute();
    await app.db
      .insertInto("plan.goal")
      .values({ district, id: goal, title: "Stort mål", meaning: "", position: 1, created_at: app.now })
      .execute();
    const measure = { district, goal_id: goal, party_id: party, description: "", from_day: "2026-01-01", to_day: null };
    const rows = Array.from({ length: 300 }, (_, index) => ({ ...measure, id: uuidv7(), title: `Indsats ${index}` }));
    await app.db
      .insertInto("plan.measure")
      .values(rows.map((row) => ({ ...row, created_at: app.now, published_at: app.now })))
      .execute();
    const page = await app.visitor().get("/norrebro/plan");
    expect(page.document.querySelectorAll(".item-row")).toHaveLength(300);
    expect(page.document.querySelector(".filter-count")?.textContent?.trim()).toBe("300");
  });

  test("answers 404 for addresses that cannot be", async () => {
    for (const path of ["measures/x", `measures/${uuidv7()}`, "goals/1", `measures/${uuidv7()}/proofs/${uuidv7()}/file`])
      expect((await app.visitor().get(`/vesterbro/plan/${path}`)).status).toBe(404);
  });
});

describe("a draft", () => {
  test("is for members only, in the plan, on its page and in its goal's thread", async () => {
    const { id } = await inOne<{ id: string }>((tx) =>
      addMeasure(tx, manage(), { title: "Hemmelig kladde", goalId, partyId }, app.now),
    );
    const visitor = app.visitor();
    expect((await visitor.get(`/vesterbro/plan/measures/${id}`)).status).toBe(404);
    for (const path of ["plan", `plan/goals/${goalId}`, "search?q=hemmelig", ""])
      expect((await visitor.get(`/vesterbro/${path}`)).html).not.toContain("Hemmelig kladde");
    expect((await visitor.get("/vesterbro/plan/drafts")).status).toBe(404);
    const member = await app.signedIn("member");
    expect((await member.get(`/vesterbro/plan/measures/${id}`)).text).toContain("Hemmelig kladde");
    expect((await member.get("/vesterbro/plan/drafts")).status).toBe(404);
    expect((await member.get(`/vesterbro/plan/measures/${id}/edit`)).status).toBe(404);
    expect((await coordinator.get("/vesterbro/plan/drafts")).text).toContain("Hemmelig kladde");
  });

  test("is published with goal, responsible party and first day, not before", async () => {
    const form = await coordinator.get("/vesterbro/plan/measures/new");
    const missing = await coordinator.submit(form, "/plan/measures/new", { title: "Lys i gården", act: "publish" });
    expect(missing.status).toBe(422);
    expect([...missing.document.querySelectorAll(".error-summary a")].map((link) => link.getAttribute("href"))).toEqual([
      "#goalId",
      "#partyId",
      "#fromDay",
    ]);
    const done = await coordinator.submit(missing, "/plan/measures/new", { goalId, partyId, fromDay: "2026-03-01", act: "publish" });
    expect(done.status).toBe(200);
    expect(done.text).toContain("Lys i gården");
    expect(done.text).toContain("Planlagt");
    expect((await app.visitor().get(done.path)).status).toBe(200);
  });

  test("can be sent five times and is one", async () => {
    const form = await coordinator.get("/vesterbro/plan/measures/new");
    await coordinator.submit(form, "/plan/measures/new", { title: "Fem tryk", act: "save" }, 5);
    const { text } = await coordinator.get("/vesterbro/plan/drafts");
    expect(text.split("Fem tryk").length - 1).toBe(1);
  });
});

describe("a measure's status", () => {
  test("has no field; it changes with a proof alone", async () => {
    const { id } = await published("Status af bevis");
    const edit = await coordinator.get(`/vesterbro/plan/measures/${id}/edit`);
    expect(edit.document.querySelector("[name=status], [name=statusAfter], [name=progress]")).toBeNull();
    const form = await coordinator.get(`/vesterbro/plan/measures/${id}/proof`);
    const empty = await coordinator.submit(form, "/proof", { statusAfter: "started" });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain("Skriv, hvad der er sket, eller vælg et link eller en fil.");
    const page = await coordinator.submit(empty, "/proof", { statusAfter: "started", words: "Første **vask** er gjort" });
    expect(page.status).toBe(200);
    const seen = await app.visitor().get(page.path);
    expect(seen.document.querySelector(".item-status")?.textContent).toContain("I gang");
    expect(seen.document.querySelector(".proof")?.textContent).toContain("Første vask er gjort");
    expect((await app.visitor().get("/vesterbro/plan?status=started")).text).toContain("Status af bevis");
  });

  test("cannot be proven ahead of time, out of order, by a plain link, or on a draft", async () => {
    const { id } = await published("Uden bevis");
    const prove = (day: string, statusAfter: "started" | "planned" = "started") =>
      inOne((tx) => proveMeasure(tx, manage(), id, { day, statusAfter, words: "Se selv" }, null, app.now));
    expect(await refused(prove("2026-03-03"))).toEqual([{ field: "day", code: "proof_in_future" }]);
    await prove("2026-02-10");
    expect(await refused(prove("2026-02-09"))).toEqual([{ field: "day", code: "before_last_proof" }]);
    expect(await refused(prove("2026-02-11", "planned"))).toEqual([{ field: "statusAfter", code: "invalid_choice" }]);
    const draft = await inOne<{ id: string }>((tx) => addMeasure(tx, manage(), { title: "Kladde" }, app.now));
    expect(
      await refused(inOne((tx) => proveMeasure(tx, manage(), draft.id, { day: "2026-03-01", statusAfter: "done", words: "x" }, null, app.now))),
    ).toEqual([{ field: "", code: "publish_first" }]);
    const form = await coordinator.get(`/vesterbro/plan/measures/${id}/proof`);
    const link = await coordinator.submit(form, "/proof", { statusAfter: "done", link: "http://eksempel.dk" });
    expect(link.status).toBe(422);
    expect(link.document.querySelector("#link-error")?.textContent).toContain("https://");
    expect((await findMeasure(app.db, app.district.id, id, "visitor"))?.status).toBe("started");
  });

  test("says plainly when the last day has passed", async () => {
    const { id } = await inOne<{ id: string }>((tx) =>
      addMeasure(tx, manage(), { title: "Over tiden", goalId, partyId, fromDay: "2025-01-01", toDay: "2026-03-01", act: "publish" }, app.now),
    );
    const page = await app.visitor().get(`/vesterbro/plan/measures/${id}`);
    expect(page.document.querySelector(".item-status")?.textContent).toContain("Planlagt. Skulle være færdig 1. marts 2026");
  });

  test("rests on a file that everyone may fetch, and that does nothing in a browser", async () => {
    const { id } = await published("Med fil");
    const form = await coordinator.get(`/vesterbro/plan/measures/${id}/proof`);
    const photo = sharp({ create: { width: 40, height: 30, channels: 3, background: "#1f5a4c" } });
    const png = new Uint8Array(await photo.png().toBuffer());
    const wrong = await coordinator.submit(form, "/proof", { statusAfter: "started", file: new File(["<script>"], "bevis.png") });
    expect(wrong.status).toBe(422);
    expect(wrong.document.querySelector("#file-error")).not.toBeNull();
    const page = await coordinator.submit(form, "/proof", { statusAfter: "started", file: new File([png], "før og efter.png") });
    expect(page.status).toBe(200);
    const href = page.document.querySelector("a[href$='/file']")?.getAttribute("href") ?? "";
    const file = await app.visitor().request(href);
    expect(file.status).toBe(200);
    expect(file.headers.get("content-type")).toBe("image/jpeg");
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    expect(file.headers.get("content-disposition")).toContain("attachment");
    expect(file.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(0);
    expect((await app.visitor().request(href.replace("/vesterbro/", "/norrebro/"))).status).toBe(404);
  });
});

test("texts of the plan hold no phone number of a person, and no CPR number", async () => {
  const form = await coordinator.get("/vesterbro/plan/goals/new");
  const phone = await coordinator.submit(form, "/plan/goals/new", { title: "Ring", meaning: "Ring til Kim på 26 12 13 18" });
  expect(phone.status).toBe(422);
  expect(phone.document.querySelector("#meaning-error")?.textContent).toContain("telefonnummer");
  const cpr = await coordinator.submit(form, "/plan/goals/new", { title: "Om 010190-1234" });
  expect(cpr.status).toBe(422);
  expect((await app.visitor().get("/vesterbro/plan")).text).not.toContain("010190");
});

test("two coordinators changing one measure: the second is told before anything is overwritten", async () => {
  const { id } = await published("To på én gang");
  const other = await app.signedIn("coordinator");
  const mine = await coordinator.get(`/vesterbro/plan/measures/${id}/edit`);
  const theirs = await other.get(`/vesterbro/plan/measures/${id}/edit`);
  await other.submit(theirs, "/edit", { title: "Deres titel" });
  const told = await coordinator.submit(mine, "/edit", { title: "Min titel" });
  expect(told.status).toBe(422);
  expect(told.text).toContain("En anden har rettet det samme");
  expect((await findMeasure(app.db, app.district.id, id, "visitor"))?.title).toBe("Deres titel");
  expect((await coordinator.submit(told, "/edit")).text).toContain("Min titel");
});

describe("a measure made from a reply", () => {
  const reply = async (status: string) => {
    const ref = { kind: "reply", id: uuidv7() };
    await inOne((tx) =>
      recordItem(tx, app.district.id, {
        ...ref,
        at: app.now,
        status,
        statusAt: app.now,
        title: `Svar: ${status}`,
        publicTitle: `Svar: ${status}`,
      }),
    );
    return ref;
  };

  test("begins as a draft in the thread of the reply", async () => {
    const origin = await reply("accepted");
    const made = await inOne<{ id: string }>((tx) => makeFrom(tx, manage(), origin, "measure", {}, app.now) as never);
    expect(await findMeasure(app.db, app.district.id, made.id, "visitor")).toBeUndefined();
    expect((await findMeasure(app.db, app.district.id, made.id, "member"))?.title).toBe("Svar: accepted");
    const kinds = async (reader: Parameters<typeof threadOf>[3]) =>
      (await threadOf(app.db, app.district.id, origin, reader)).map(({ kind }) => kind);
    expect(await kinds("visitor")).toEqual(["reply"]);
    expect(await kinds("member")).toEqual(["reply", "measure"]);
    const input = measureSchema.parse({ title: "Vask", goalId, partyId, fromDay: "2026-04-01", version: 1, act: "publish" });
    await inOne((tx) => changeMeasure(tx, manage(), made.id, input, app.now));
    expect(await kinds("visitor")).toEqual(["reply", "measure"]);
  });

  test.each(["no", "not_ours", "interim"])("is refused when it says %s", async (status) => {
    const origin = await reply(status);
    const before = await publishedMeasures(app.db, app.district.id);
    expect(await refused(inOne((tx) => makeFrom(tx, manage(), origin, "measure", {}, app.now)))).toEqual([
      { field: "", code: "reply_says_no" },
    ]);
    expect(await publishedMeasures(app.db, app.district.id)).toEqual(before);
  });
});

test("a measure is of the day it begins, a draft without one of the day it was written", async () => {
  const dayInThread = async ({ id }: { id: string }) =>
    (await app.db.selectFrom("thread.item").select("at").where("kind", "=", "measure").where("id", "=", id).executeTakeFirstOrThrow()).at;
  expect(await dayInThread(await published("Fra nytår"))).toEqual(startOfDay("2026-01-01"));
  expect(await dayInThread(await inOne<{ id: string }>((tx) => addMeasure(tx, manage(), { title: "Uden dage" }, app.now)))).toEqual(app.now);
});

test("moving a measure to another goal moves it in the thread", async () => {
  const other = await inOne<{ id: string }>((tx) => addGoal(tx, manage(), { title: "Et andet mål", meaning: "" }, app.now));
  const { id } = await published("Flytter");
  const input = measureSchema.parse({ title: "Flytter", goalId: other.id, partyId, fromDay: "2026-01-01", version: 1 });
  await inOne((tx) => changeMeasure(tx, manage(), id, input, app.now));
  const reader = readerOf({ actor: { kind: "visitor" }, may: () => false });
  const thread = await threadOf(app.db, app.district.id, { kind: "measure", id }, reader);
  expect(thread.map(({ title }) => title)).toEqual(["Et andet mål", "Flytter"]);
});

test("a goal can be tied to a document and untied", async () => {
  const document = { kind: "document", id: uuidv7() };
  await inOne((tx) =>
    recordItem(tx, app.district.id, { ...document, at: app.now, status: "recorded", statusAt: app.now, title: "Papiret", publicTitle: "Papiret" }),
  );
  const edit = `/vesterbro/plan/goals/${goalId}/edit`;
  const tied = await coordinator.submit(await coordinator.get(edit), "/edit", { documents: document.id });
  expect(tied.document.querySelector(".item-origins")?.textContent).toContain("Papiret");
  const untied = await coordinator.submit(await coordinator.get(edit), "/edit", { documents: [] });
  expect(untied.document.querySelector(".item-origins")).toBeNull();
  const unknown = await coordinator.submit(await coordinator.get(edit), "/edit", { documents: uuidv7() });
  expect(unknown.status).toBe(422);
});

test("two who change one goal at once are told of each other, and nothing is lost", async () => {
  const { id } = await inOne<{ id: string }>((tx) => addGoal(tx, manage(), { title: "Roligere aftener", meaning: "" }, app.now));
  const edit = `/vesterbro/plan/goals/${id}/edit`;
  const other = await app.signedIn("coordinator");
  const [mine, theirs] = [await coordinator.get(edit), await other.get(edit)];
  await other.submit(theirs, "/edit", { title: "Roligere nætter" });
  const told = await coordinator.submit(mine, "/edit", { title: "Roligere weekender" });
  expect([told.status, told.text]).toEqual([422, expect.stringContaining("Roligere nætter")]);
  expect(told.document.querySelector("[name=title]")?.getAttribute("value")).toBe("Roligere weekender");
  expect((await coordinator.submit(told, "/edit")).text).toContain("Roligere weekender");
});
