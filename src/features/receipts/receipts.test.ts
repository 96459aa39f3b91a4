import type { HttpBindings } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../../test/client.ts";
import { publishedConference } from "../../../test/conference.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { limits } from "../../platform/limits/limits.ts";
import { limitKey, takePlace } from "../../platform/limits/take-place.ts";
import { allFeatures } from "../all.ts";
import { putOnList } from "../conference/invitation/commands/list.ts";
import { listInvited } from "../conference/invitation/queries/invitations.ts";

let t: TestApp;
/** A code of each kind, all given out in Vesterbro, with what its page says. */
let codes: Readonly<Record<string, { code: string; address: string; says: string }>>;
beforeAll(async () => {
  t = await testApp();
  const coordinator = await t.signedIn("coordinator");
  const { id, path } = await publishedConference(t);
  codes = {
    report: { ...(await given("/street/report", { kind: "needle", placeWords: "Den grønne port" })), says: "Din kvittering" },
    idea: { ...(await given("/ideas/new", { title: "En bænk", what: "En bænk ved springvandet på torvet.", forWhom: "Alle" })), says: "En bænk" },
    statement: { ...(await given(`${await question(coordinator)}/write`, { text: "Hundene skal i snor." })), says: "Hundene skal i snor." },
    registration: { ...(await given(`${path.replace("/vesterbro", "")}/register`, { name: "Anna Andersen", party: "neighbour" })), says: "Anna Andersen" },
    invitation: { ...(await onPaper(coordinator, id, path)), says: "Kære Erik Uden. Vil du med?" },
  };
});
afterAll(() => t.close());

const codeIn = (text: string) => /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(text)?.[0] ?? "";

/** Somebody without an account sends a form and gets a code. */
async function given(path: string, answers: Record<string, string>) {
  const visitor = t.visitor();
  const receipt = await visitor.submit(await visitor.get(`/vesterbro${path}`), path, answers);
  const code = codeIn(receipt.text);
  expect(receipt.text, path).toContain("Næste gang kan du skrive koden her: localhost/kode");
  const address = receipt.path.split("?")[0] ?? "";
  expect((await visitor.get(`/en${address}`)).text).toContain("Next time you can write the code here: localhost/en/code");
  return { code, address };
}

async function question(coordinator: Client): Promise<string> {
  const answers = {
    title: "Hvad skal der ske med pladsen?", why: "Vi har talt om den.", asker: "Forummet", outcome: "Det kommer på dagsordenen.",
    closesOn: "2026-04-01", mustBeHeard: ["neighbour"], statements: "Bænkene skal blive stående.\nDer skal være lys i porten.\nTorvet skal fejes.",
  };
  const draft = await coordinator.submit(await coordinator.get("/vesterbro/dialogue/new"), "/dialogue/new", answers);
  await coordinator.submit(draft, "/open");
  return draft.path.replace("/vesterbro", "").split("?")[0] ?? "";
}

/** A letter on paper to somebody without mail. */
async function onPaper(coordinator: Client, id: string, path: string) {
  const draft = await coordinator.submit(await coordinator.get(`${path}/invitations`), "/make/letter");
  await coordinator.submit(await coordinator.get(`${draft.path.split("?")[0]}/send`), "/send");
  const permit = t.permit("conference.prepare");
  const erik = { name: "Erik Uden", email: null, organisation: "", phone: null, address: "Prøvegade 1", partyId: null };
  await t.db.transaction().execute((tx) => putOnList(tx, permit, id, [erik], "import", t.now));
  const [invited] = await listInvited(t.db, permit, id, t.deps);
  const sheet = await coordinator.submit(await coordinator.get(`${path}/invitations/${invited?.id}/paper`), "/paper");
  expect(sheet.text).toContain("Skriv koden her, eller scan med telefonen: http://localhost/kode");
  const code = codeIn(sheet.text);
  return { code, address: `/vesterbro/invitation/${code}` };
}

const kinds = allFeatures.flatMap(({ receipts = [] }) => receipts);
/** Where each kind was typed once, as it stands on paper that is still about. */
const before = ["/street/receipt", "/ideas/receipt", "/dialogue/receipt", "/registration", "/invitation"].map((path) => `/vesterbro${path}`);
const type = async (door: string, code: string, who = t.visitor(), times = 1) => who.submit(await who.get(door), "/code", { code }, times);
const unknown = "7KQM-2XNF-9R4T-B0HW";

