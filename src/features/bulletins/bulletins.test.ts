import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addRepresentation, endRepresentation } from "../../network/representations.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { recordItem } from "../../thread/commands.ts";
import { reportObservation } from "../street/commands/report.ts";
import { reportFigures } from "../street/views/figures.ts";
import { forgetOldBulletins, forgetWhatStandsBeside } from "./commands/publish.ts";
import { askForLinesJob } from "./jobs.ts";

let t: TestApp;
let karen: Client;
let mona: Client;
let neighbours = "";
let patrol = "";
let police = "";
let meeting = "";
let ends: Record<string, string> = {};
let meetings = 0;
const start = new Date("2026-03-02T09:00:00Z");

beforeAll(async () => {
  t = await testApp();
  karen = await t.signedIn("coordinator");
  mona = await t.signedIn("member");
  await t.db.transaction().execute(async (tx) => {
    const permit = t.permit("parties.manage");
    const party = (name: string, kind: "neighbours" | "users" | "police") => addParty(tx, permit, { name, kind });
    const person = async (name: string, partyId: string, isDeputy: boolean, email?: string) => {
      const reach = email === undefined ? ({ reach: "phone", phone: "20123456" } as const) : ({ reach: "mail", email } as const);
      const memberId = await addMember(tx, permit, { name, ...reach, roles: ["member"] });
      return addRepresentation(tx, permit, memberId, { partyId, function: "x", isDeputy, fromDay: "2026-01-01" });
    };
    patrol = await party("Ærlige Brugere", "users");
    neighbours = await party("Naboerne", "neighbours");
    police = await party("Årsta Politi", "police");
    await party("Kun Breve", "police").then((id) => tx.updateTable("network.party").set({ seats: 0 }).where("id", "=", id).execute());
    ends = {
      anna: await person("Anna Prøve", neighbours, false, "anna@eksempel.dk"),
      stand: await person("Sten Stedfortræder", neighbours, true, "sten@eksempel.dk"),
      dora: await person("Dora Suppleant", patrol, true, "dora@eksempel.dk"),
      tove: await person("Tove Telefon", police, false),
    };
  });
});
afterAll(() => t.close());

/** Each test has a meeting of its own, 23 days ahead, as the thread knows it. */
beforeEach(async () => {
  t.now = start;
  await t.db.deleteFrom("platform.mail").execute();
  await t.db.deleteFrom("bulletins.bulletin").execute();
  await t.db.deleteFrom("thread.item").where("kind", "in", ["meeting", "bulletin"]).execute();
  meetings += 1;
  meeting = `01900000-0000-7000-8000-${String(meetings).padStart(12, "0")}`;
  await stand("2026-03-25T15:00:00Z");
});

const stand = (at: string, status = "planned", id = meeting) =>
  t.db.transaction().execute((tx) =>
    recordItem(tx, t.district.id, {
      kind: "meeting", id, at: new Date(at), status, statusAt: start, title: `Møde 1, ${at.slice(0, 10)}`, publicTitle: null,
    }),
  );
const prepare = () => `/vesterbro/forum/bulletins/${meeting}/prepare`;
const shown = () => `/vesterbro/forum/bulletins/${meeting}`;
const partyPage = (id: string) => `${shown()}/parties/${id}`;
const ask = async (times = 1) => karen.submit(await karen.get(prepare()), "/ask", {}, times);
const mails = () =>
  t.db.selectFrom("platform.mail").select(["to_address as to", "subject", "text", "purpose"]).orderBy("to_address").orderBy("id").execute();
const linkOf = async (email: string) => {
  const found = (await mails()).filter(({ to }) => to === email).at(-1);
  return /\/vesterbro\/forum\/lines\/[\w-]+\/[\w-]+/.exec(found?.text ?? "")?.[0] ?? "";
};
const write = async (path: string, answers: Record<string, string>, times = 1) =>
  t.visitor().submit(await t.visitor().get(path), "/lines/", { ...answers }, times);
const publish = async (client = karen) => client.submit(await client.get(prepare()), "/publish", { looked: "1" });
const events = async () =>
  (await t.db.selectFrom("platform.audit_event").select(["action", "actor_kind"]).where("item_id", "=", meeting).orderBy("id").execute())
    .map(({ action, actor_kind }) => `${action} ${actor_kind}`);
