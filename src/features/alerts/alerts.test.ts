import { XMLParser, XMLValidator } from "fast-xml-parser";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../../test/client.ts";
import { linkTo } from "../../../test/every-link.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addRepresentation } from "../../network/representations.ts";
import { addMember } from "../../platform/identity/commands.ts";
import type { MemberRole } from "../../platform/identity/member.ts";
import { addPlace } from "../street/commands/places.ts";
import { forgetAlertPeople, forgetOldAlerts } from "./commands/forget.ts";
import { watchAlertsJob } from "./jobs.ts";

let app: TestApp;
let reporter: Client;
let colleague: Client;
let other: Client;
let coordinator: Client;
let phone: string;

const work = "/vesterbro/alerts/work";
const yes = { credibility: "several", severity: "life", publish: "yes" };
const reported = { headline: "Hvide piller solgt som oxycodon", headlineEn: "White pills sold as oxycodone", looks: "Runde, hvide, med en streg", does: "Man holder op med at trække vejret", days: "7" };

beforeAll(async () => {
  app = await testApp({ remembersPages: true });
  [reporter, colleague, other, coordinator] = [await app.signedIn("provider"), await app.signedIn("provider"), await app.signedIn("provider"), await app.signedIn("coordinator")];
  await app.db.transaction().execute(async (tx) => {
    const permit = app.permit("parties.manage");
    const [house, others] = [await addParty(tx, permit, { name: "Prøvehuset", kind: "service" }), await addParty(tx, permit, { name: "De andre", kind: "service" })];
    for (const [at, partyId] of [[1, house], [2, house], [3, others]] as const) {
      const { id } = await tx.selectFrom("platform.member").select("id").where("email", "=", `test${at}@eksempel.dk`).executeTakeFirstOrThrow();
      await addRepresentation(tx, permit, id, { partyId, function: "Leder", fromDay: "2026-01-01" });
    }
    phone = await addMember(tx, permit, { name: "Finn Fastnet", reach: "phone", phone: "33663366", roles: ["provider"] });
    await addPlace(tx, app.permit("street.triage"), { name: "Prøvepladsen", lat: 55.67, lon: 12.55 });
  });
});
afterAll(() => app.close());

const later = (hours: number) => (app.now = new Date(app.now.getTime() + hours * 60 * 60 * 1000));
const text = async (path: string) => (await app.visitor().request(path)).text();
const mails = (email: string) => app.db.selectFrom("platform.mail").select(["subject", "text"]).where("to_address", "=", email).orderBy("id", "desc").execute();
const watch = () => watchAlertsJob.run({ ...app.deps, now: () => app.now }, null, { number: 1, isLast: true });
const idIn = (path: string) => path.replace(/\?.*/, "").split("/").at(-1) ?? "";

async function report(more: Record<string, string | string[]> = {}, client = reporter, times = 1): Promise<string> {
  const page = await client.submit(await client.get(`${work}/report?kind=batch`), "/report", { ...reported, ...more }, times);
  expect([page.status, page.text.slice(0, 300)]).toEqual([200, expect.stringContaining("Tak. De, der vurderer, har fået en mail.")]);
  return idIn(page.path);
}
const grade = async (client: Client, id: string, more: Record<string, string> = {}, times = 1) => client.submit(await client.get(`${work}/${id}`), "/grade", { ...yes, ...more }, times);
async function published(more: Record<string, string | string[]> = {}): Promise<string> {
  const id = await report(more);
  await grade(other, id);
  await grade(coordinator, id);
  return id;
}
/** Everywhere somebody could meet an alert that holds. */
const everywhere = async (id: string, words = "Hvide piller") =>
  Promise.all(
    ["/vesterbro/help", "/vesterbro/help?need=bed", "/vesterbro/help.txt", "/vesterbro/alerts.atom", "/vesterbro", `/vesterbro/alerts/${id}/sms`].map(async (path) => (await text(path)).includes(words)),
  );
const statuses = (id: string) => Promise.all(["", "/sms", "/flyer.pdf"].map(async (end) => (await app.visitor().request(`/vesterbro/alerts/${id}${end}`)).status));
const [all, none] = [Array.from({ length: 6 }, () => true), Array.from({ length: 6 }, () => false)];
const close = async (id: string, learnt = "Vi delte naloxon ud.") => coordinator.submit(await coordinator.get(`${work}/${id}/close`), "/close", { learnt });

