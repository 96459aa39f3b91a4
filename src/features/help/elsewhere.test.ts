import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addParty } from "../../network/commands.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addService } from "./commands/services.ts";
import { openDoor } from "./rules/doors/door-rules.ts";
import type { DoorAnswer } from "./rules/doors/door-rules.ts";
import { elsewhereDrafts } from "./rules/elsewhere/elsewhere-drafts.ts";
import { isOld, linesOf, situations } from "./rules/elsewhere/elsewhere.ts";

const work = "/vesterbro/help/work/elsewhere";
let app: TestApp;
let coordinator: Client;
const situation = (name: string, prefix = "") => app.visitor().get(`${prefix}/vesterbro/help/elsewhere/${name}`);
const texts = { text: "Du må komme på hospitalet.\r\n\r\nSpørg personalet.", textEn: "You may come to the hospital.", source: "Prøveloven § 1" };
const write = async (name: string, answers: Record<string, string>, client = coordinator) => client.submit(await client.get(`${work}/${name}`), `${work}/${name}`, answers);

beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
  await app.db.transaction().execute(async (tx) => {
    const partyId = await addParty(tx, app.permit("parties.manage"), { name: "Prøvehuset", kind: "service" });
    const doors: [string, DoorAnswer, DoorAnswer][] = [["Åben for alle", "yes", "yes"], ["Åben med papirer", "yes", "no"], ["Kun for byens egne", "no", "yes"], ["Siger ikke noget", "unknown", "unknown"]];
    for (const [name, elsewhere, withoutPapers] of doors)
      await addService(tx, app.permit("help.edit"), {
        partyId, name, what: "Mad", whatEn: "", needs: ["food"], place: "Prøvegade 4", point: null, isSecret: false, phone: "", languages: [], visits: [], checkEvery: 30,
        door: { ...openDoor, elsewhere, withoutPapers }, schedule: { lines: [], exceptions: [], onHolidays: "as-usual" },
      }, app.now);
  });
});
afterAll(() => app.close());

test.each([["2026-03-02", "2027-03-02", false], ["2026-03-02", "2027-03-03", true]])("a text read on %s is old on %s: %s", (approved, today, old) => {
  expect(isOld(approved, today)).toBe(old);
});

test("the prepared texts are approved by nobody, say the same in both languages and say where it stands", () => {
  for (const name of situations) {
    const { text, textEn, source, approvedOn } = elsewhereDrafts[name];
    expect([approvedOn, linesOf(text).length, source.length > 10]).toEqual([null, linesOf(textEn).length, true]);
  }
});

describe("a situation's page", () => {
  test("tells whom to call and where one may go before anybody has approved a text, and nothing else", async () => {
    const page = await situation("outside");
    for (const words of ["ring 1813", "ring 112", "Forummet har ikke skrevet noget her endnu."]) expect(page.text).toContain(words);
    expect(page.text).not.toContain("Sundhedsloven");
    expect((await situation("mars")).status).toBe(404);
    expect((await app.visitor().get("/vesterbro/help/elsewhere")).document.querySelectorAll(".needs a")).toHaveLength(3);
  });

  test.each([["denmark", ["Åben for alle", "Åben med papirer"]], ["eu", ["Åben for alle"]], ["outside", ["Åben for alle"]]])("%s lists the doors that say one may come", async (name, places) => {
    expect([...(await situation(name)).document.querySelectorAll(".svc h3")].map((one) => one.textContent)).toEqual(places);
  });

  test("is linked from the filters and from the plain text", async () => {
    expect((await app.visitor().get("/vesterbro/help?elsewhere=1")).document.querySelector(".asks a[href='/vesterbro/help/elsewhere']")).not.toBeNull();
    expect(await (await app.visitor().request("/vesterbro/help.txt")).text()).toContain("/vesterbro/help/elsewhere\n");
  });
});

describe("coordinators write and approve", () => {
  test("and nobody else sees where", async () => {
    for (const nobody of [app.visitor(), await app.signedIn("member"), await app.signedIn("provider")])
      for (const path of [work, `${work}/eu`]) expect((await nobody.get(path)).status).toBe(404);
    expect((await coordinator.get(`${work}/mars`)).status).toBe(404);
  });

  test("what is only kept is read by nobody; what is approved has its day and its source, pressed five times or once", async () => {
    expect((await coordinator.get(`${work}/eu`)).text).toContain("Det her er et udkast");
    expect((await write("eu", { ...texts, do: "keep" })).text).toContain("Ingen andre kan læse det.");
    expect((await situation("eu")).text).not.toContain("Prøveloven");
    const form = await coordinator.get(`${work}/eu`);
    await coordinator.submit(form, `${work}/eu`, { do: "approve" }, 5);
    const page = await situation("eu");
    for (const words of ["Læst igennem 2. marts 2026 af Samarbejdsforum Vesterbro.", "Kilde: Prøveloven § 1"]) expect(page.text).toContain(words);
    expect([...page.document.querySelectorAll(".lines li")].map((one) => one.textContent)).toEqual(["Du må komme på hospitalet.", "Spørg personalet."]);
    expect((await situation("eu", "/en")).text).toContain("You may come to the hospital.");
    const events = await app.db.selectFrom("platform.audit_event").select("action").where("action", "like", "help.%elsewhere").execute();
    expect(events.map(({ action }) => action).toSorted()).toEqual(["help.approve_elsewhere", "help.keep_elsewhere"]);
  });

  test("a year later the page says that it may have changed", async () => {
    const before = app.now;
    app.now = new Date("2027-04-02T09:00:00Z");
    const page = await situation("eu");
    const list = await (await app.signedIn("coordinator")).get(work);
    app.now = before;
    expect(page.text).toContain("Sidst læst igennem 2. marts 2026. Det kan være ændret.");
    expect(list.text).toContain("læst for over et år siden: 2. marts 2026");
  });

  test("who saves second sees the first's words, also for the very first text", async () => {
    const other = await app.signedIn("coordinator");
    const [mine, theirs] = [await coordinator.get(`${work}/denmark`), await other.get(`${work}/denmark`)];
    await other.submit(theirs, `${work}/denmark`, { ...texts, source: "Deres lov § 2", do: "approve" });
    const clash = await coordinator.submit(mine, `${work}/denmark`, { ...texts, source: "Min lov § 3", do: "keep" });
    expect([clash.status, clash.text.includes("Deres lov § 2"), clash.document.querySelector("#source")?.getAttribute("value")]).toEqual([422, true, "Min lov § 3"]);
    expect((await situation("denmark")).text).toContain("Deres lov § 2");
    expect((await coordinator.submit(clash, `${work}/denmark`, { do: "keep" })).status).toBe(200);
    expect((await situation("denmark")).text).not.toContain("lov §");
  });

  test("mistakes are named, and no person gets into it", async () => {
    const empty = await write("outside", { text: " ", source: "", do: "approve" });
    expect([empty.status, ...["text", "source"].map((name) => empty.document.querySelector(`#${name}-error`) !== null)]).toEqual([422, true, true]);
    const named = await write("outside", { ...texts, text: "Ring til Test Testesen 1", do: "approve" });
    expect(named.document.querySelector("#text-error")?.textContent).toContain("navn");
    expect((await situation("outside")).text).not.toContain("Testesen");
  });
});