const status = (page: SeenPage, party: string) => page.document.querySelector(`[id="${party}"] .status`)?.textContent?.trim();
const at = (moment: string) => void (t.now = new Date(moment));

describe("asking", () => {
  test("goes once by five presses, to representatives, and to deputies where there are none", async () => {
    const before = await karen.get(prepare());
    expect(before.text).toContain("Aktørerne bliver spurgt af sig selv 15. marts 2026.");
    expect(before.text).toContain("Ring eller giv besked: Tove Telefon, 20123456");
    expect(before.text).not.toContain("Kun Breve");
    expect((await ask(5)).text).toContain("Aktørerne er spurgt.");
    const sent = await mails();
    expect(sent.map(({ to }) => to)).toEqual(["anna@eksempel.dk", "dora@eksempel.dk"]);
    expect(sent[0]?.subject).toBe("Fem linjer fra Naboerne, senest 23. marts 2026");
    const again = await karen.submit(before, "/ask");
    expect([again.status, again.text.includes("allerede spurgt")]).toEqual([422, true]);
    expect(await mails()).toHaveLength(2);
    expect(await events()).toEqual(["bulletins.ask member"]);
  });

  test("goes by itself ten days before, not sooner and not twice, and follows a meeting that is moved", async () => {
    const run = () => askForLinesJob.run({ ...t.deps, now: () => t.now }, null, { number: 1, isLast: true });
    at("2026-03-14T22:00:00Z");
    await run();
    expect(await mails()).toEqual([]);
    at("2026-03-15T07:15:00Z");
    await run();
    await run();
    expect(await mails()).toHaveLength(2);
    expect(await events()).toEqual(["bulletins.ask system"]);
    const link = await linkOf("anna@eksempel.dk");
    await stand("2026-04-29T14:00:00Z");
    await run();
    expect((await t.visitor().get(link)).text).toContain("til og med 27. april 2026");
    const item = await t.db.selectFrom("thread.item").select("title").where("kind", "=", "bulletin").executeTakeFirstOrThrow();
    expect(item.title).toBe("Bulletin til Møde 1, 2026-04-29");
  });

  test("is over for a cancelled meeting and too late two days before", async () => {
    const page = await karen.get(prepare());
    at("2026-03-24T09:00:00Z");
    expect((await karen.get(prepare())).text).toContain("for kort tid");
    await stand("2026-03-25T15:00:00Z", "cancelled");
    t.now = start;
    expect((await karen.submit(page, "/ask")).status).toBe(422);
    expect(await mails()).toEqual([]);
  });

  test("reminds the silent ones, once", async () => {
    await ask();
    await write(await linkOf("anna@eksempel.dk"), { seen: "Roligere aftener" });
    const [page, elsewhere] = [await karen.get(prepare()), await karen.get(prepare())];
    expect(page.text).toContain("1 af 3 har svaret");
    expect((await karen.submit(page, "/remind", {}, 5)).text).toContain("Påmindelsen er sendt.");
    expect((await mails()).filter(({ purpose }) => purpose === "bulletins.remind").map(({ to }) => to)).toEqual(["dora@eksempel.dk"]);
    const twice = await karen.submit(elsewhere, "/remind");
    expect([twice.status, twice.text.includes("allerede påmindet")]).toEqual([422, true]);
  });
});

