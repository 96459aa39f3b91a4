import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filledIn } from "../../../test/client.ts";
import type { Answers, Client } from "../../../test/client.ts";
import { hear } from "../../../test/event-stream.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addMember, endMember } from "../../platform/identity/commands.ts";
import { addAgendaItem } from "./commands/items.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { addSeries } from "./commands/series.ts";
import { givenNames } from "./live.ts";

let t: TestApp;
let kim: Client;
let ane: Client;
let meeting: string;
let item: string;
let party: string;

beforeAll(async () => {
  t = await testApp();
  kim = (await coordinator("Kim Koordinator")).client;
  ane = (await coordinator("Ane Andersen")).client;
  await t.db.transaction().execute(async (tx) => {
    const series = await addSeries(tx, t.permit("meetings.prepare"), {
      name: "Prøveforum",
      everyWeeks: 6,
      weekday: 3,
      fromDay: "2026-03-02",
      fromTime: "16:00",
      toTime: "18:00",
      place: "Prøvesalen",
    });
    meeting = await planNextMeeting(tx, t.permit("meetings.prepare"), series, t.now);
    item = await addAgendaItem(tx, t.permit("meetings.prepare"), meeting, { title: "Lys i gården", kind: "discussion" }, t.now);
    party = await addParty(tx, t.permit("parties.manage"), { name: "Prøvekontoret", kind: "city" });
  });
  t.now = new Date("2026-03-04T16:00:00Z");
});
afterAll(() => t.close());

async function coordinator(name: string): Promise<{ id: string; client: Client }> {
  const details = { name, email: `${name.replace(" ", "-")}@eksempel.dk`, reach: "mail", roles: ["coordinator"] } as const;
  const id = await t.db.transaction().execute((tx) => addMember(tx, t.permit("parties.manage"), details));
  const client = t.visitor();
  await client.submit(await client.get(await t.deps.identity.signInLinkFor(t.district.id, id)), "/sign-in/confirm");
  return { id, client };
}

const address = (rest: string, district = "vesterbro") => `/${district}/forum/meetings/${meeting}/${rest}`;
const stream = () => address("live");

async function post(client: Client, action: string, answers: Answers): Promise<Response> {
  const page = await client.get(address("minutes"));
  const form = [...page.document.querySelectorAll("form")].find((one) => one.getAttribute("action")?.endsWith(action));
  if (!form) throw new Error(`no form to ${action}`);
  return client.request(form.getAttribute("action") ?? "", { method: "POST", body: filledIn(form, answers) });
}
const write = (client: Client, minutes: string) => post(client, `/minutes/${item}`, { minutes });

interface Now {
  outline: string;
  versions: Record<string, number>;
  writing: Record<string, string>;
}
const now = async (client: Client, prefix = "") => (await (await client.request(prefix + address("live/now"))).json()) as Now;

async function beat(client: Client): Promise<number> {
  const page = await client.get(address("minutes"));
  const token = page.document.querySelector("minutes-autosave input[name=_form]")?.getAttribute("value") ?? "";
  const at = page.document.querySelector("minutes-autosave")?.getAttribute("data-writing") ?? "";
  const headers = { accept: "application/json" };
  return (await client.request(at, { method: "POST", body: new URLSearchParams({ _form: token }), headers })).status;
}