describe("a report", () => {
  test("is read by nobody but those who grade, and says how long it waits", async () => {
    const id = await report({}, reporter, 5);
    expect(await app.db.selectFrom("alerts.alert").select("id").execute()).toHaveLength(1);
    expect(await everywhere(id)).toEqual(none);
    expect(await statuses(id)).toEqual([404, 404, 404]);
    for (const nobody of [app.visitor(), await app.signedIn("member"), await app.signedIn("moderator")])
      for (const path of [work, `${work}/${id}`, `${work}/report`]) expect((await nobody.get(path)).status).toBe(404);
    later(0.7);
    const list = await other.get(work);
    for (const words of ["Har ventet i 42 min.", "0 af 2 har vurderet den", "Hvide piller"]) expect(list.text).toContain(words);
    expect((await mails("test1@eksempel.dk")).filter(({ subject }) => subject?.startsWith("Haster"))).toEqual([]);
    expect((await mails("test3@eksempel.dk")).map(({ subject }) => subject)).toContain("Haster: vurder en advarsel (farligt stof)");
    await grade(other, id, { publish: "no", reason: "Ryd op" });
  });

  test("names nobody, is about now, and is kept when something is wrong; how long it may be is said before", async () => {
    const said = (await reporter.get(`${work}/report?kind=batch`)).document;
    for (const [name, most] of [["headline", 60], ["headlineEn", 60], ["does", 140]] as const) {
      const field = said.querySelector(`[name=${name}]`);
      expect(field?.getAttribute("maxlength")).toBe(String(most));
      expect(said.querySelector(`[id="${field?.getAttribute("aria-describedby")}"]`)?.textContent).toContain(`Højst ${most} tegn.`);
    }
    const again = async (more: Record<string, string | string[]>) => reporter.submit(await reporter.get(`${work}/report?kind=batch`), "/report", { ...reported, ...more });
    for (const [more, field] of [
      [{ does: "Spørg Test Testesen 3" }, "does"], [{ where: "Hos 31 12 34 56" }, "where"], [{ extra: "010190-1234" }, "extra"], [{ seenDay: "2026-03-09" }, "seenDay"], [{ seenDay: "2026-01-01" }, "seenDay"],
      [{ days: "15" }, "days"], [{ days: "0" }, "days"], [{ headline: "" }, "headline"], [{ headline: "x".repeat(61) }, "headline"], [{ area: ["Et sted i Valby"] }, "area"],
    ] as const) {
      const page = await again(more as Record<string, string | string[]>);
      expect([page.status, page.document.querySelector(`#${field}-error`) !== null], field).toEqual([422, true]);
      expect(page.document.querySelector("#looks")?.getAttribute("value")).toBe(reported.looks);
    }
    expect(await app.db.selectFrom("alerts.alert").select("id").where("status", "=", "waiting").execute()).toEqual([]);
    const foreign = await reporter.submit(await reporter.get(`${work}/report?kind=batch`), "/report", { ...reported, partyId: phone });
    expect(foreign.status).toBe(422);
    // Of people nobody says how they look.
    expect((await reporter.get(`${work}/report?kind=violence`)).document.querySelector("#looks")).toBeNull();
    expect((await (await app.signedIn("provider")).get(`${work}/report`)).text).toContain("Du taler ikke for nogen aktør endnu.");
  });
});