describe("a party's own link", () => {
  test("takes its lines by five presses, until the deadline", async () => {
    await ask();
    const link = await linkOf("anna@eksempel.dk");
    const opened = await t.visitor().get(link);
    expect(opened.text).toContain("Fem linjer fra Naboerne");
    const empty = await write(link, {});
    expect([empty.status, empty.text.includes("Skriv mindst én linje.")]).toEqual([422, true]);
    const long = await write(link, { need: "x".repeat(161), seen: "Ring 20 12 34 56" });
    expect(long.document.querySelector("#need-error")?.textContent).toContain("højst være 160 tegn");
    const phone = await write(link, { seen: "Ring til mig på 26 12 13 18" });
    expect(phone.document.querySelector("#seen-error")?.textContent).toContain("telefonnummer");
    const done = await write(link, { seen: " Roligere\n aftener ", good: "Fælles kaffe" }, 5);
    expect(done.text).toContain("Jeres linjer er med.");
    expect(done.document.querySelector("#seen")?.textContent).toBe("Roligere aftener");
    expect(await events()).toEqual(["bulletins.ask member", "bulletins.write link"]);
  });

  test("is there without the mail for members who are signed in, from the list of bulletins, until the meeting begins", async () => {
    const [member] = await t.db.selectFrom("platform.member").select("id").where("email", "=", "anna@eksempel.dk").execute();
    const anna = t.visitor();
    await anna.signIn(await anna.get(await t.deps.identity.signInLinkFor(t.district.id, member?.id ?? "")));
    const button = async (client = anna) => (await client.get("/vesterbro/forum/bulletins")).document.querySelector(`a[href$='/lines/${neighbours}']`);
    expect(await button()).toBeNull();
    await ask();
    expect([await button(mona), (await button())?.textContent?.trim()]).toEqual([null, "Skriv jeres linjer"]);
    const work = await anna.get("/vesterbro/forum/meetings");
    expect(work.document.querySelector(`a[href$='/lines/${neighbours}']`)).not.toBeNull();
    const address = (await button())?.getAttribute("href") ?? "";
    const done = await anna.submit(await anna.get(address), "/lines/", { seen: "Roligere aftener" }, 5);
    expect(done.text).toContain("Tak. Jeres linjer er med.");
    expect((await button())?.textContent?.trim()).toBe("Ret jeres linjer");
    expect(await events()).toEqual(["bulletins.ask member", "bulletins.write member"]);
    for (const foreign of [address.replace(neighbours, patrol), address.replace("vesterbro", "norrebro")]) expect((await anna.request(foreign)).status).toBe(404);
    expect((await mona.request(address)).status).toBe(404);
    at("2026-03-25T16:00:00Z");
    expect(await button()).toBeNull();
    expect((await anna.get(address)).text).toContain("Mødet er begyndt.");
  });

  test("shows nothing of the others, opens no other party, and nothing in another district", async () => {
    await ask();
    const [link, other] = [await linkOf("anna@eksempel.dk"), await linkOf("dora@eksempel.dk")];
    await write(other, { need: "Hemmelig plads til natten" });
    for (const path of [link, `${link}?saved=1`]) expect((await t.visitor().get(path)).html).not.toContain("Hemmelig plads");
    const token = link.split("/").at(-1) ?? "";
    for (const path of [`/vesterbro/forum/lines/${patrol}/${token}`, link.replace("vesterbro", "norrebro"), `${link}x`])
      expect((await t.visitor().get(path)).status).toBe(404);
    for (const client of [mona, t.visitor()])
      for (const path of [shown(), `${shown()}/pdf`, prepare(), partyPage(patrol)]) expect((await client.request(path)).status).toBe(404);
    for (const path of ["/vesterbro/forum/meetings", "/vesterbro/forum/bulletins", "/vesterbro/search?q=natten"])
      expect((await mona.get(path)).html).not.toContain("Hemmelig plads");
  });

  test("is told kindly when it is late, and waits until a coordinator takes it in", async () => {
    await ask();
    const link = await linkOf("anna@eksempel.dk");
    await write(link, { seen: "I tide" });
    at("2026-03-24T09:00:00Z");
    expect((await t.visitor().get(link)).text).toContain("Fristen var 23. marts 2026. Du kan stadig skrive.");
    expect((await write(link, { seen: "For sent" })).text).toContain("En koordinator ser, om de kan nå med.");
    expect(status(await karen.get(prepare()), neighbours)).toContain("Kom for sent");
    expect((await karen.get(shown())).text).not.toContain("For sent");
    await karen.submit(await karen.get(partyPage(neighbours)), "/take-in", {}, 5);
    expect((await karen.get(shown())).text).toContain("For sent");
    at("2026-03-25T16:00:00Z");
    expect((await t.visitor().get(link)).text).toContain("Mødet er begyndt.");
  });

  test("says so when the meeting is cancelled, and to somebody who has stopped, who keeps what they typed and reads nothing; a closed link opens nothing", async () => {
    await ask();
    const [link, other] = [await linkOf("anna@eksempel.dk"), await linkOf("dora@eksempel.dk")];
    const open = await t.visitor().get(link);
    await stand("2026-03-25T15:00:00Z", "cancelled");
    const late = await t.visitor().submit(open, "/lines/", { seen: "x" });
    expect([late.status, late.text.includes("Mødet er aflyst.")]).toEqual([422, true]);
    expect((await t.visitor().get(link)).document.querySelector("form")).toBeNull();
    await stand("2026-03-25T15:00:00Z");
    await karen.submit(await karen.get(partyPage(neighbours)), "/ask-again");
    expect((await t.visitor().get(link)).status).toBe(404);
    expect((await t.visitor().get(await linkOf("anna@eksempel.dk"))).status).toBe(200);
    await write(other, { seen: "Vores linje" });
    const writing = await t.visitor().get(other);
    await t.db.transaction().execute((tx) => endRepresentation(tx, t.permit("parties.manage"), ends["dora"] ?? "", "2026-03-01"));
    const stopped = await t.visitor().get(other);
    expect([stopped.status, stopped.text]).toEqual([200, expect.stringContaining("Du taler ikke for aktøren mere.")]);
    expect([stopped.html.includes("Vores linje"), stopped.document.querySelector("main form")]).toEqual([false, null]);
    const typed = await t.visitor().submit(writing, "/lines/", { seen: "Skrevet for sent" });
    expect([typed.status, typed.text]).toEqual([422, expect.stringContaining("Skrevet for sent")]);
    await t.db.updateTable("network.representation").set({ to_day: null }).where("id", "=", ends["dora"] ?? "").execute();
  });
});