const reachedFrom = (address: string) => {
  const connection = { incoming: { socket: { remoteAddress: address } } } as HttpBindings;
  return t.visitor().at({ request: (input, init) => t.app.request(input, init, connection) });
};

describe("the page for codes", () => {
  test.each(["report", "idea", "statement", "registration", "invitation"])("opens the code of %s, wherever it is typed", async (kind) => {
    const { code, address, says } = codes[kind] as (typeof codes)[string];
    for (const door of ["/vesterbro/code", "/kode", "/code", ...before]) {
      const opened = await type(door, code.toLowerCase().replaceAll("-", " "));
      expect([door, opened.status, opened.path]).toEqual([door, 200, address]);
      expect(opened.text).toContain(says);
      expect(opened.headers.get("cache-control")).toContain("no-store");
    }
    expect((await type("/en/code", code)).path).toBe(`/en${address}`);
    expect((await type("/vesterbro/code", code, t.visitor(), 5)).path).toBe(address);
  });

  test("opens what was given out in another district there, under its own address only", async () => {
    for (const { code, address, says } of Object.values(codes)) {
      const opened = await type("/norrebro/code", code);
      expect([opened.path, opened.text.includes(says)]).toEqual([address, true]);
      expect((await t.visitor().get(address.replace("vesterbro", "norrebro"))).status).toBe(404);
    }
  });

  test("says the same of all that open nothing, and keeps what was typed", async () => {
    for (const typed of [unknown, unknown.toLowerCase(), "7KQM", "7KQM-2XNF", "../../x"]) {
      const back = await type("/vesterbro/code", typed);
      expect([typed, back.status, back.text.includes("Vi kender ikke den kode. Se den efter, tegn for tegn.")]).toEqual([typed, 422, true]);
      expect(back.document.querySelector("input[name=code]")?.getAttribute("value")).toBe(typed);
    }
    const empty = await type("/en/vesterbro/code", " ");
    expect([empty.status, empty.text.includes("Write or choose something here.")]).toEqual([422, true]);
  });

  test("says what codes there are and what to do without one, and is found on every page but by no search engine", async () => {
    const page = await t.visitor().get("/kode");
    expect(page.path).toBe("/vesterbro/code");
    for (const { label, lost } of kinds) expect(page.text).toContain(`Til ${label.da}${lost.da}`);
    expect(page.text).toContain("en henvendelse, en idé, et udsagn i en dialog, en invitation på papir eller en tilmelding til en konference");
    expect(page.html).toContain('name="robots" content="noindex"');
    expect(page.headers.get("cache-control")).toContain("no-store");
    for (const path of ["/vesterbro", "/vesterbro/street", "/vesterbro/ideas", "/vesterbro/dialogue"])
      expect((await t.visitor().get(path)).document.querySelector('footer a[href="/vesterbro/code"]')?.textContent, path).toBe("Har du en kode?");
  });

  test("is where the old addresses lead, which take no forms themselves", async () => {
    const visitor = t.visitor();
    const token = (await visitor.get("/vesterbro/code")).document.querySelector("input[name=_form]")?.getAttribute("value") ?? "";
    const { code } = codes["idea"] as (typeof codes)[string];
    for (const path of before) {
      const led = await visitor.request(path);
      expect([path, led.status, led.headers.get("location")]).toEqual([path, 302, "/vesterbro/code"]);
      const sent = await visitor.request(path, { method: "POST", body: new URLSearchParams({ _form: token, code }) });
      expect([path, sent.status]).toEqual([path, 404]);
    }
  });

  test("takes so many codes from one address, at whichever door, and then asks to wait", async () => {
    const visitor = reachedFrom("198.51.100.7");
    for (const door of ["/vesterbro/code", ...before]) expect((await type(door, unknown, visitor)).status).toBe(422);
    const key = limitKey(t.deps.secret, "receipt", "198.51.100.7", t.now);
    for (let at = 1 + before.length; at < limits.receipt.atOnce; at += 1) expect(await takePlace(t.db, key, limits.receipt, t.now)).toBe(0);
    const { code, address } = codes["report"] as (typeof codes)[string];
    for (const door of ["/norrebro/code", ...before]) {
      const back = await type(door, code, visitor);
      expect([door, back.status, back.document.querySelector("input[name=code]")?.getAttribute("value")]).toEqual([door, 429, code]);
      expect(back.text).toContain("Vent nogle minutter, og send igen.");
    }
    expect((await type("/kode", code, reachedFrom("198.51.100.8"))).path).toBe(address);
  });
});