describe("grading", () => {
  test("takes two people, neither of whom reported it, and not both from the party that did", async () => {
    const id = await report({ area: ["Prøvepladsen"] });
    expect((await reporter.get(`${work}/${id}`)).document.querySelector("form[action$='/grade']")).toBeNull();
    const form = await colleague.get(`${work}/${id}`);
    const own = await reporter.request(`${work}/${id}/grade`, { method: "POST", body: await bodyOf(reporter, yes) });
    expect([own.status, (await own.text()).includes("Du har selv meldt den")]).toEqual([422, true]);
    await colleague.submit(form, "/grade", yes, 5);
    expect(await app.db.selectFrom("alerts.grading").select("id").where("alert_id", "=", id).execute()).toHaveLength(1);
    const twice = await colleague.request(`${work}/${id}/grade`, { method: "POST", body: await bodyOf(colleague, yes) });
    expect([twice.status, (await twice.text()).includes("Du har allerede givet en vurdering")]).toEqual([422, true]);
    expect(await everywhere(id)).toEqual(none);
    expect((await other.get(`${work}/${id}`)).text).toContain("1 af 2 har vurderet den");
    // A third of the same house.
    const third = await app.signedIn("provider");
    const { id: thirdId } = await app.db.selectFrom("platform.member").select("id").orderBy("id", "desc").where("name", "like", "Test%").executeTakeFirstOrThrow();
    const { party_id: house } = await app.db.selectFrom("alerts.alert").select("party_id").where("id", "=", id).executeTakeFirstOrThrow();
    await app.db.transaction().execute((tx) => addRepresentation(tx, app.permit("parties.manage"), thirdId, { partyId: house, function: "Vagt", fromDay: "2026-01-01" }));
    expect((await grade(third, id)).text).toContain("Den anden skal komme fra en anden aktør.");
    expect((await grade(other, id)).text).toContain("Advarslen er ude. Alle kan læse den nu.");
    expect(await everywhere(id)).toEqual(all);
    const page = await app.visitor().get(`/vesterbro/alerts/${id}`);
    for (const words of ["Gælder til", "Tag en lille smule først, og vent.", "Prøvepladsen", "Flere har fortalt det", "Runde, hvide"]) expect(page.text).toContain(words);
    for (const path of [`/vesterbro/alerts/${id}`, "/vesterbro/alerts", "/vesterbro/help", "/vesterbro/alerts.atom"])
      for (const secret of ["Test Testesen", "Prøvehuset", "test1@"]) expect(await text(path), path).not.toContain(secret);
    await close(id);
  });

  test("of a rumour or of little danger cannot be a yes, and one no ends it, with the reason to whoever reported it", async () => {
    const id = await report();
    const tooLittle: Record<string, string>[] = [{ credibility: "rumour" }, { severity: "mild" }, { credibility: "one", severity: "harm" }];
    for (const more of tooLittle) expect((await grade(other, id, more)).document.querySelector("#publish-error")).not.toBeNull();
    expect((await grade(other, id, { publish: "no" })).document.querySelector("#reason-error")).not.toBeNull();
    await grade(coordinator, id);
    expect((await grade(other, id, { publish: "no", reason: "Det er det samme som sidste uge." })).text).toContain("Den kommer ikke ud.");
    expect(await everywhere(id)).toEqual(none);
    expect(await statuses(id)).toEqual([404, 404, 404]);
    const [mail] = await mails("test1@eksempel.dk");
    expect([mail?.subject, mail?.text?.includes("Det er det samme som sidste uge.")]).toEqual(["Advarslen kom ikke ud", true]);
    expect((await reporter.get(`${work}/${id}`)).text).toContain("Det er det samme som sidste uge.");
    const late = await colleague.request(`${work}/${id}/grade`, { method: "POST", body: await bodyOf(colleague, yes) });
    expect(late.status).toBe(422);
  });

  test("by two at once, five presses each, publishes once", async () => {
    const id = await report();
    const pages = await Promise.all([other, coordinator].map(async (client) => ({ client, page: await client.get(`${work}/${id}`) })));
    const ends = await Promise.all(pages.map(({ client, page }) => client.submit(page, "/grade", yes, 5)));
    expect(ends.map(({ status }) => status)).toEqual([200, 200]);
    expect(await app.db.selectFrom("alerts.edition").select("number").where("alert_id", "=", id).execute()).toEqual([{ number: 1 }]);
    const events = await app.db.selectFrom("platform.audit_event").select("action").where("item_id", "=", id).where("action", "in", ["alerts.publish", "alerts.grade"]).execute();
    expect(events.map(({ action }) => action).sort()).toEqual(["alerts.grade", "alerts.grade", "alerts.publish"]);
    await close(id);
  });

  test("by the link in the mail needs no sign-in, opening it changes nothing, and it is for one report", async () => {
    const id = await report();
    const { path } = await linkTo(app, "test3@eksempel.dk", "alerts.grade_one", {});
    for (const method of ["GET", "HEAD"]) expect((await app.visitor().request(path, { method })).status).toBe(200);
    expect(await app.db.selectFrom("alerts.grading").select("id").where("alert_id", "=", id).execute()).toEqual([]);
    const holder = app.visitor();
    const page = await holder.get(path);
    const wrong = await holder.submit(page, path, { credibility: "one", severity: "harm", publish: "yes" });
    expect(wrong.document.querySelector("#publish-error")).not.toBeNull();
    expect((await holder.submit(wrong, path, { ...yes, grader: phone })).status).toBe(422);
    expect((await holder.submit(wrong, path, { ...yes, grader: "" }, 5)).text).toContain("Tak. Din vurdering er gemt.");
    expect((await app.db.selectFrom("alerts.grading").select("grader").where("alert_id", "=", id).execute())).toHaveLength(1);
    expect((await mails("test4@eksempel.dk"))[0]?.text).toContain("En har sagt ja. Nu mangler der én til.");
    await grade(coordinator, id, { publish: "no", reason: "Ryd op" });
    expect((await holder.get(path)).text).toContain("Du har allerede vurderet den.");
  });

  test("can be entered by a coordinator for somebody on the phone, who then does not grade it as well", async () => {
    const id = await report();
    await grade(coordinator, id, { grader: phone });
    const own = await coordinator.request(`${work}/${id}/grade`, { method: "POST", body: await bodyOf(coordinator, yes) });
    expect(own.status).toBe(422);
    const event = await app.db.selectFrom("platform.audit_event").select("after").where("item_id", "=", id).where("action", "=", "alerts.grade").executeTakeFirstOrThrow();
    expect(event.after).toMatchObject({ assisted: true, memberId: phone });
    expect((await grade(other, id)).text).toContain("Advarslen er ude.");
    await close(id);
  });

  test("that too few are left for says so, and whom a coordinator can call", async () => {
    const others = (await app.db.selectFrom("platform.member").select(["id", "email", "roles"]).execute()).filter(({ email, roles }) => email !== "test1@eksempel.dk" && email !== null && roles.includes("provider"));
    const give = (role: MemberRole) => app.db.updateTable("platform.member").set({ roles: [role] }).where("id", "in", others.map(({ id }) => id)).execute();
    await give("member");
    const form = await reporter.get(`${work}/report?kind=batch`);
    for (const words of ["Kun 1 kan vurdere den", "Den skal vurderes af 2", "Bed en koordinator om at give en mere rollen"]) expect(form.text).toContain(words);
    const page = await reporter.submit(form, "/report", reported);
    for (const words of ["Tak. Det, du har meldt, er gemt.", "Kun 1 kan vurdere den"]) expect(page.text).toContain(words);
    const id = idIn(page.path);
    await grade(coordinator, id);
    const stuck = await coordinator.get(`${work}/${id}`);
    expect([stuck.text.includes("Der er ingen, der kan vurdere den"), stuck.document.querySelector("main a[href='/vesterbro/forum/members']") !== null]).toEqual([true, true]);
    await give("provider");
    const enough = await coordinator.get(`${work}/${id}`);
    expect(enough.text).not.toContain("Der er ingen, der kan vurdere den");
    for (const words of ["Leder, De andre", "33663366"]) expect(enough.text).toContain(words);
    expect((await other.get(`${work}/${id}`)).text).not.toContain("33663366");
    await grade(other, id, { publish: "no", reason: "Ryd op" });
  });

  test("is asked for again, and what nobody grades for three days does not go out", async () => {
    const id = await report();
    const asked = async () => (await mails("test3@eksempel.dk")).filter(({ subject }) => subject?.startsWith("Haster")).length;
    const before = await asked();
    await watch();
    expect(await asked()).toBe(before);
    later(0.6);
    await watch();
    await watch();
    expect([(await asked()) - before, (await mails("test3@eksempel.dk"))[0]?.text?.match(/Den har ventet i .*/)?.[0]]).toEqual([1, "Den har ventet i 36 min."]);
    later(72);
    await watch();
    expect((await mails("test1@eksempel.dk"))[0]?.text).toContain("Ingen har vurderet advarslen inden for tre døgn.");
    expect((await app.db.selectFrom("alerts.alert").select("status").where("id", "=", id).executeTakeFirstOrThrow()).status).toBe("refused");
  });
});