test("of two who write for one party at the same moment one is told of the other", async () => {
  await ask();
  const link = await linkOf("anna@eksempel.dk");
  const pages = await Promise.all([link, link].map((path) => t.visitor().get(path)));
  const seen = await Promise.all(pages.map((page, at) => t.visitor().submit(page, "/lines/", { seen: `Linje ${at}` })));
  expect(seen.map(({ status: code }) => code).sort()).toEqual([200, 422]);
  expect(await events()).toEqual(["bulletins.ask member", "bulletins.write link"]);
});

test("reports are told as numbers that are not small, by kind, and as nuisance", async () => {
  const since = new Date(start.getTime() - 1);
  const report = (kind: "rubbish" | "unsafe") =>
    t.db.transaction().execute((tx) => reportObservation(tx, t.elsewhere.id, { kind, placeWords: "Ved porten", text: "" }, start));
  for (const kind of ["rubbish", "rubbish", "rubbish", "rubbish", "rubbish", "unsafe"] as const) await report(kind);
  const asked = { db: t.db, districtId: t.elsewhere.id, permit: { ...t.permit("x"), districtId: t.elsewhere.id }, now: start };
  const figures = await reportFigures(asked, since);
  expect(figures.map(({ key, count, about }) => [key, count, about])).toEqual([
    ["street.rubbish", 5, "nuisance"],
    ["street.unsafe", "few", "nuisance"],
  ]);
  expect(await reportFigures(asked, start)).toEqual([]);
});