describe("who has the minutes open", () => {
  test("hears of texts, outcomes, attendance, items, and what came of them, and asks what is new", async () => {
    const open = await hear(ane, stream());
    const before = await now(ane);
    await write(kim, "Der mangler en pære");
    expect(await open.next()).toBe(true);
    const after = await now(ane);
    expect([after.versions[item], after.outline]).toEqual([1, before.outline]);
    const text = await ane.request(address(`minutes/${item}/text`));
    expect(await text.json()).toEqual({ version: 1, minutes: "Der mangler en pære" });

    let { outline } = after;
    const tellsOfMore = async (change: Promise<unknown>) => {
      await change;
      expect(await open.next()).toBe(true);
      const next = (await now(ane)).outline;
      expect(next).not.toBe(outline);
      outline = next;
    };
    await tellsOfMore(post(kim, "/from/agenda-item/" + item, { wording: "Vi beder om lys", dissent: "" }));
    await tellsOfMore(post(kim, "/close", { outcome: "discussed" }));
    const attendance = await kim.get(address("attendance"));
    await tellsOfMore(kim.submit(attendance, "/attendance", { parties: [party] }));
    const fresh = await kim.get(address("work"));
    await tellsOfMore(kim.submit(fresh, "/items/new", { title: "Nyt punkt", kind: "discussion" }));
    expect(open.waiting()).toBe(0);
    await open.close();
  });

  test("in another district hears nothing, and nobody hears who may not write", async () => {
    const people = { visitor: t.visitor(), member: await t.signedIn("member"), provider: await t.signedIn("provider") };
    const paths = [stream(), address("live/now"), address(`minutes/${item}/text`)];
    for (const [who, client] of Object.entries(people))
      for (const path of paths) {
        const answer = await client.request(path);
        expect([who, path, answer.status]).toEqual([who, path, 404]);
        expect(await answer.text()).not.toMatch(/pære|Lys i gården|Koordinator/);
      }
    for (const path of paths) {
      expect((await kim.request(path.replace("vesterbro", "norrebro"))).status).toBe(404);
      expect((await kim.request(path.replaceAll(meeting, "019a0000-0000-7000-8000-000000000000"))).status).toBe(404);
      expect((await kim.request(path.replaceAll(meeting, "x"))).status).toBe(404);
    }
    expect((await kim.request(address("minutes/019a0000-0000-7000-8000-000000000000/text"))).status).toBe(404);
  });

  test("hears no more when they are removed, lose the right, or sign out", async () => {
    const [removed, demoted, left] = [await coordinator("Bo"), await coordinator("Eva"), await coordinator("Ib")];
    const open = [await hear(removed.client, stream()), await hear(demoted.client, stream()), await hear(left.client, stream())];
    await t.db.transaction().execute((tx) => endMember(tx, t.permit("parties.manage"), removed.id, t.now));
    expect(await open[0]?.next()).toBe(false);
    await t.db.updateTable("platform.member").set({ roles: ["member"] }).where("id", "=", demoted.id).execute();
    expect(await open[1]?.next()).toBe(false);
    await left.client.submit(await left.client.get(address("minutes")), "/sign-out");
    expect(await open[2]?.next()).toBe(false);
    for (const { client } of [removed, demoted, left]) expect((await client.request(stream())).status).toBe(404);
  });

  test("of one session has six pages open at most", async () => {
    const busy = await t.signedIn("coordinator");
    const open = await Promise.all(Array.from({ length: 6 }, () => hear(busy, stream())));
    const seventh = await busy.request(stream());
    expect([seventh.status, seventh.headers.get("retry-after")]).toEqual([429, "30"]);
    await open[0]?.close();
    const again = await hear(busy, stream());
    expect(again.status).toBe(200);
    await Promise.all([...open, again].map((one) => one.close()));
  });

  test("gets an answer that no proxy gathers", async () => {
    const { headers, body } = await kim.request(stream());
    expect(headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect([headers.get("cache-control"), headers.get("x-accel-buffering")]).toEqual(["no-store", "no"]);
    await body?.cancel();
    expect((await kim.request(stream(), { method: "HEAD" })).status).toBe(200);
    expect(t.deps.live.use().streams).toBe(0);
  });
});

describe("who is writing", () => {
  test("is shown to the others for ten seconds after the last beat, in their language, and never to oneself", async () => {
    await sql`truncate meetings.writing`.execute(t.db);
    const open = await hear(ane, stream());
    expect(await beat(kim)).toBe(200);
    expect(await open.next()).toBe(true);
    expect((await now(ane)).writing).toEqual({ [item]: "Kim skriver her" });
    expect((await now(ane, "/en")).writing).toEqual({ [item]: "Kim is writing here" });
    expect((await now(kim)).writing).toEqual({});
    t.now = new Date(t.now.getTime() + 6_000);
    await beat(kim);
    t.now = new Date(t.now.getTime() + 6_000);
    expect((await now(ane)).writing).toEqual({ [item]: "Kim skriver her" });
    t.now = new Date(t.now.getTime() + 6_000);
    expect((await now(ane)).writing).toEqual({});
    // That it went on was no news.
    expect(open.waiting()).toBe(0);
    await open.close();
  });

  test("leaves nothing behind: no event in the audit, and no row once another writes", async () => {
    const events = async () => (await t.db.selectFrom("platform.audit_event").select("id").execute()).length;
    const before = await events();
    await beat(kim);
    t.now = new Date(t.now.getTime() + 11_000);
    await beat(ane);
    expect(await t.db.selectFrom("meetings.writing").select("member_id").execute()).toHaveLength(1);
    expect(await events()).toBe(before);
  });

  test("at once a hundred times is one row", async () => {
    await Promise.all(Array.from({ length: 20 }, () => beat(kim)));
    const rows = await t.db.selectFrom("meetings.writing").select("member_id").execute();
    expect(new Set(rows.map((row) => row.member_id)).size).toBe(rows.length);
  });

  test("two of one name are called by their whole names", () => {
    expect(givenNames(["Kim Aagaard", "Ane Bo"])).toEqual(["Kim", "Ane"]);
    expect(givenNames(["Kim Aagaard", "Kim Bo"])).toEqual(["Kim Aagaard", "Kim Bo"]);
  });
});