/** What an alert's row says where somebody searches. */
const excerptOf = async (id: string, words: string) =>
  (await app.visitor().get(`/vesterbro/search?q=${encodeURIComponent(words)}`)).document.querySelector(`.item-row:has(a[href$='/alerts/${id}'])`)?.textContent;

/** How an alert stands there. */
const foundAs = async (id: string, lang: "da" | "en") =>
  (await app.visitor().get(`${lang === "en" ? "/en" : ""}/vesterbro/search?q=advarsler`)).document.querySelector(`.item-row:has(a[href$='/alerts/${id}']) .status`)?.textContent;

describe("an alert that is out", () => {
  test("is a feed that others can read, a text message and a tagged notice with its last day", async () => {
    const id = await published({ does: 'Man <falder> & "sover"' });
    const feed = await app.visitor().request("/vesterbro/alerts.atom");
    expect(feed.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    const xml = await feed.text();
    expect(XMLValidator.validate(xml)).toBe(true);
    const { feed: atom } = new XMLParser({ ignoreAttributes: false }).parse(xml) as { feed: Record<string, unknown> & { entry: Record<string, string> } };
    expect(atom["@_xmlns"]).toBe("http://www.w3.org/2005/Atom");
    expect([atom["id"], atom.entry["id"]]).toEqual(["http://localhost/vesterbro/alerts", `urn:uuid:${id}`]);
    expect(atom["updated"]).toBe(atom.entry["updated"]);
    expect(atom.entry["title"]).toBe("Farligt stof: Hvide piller solgt som oxycodon");
    expect(JSON.stringify(atom.entry["content"])).toContain("<falder> &");
    expect(await text("/en/vesterbro/alerts.atom")).toContain("Dangerous batch: White pills sold as oxycodone");

    const sms = await text(`/vesterbro/alerts/${id}/sms`);
    expect(sms.length).toBeLessThanOrEqual(160);
    expect(sms).toContain("Hav naloxon");

    const bytes = new Uint8Array(await (await app.visitor().request(`/vesterbro/alerts/${id}/flyer.pdf`)).arrayBuffer());
    const pdf = await getDocumentProxy(bytes.slice());
    const [info, page, { text: words }] = [await pdf.getMetadata(), await pdf.getPage(1), await extractText(pdf, { mergePages: true })];
    expect(pdf.numPages).toBe(1);
    expect((info.info as { Title: string }).Title).toBe("Advarsel: Farligt stof: Hvide piller solgt som oxycodon");
    const tree = JSON.stringify(await page.getStructTree());
    for (const role of ['"H1"', '"H2"', '"L"', '"Figure"', `/alerts/${id}`]) expect(tree).toContain(role);
    for (const said of ["Tag opslaget ned", "Hav naloxon hos dig.", "2026 kl."]) expect(words.replace(/\s+/g, " ")).toContain(said);
    await close(id);
  });

  test("is written anew with what is new, holds on from then, and whoever saves second sees the first", async () => {
    const id = await published();
    const expiry = async () => (await app.db.selectFrom("alerts.alert").select("expires_at").where("id", "=", id).executeTakeFirstOrThrow()).expires_at?.getTime() ?? 0;
    const first = await expiry();
    const open = (client: Client) => client.get(`${work}/${id}/change`);
    expect((await open(other)).status).toBe(404);
    const [mine, theirs] = [await open(reporter), await open(coordinator)];
    later(23);
    const saved = await coordinator.submit(theirs, "/change", { headline: "Gule piller", days: "10", changed: "De findes også som gule." }, 5);
    expect(saved.text).toContain("Gemt. Alle læser det nye nu.");
    expect(await expiry()).toBe(first + (3 * 24 + 23) * 60 * 60 * 1000);
    expect(await everywhere(id, "Gule piller")).toEqual(all);
    const page = await app.visitor().get(`/vesterbro/alerts/${id}`);
    for (const words of ["Hvad er nyt", "De findes også som gule.", "Kom ud"]) expect(page.text).toContain(words);
    const clash = await reporter.submit(mine, "/change", { headline: "Blå piller", changed: "Blå" });
    expect([clash.status, clash.text.includes("Gule piller"), clash.document.querySelector("#headline")?.getAttribute("value")]).toEqual([422, true, "Blå piller"]);
    expect((await reporter.submit(clash, "/change", { does: "Ring til Test Testesen 3" })).document.querySelector("#does-error")).not.toBeNull();
    expect((await mails("test3@eksempel.dk"))[0]?.subject).toBe("Advarsel rettet: Farligt stof");
    await close(id);
  });

  test("ends by itself to the second, whether or not the job has run, and cannot be prolonged afterwards", async () => {
    const id = await published({ days: "1" });
    later(1);
    const form = await reporter.get(`${work}/${id}/change`);
    const end = app.now.getTime() + 23 * 60 * 60 * 1000;
    app.now = new Date(end - 1000);
    expect(await everywhere(id)).toEqual(all);
    expect(await excerptOf(id, "advarsler")).toContain("Runde, hvide");
    expect(await foundAs(id, "da")).toEqual("Gælder nu");
    expect(await foundAs(id, "en")).toEqual("In force now");
    app.now = new Date(end);
    expect(await everywhere(id)).toEqual(none);
    expect(await excerptOf(id, "advarsler")).toMatch(/oxycodon(?!.*Runde, hvide)/s);
    expect(await foundAs(id, "da")).toMatch(/^Gælder ikke mere/);
    expect(await statuses(id)).toEqual([200, 404, 404]);
    const over = await app.visitor().get(`/vesterbro/alerts/${id}`);
    expect(over.text).toContain("Den gælder ikke mere.");
    expect(over.text).not.toContain("Runde, hvide");
    expect((await app.visitor().get("/vesterbro/alerts")).text).toContain("Ingen advarsler lige nu");
    const clash = await reporter.submit(form, "/change", { changed: "Længere" });
    expect([clash.status, clash.text.includes("gået ud, mens du skrev")]).toEqual([422, true]);
    expect(await everywhere(id)).toEqual(none);
    expect((await mails("test1@eksempel.dk"))[0]?.subject).not.toContain("gået ud");
    await watch();
    await watch();
    expect(await foundAs(id, "da")).toMatch(/^Gælder ikke mere/);
    expect(await excerptOf(id, "advarsler")).not.toContain("Runde, hvide");
    const told = (await mails("test1@eksempel.dk")).filter(({ subject }) => subject === "Advarsel gået ud: Farligt stof");
    expect(told).toHaveLength(1);
    expect(XMLValidator.validate(await text("/vesterbro/alerts.atom"))).toBe(true);
  });

  test("is closed with what was learnt, for everyone, and that can go onto an agenda", async () => {
    const id = await published();
    const named = await close(id, "Test Testesen 2 ved det");
    expect(named.document.querySelector("#learnt-error")).not.toBeNull();
    expect((await coordinator.submit(named, "/close", { learnt: "Flere vil have testet deres stof." }, 5)).text).toContain("Advarslen er afsluttet.");
    expect(await everywhere(id)).toEqual(none);
    expect((await app.visitor().get("/vesterbro/alerts")).text).toContain("Flere vil have testet deres stof.");
    const excerpt = await excerptOf(id, "testet");
    expect(excerpt).toContain("Flere vil have testet deres stof.");
    expect(excerpt).not.toContain("Runde, hvide");
    const page = await coordinator.get(`/vesterbro/alerts/${id}`);
    expect([...page.document.querySelectorAll("form")].some((one) => one.getAttribute("action")?.includes(`/from/alert/${id}`))).toBe(true);
    expect((await coordinator.get(`${work}/${id}/close`)).status).toBe(404);
    expect((await app.visitor().get(`/norrebro/alerts/${id}`)).status).toBe(404);
  });

  test("keeps what was learnt for years, and who reported and graded for half a year", async () => {
    const tools = { now: app.now, files: app.deps.files, permitIn: () => app.permit("retention.erase") };
    const run = (erase: typeof forgetAlertPeople, days: number) => app.db.transaction().execute((tx) => erase(tx, { ...tools, now: new Date(app.now.getTime() + days * 24 * 60 * 60 * 1000) }));
    const rows = (table: "alerts.alert" | "alerts.grading") => app.db.selectFrom(table).select("id").execute();
    expect(await run(forgetAlertPeople, 100)).toEqual([]);
    await run(forgetAlertPeople, 200);
    expect(await rows("alerts.grading")).toEqual([]);
    expect(await app.db.selectFrom("alerts.alert").select("id").where("reported_by", "is not", null).execute()).toEqual([]);
    expect((await rows("alerts.alert")).length).toBeGreaterThan(4);
    await run(forgetOldAlerts, 1900);
    expect(await rows("alerts.alert")).toEqual([]);
    expect(await app.db.selectFrom("thread.item").select("id").where("kind", "=", "alert").execute()).toEqual([]);
  });
});

/** What somebody's browser would send who has a form of theirs open, to an address that shows them none. */
async function bodyOf(client: Client, answers: Record<string, string>): Promise<FormData> {
  const page = await client.get(`${work}/report?kind=other`);
  const body = new FormData();
  body.set("_form", page.document.querySelector("main input[name=_form]")?.getAttribute("value") ?? "");
  for (const [name, value] of Object.entries(answers)) body.set(name, value);
  return body;
}