describe("a coordinator", () => {
  test("writes for a party by phone, and its clash with the party's own words is shown", async () => {
    await ask();
    const form = await karen.get(partyPage(police));
    const done = await karen.submit(form, `/parties/${police}`, { doing: "Flere fodpatruljer" }, 5);
    expect(status(done, police)).toContain("Skrevet ind for dem");
    const link = await linkOf("anna@eksempel.dk");
    const old = await karen.get(partyPage(neighbours));
    await write(link, { seen: "Naboernes egne ord" });
    const empty = await karen.submit(old, `/parties/${neighbours}`, { seen: "" });
    expect(empty.text).toContain("Skriv mindst én linje.");
    const clash = await karen.submit(empty, `/parties/${neighbours}`, { seen: "Mine ord" });
    expect(clash.status).toBe(422);
    for (const words of ["Naboernes egne ord", "Mine ord", "En anden har ændret linjerne"]) expect(clash.html).toContain(words);
  });

  test("shortens a line and keeps what the party wrote, for both to see", async () => {
    await ask();
    const link = await linkOf("anna@eksempel.dk");
    await write(link, { seen: "Meget lange aftener med meget støj" });
    const page = await karen.get(partyPage(neighbours));
    const action = `/parties/${neighbours}`;
    const longer = await karen.submit(page, action, { seen: "Meget lange aftener med meget støj!", how: "shortened" });
    expect(longer.document.querySelector("#seen-error")?.textContent).toContain("kun forkorte");
    expect((await karen.submit(page, action, { seen: "Støj", how: "" })).status).toBe(422);
    await karen.submit(page, action, { seen: "Lange aftener", how: "shortened" });
    const own = await t.visitor().get(link);
    expect(own.text).toContain("En koordinator har forkortet jeres linjer. Det her skrev I:");
    expect(own.text).toContain("Meget lange aftener med meget støj");
    expect(own.document.querySelector("#seen")?.textContent).toBe("Lange aftener");
    const day = 24 * 60 * 60 * 1000;
    const later = (days: number) => ({ now: new Date(start.getTime() + days * day) });
    await t.db.transaction().execute((tx) => forgetWhatStandsBeside(tx, later(181)));
    expect((await t.visitor().get(link)).text).not.toContain("meget støj");
    expect(await t.db.transaction().execute((tx) => forgetOldBulletins(tx, later(5 * 365 - 1)))).toEqual([]);
    expect(await t.db.transaction().execute((tx) => forgetOldBulletins(tx, later(5 * 365 + 1)))).toEqual([{ districtId: t.district.id, count: 1 }]);
  });

  test("looks for names and shows the page once, in Danish order, with figures that stay; members find it", async () => {
    await ask();
    await write(await linkOf("anna@eksempel.dk"), { seen: "Tove Telefon siger, at der er roligt", good: "Fælles kaffe" });
    for (const kind of ["needle", "needle", "needle", "needle", "needle", "noise"] as const)
      await t.db.transaction().execute((tx) => reportObservation(tx, t.district.id, { kind, placeWords: "Ved porten", text: "" }, start));
    const task = { district: t.district.id, id: meeting, title: "Sæt lys op", party_id: police, due_day: "2026-02-01", done_at: null };
    await sql`insert into decisions.task ${sql.raw("(district, id, title, party_id, due_day, done_at, created_at)")}
      values (${sql.join([...Object.values(task), start])})`.execute(t.db);
    const page = await karen.get(prepare());
    expect(page.text).toContain("Naboerne: “Tove Telefon” kan være et navn");
    const unlooked = await karen.submit(page, "/publish");
    expect([unlooked.status, unlooked.text.includes("set efter navne")]).toEqual([422, true]);
    expect((await publish()).text).toContain("Siden er vist for netværket.");
    await sql`delete from decisions.task`.execute(t.db);
    const read = await mona.get(shown());
    expect([...read.document.querySelectorAll("h3")].map((one) => one.textContent)).toEqual(["Naboerne", "Ærlige Brugere", "Årsta Politi"]);
    for (const words of ["Fælles kaffe", "Ikke svaret", "Opgaver over fristen"]) expect(read.text).toContain(words);
    expect(read.text).not.toContain("Set på gaden");
    const pdf = await mona.request(`${shown()}/pdf`);
    expect([pdf.status, (await pdf.text()).slice(0, 5)]).toEqual([200, "%PDF-"]);
    expect((await t.visitor().request(shown())).status).toBe(404);
    expect((await mona.get("/vesterbro/search?q=kaffe")).text).toContain("Bulletin til Møde 1");
    expect((await t.visitor().get("/vesterbro/search?q=kaffe")).text).not.toContain("Bulletin");
    expect((await mona.get("/vesterbro/forum/meetings")).text).toContain("Klar til at læse");
    expect((await write(await linkOf("dora@eksempel.dk"), { need: "Efter siden er vist" })).text).toContain("En koordinator ser");
    expect((await mona.get(shown())).text).not.toContain("Efter siden er vist");
  });
});
