import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hours, neighbours, typedCall } from "../../../test/election.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { momentOf } from "../../platform/i18n/dates.ts";
import { runRule } from "../../platform/retention/job.ts";
import { mostWaiting } from "./election.ts";
import { commitmentTo, drawOrder } from "./lot.ts";
import { findElection } from "./queries/elections.ts";
import { retention } from "./retention.ts";

let t: TestApp;
let coordinator: Client;
let id: string;
beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
});
afterAll(() => t.close());

const at = (rest = "") => `/vesterbro/elections/${id}${rest}`;
const candidates = () => t.db.selectFrom("elections.candidate").selectAll().where("election_id", "=", id).orderBy("created_at").execute();
const mails = (purpose: string) => t.db.selectFrom("platform.mail").select(["to_address", "text"]).where("purpose", "=", purpose).execute();
let offers = 0;
const offer = async (answers: Record<string, string>, times = 1) => {
  const visitor = t.visitor();
  offers += 1;
  const typed = { name: "Anna fra Istedgade", text: "Jeg vil lytte.", email: `anna${offers}@eksempel.dk`, consent: "1" };
  return visitor.submit(await visitor.get(at("/stand")), "/stand", { ...typed, ...answers }, times);
};

describe("the call", () => {
  test("is for a party of neighbours; what does not fit is said beside its field", async () => {
    expect((await coordinator.get("/vesterbro/elections/new")).text).toContain("ingen aktør, der er naboer");
    const partyId = await neighbours(t);
    const page = await coordinator.get("/vesterbro/elections/new");
    const wrong = await coordinator.submit(page, "/elections/new", {
      ...typedCall, partyId, seats: "2", crosses: "3", toDay: "2026-01-01", withdrawDay: "2026-03-01", hallUntil: "12:00", fromDay: "2026-03-01",
    });
    expect(wrong.status).toBe(422);
    for (const field of ["crosses", "withdrawDay", "hallUntil", "fromDay"]) expect(wrong.document.querySelector(`#${field}-error`), field).not.toBeNull();
    const past = await coordinator.submit(page, "/elections/new", { ...typedCall, partyId, candidatesDay: "2026-03-01" });
    expect(past.document.querySelector("#candidatesDay-error")?.textContent).toContain("efter i dag");
    const personal = await coordinator.submit(page, "/elections/new", {
      ...typedCall, partyId, voters: "Spørg x@hjemme.dk", place: "Hos Test Testesen 1", contact: "Test Testesen 1, forum@eksempel.dk",
    });
    for (const field of ["voters", "place"]) expect(personal.document.querySelector(`#${field}-error`)?.textContent, field).toContain("Alle kan læse");
    const named = await coordinator.submit(page, "/elections/new", { ...typedCall, partyId, contact: "Test Testesen 1, forum@eksempel.dk" });
    expect(named.document.querySelector("#contact-error")).not.toBeNull();
    const many = await coordinator.submit(page, "/elections/new", { ...typedCall, partyId, seats: "mange" });
    expect(many.document.querySelector("#seats-error")?.textContent).toContain("helt tal");
  });

  test("five presses call one; it stands on the forum's pages and is public at once, with digests of the lots' secrets only", async () => {
    const page = await coordinator.get("/vesterbro/elections/new");
    const work = await coordinator.submit(page, "/elections/new", typedCall, 5);
    expect(work.text).toContain("Kandidater kan stille op til og med 10. marts 2026");
    const rows = await t.db.selectFrom("elections.election").select(["id", "order_secret", "tie_secret"]).execute();
    expect(rows).toHaveLength(1);
    const [row] = rows;
    id = row?.id ?? "";
    const seen = await t.visitor().get(at());
    for (const words of [typedCall.voters, typedCall.place, typedCall.contact, "fredag den 20. marts 2026 kl. 17.00 til 20.00"]) expect(seen.text).toContain(words);
    for (const secret of [row?.order_secret ?? "", row?.tie_secret ?? ""]) {
      expect(seen.text).toContain(commitmentTo(secret));
      expect(seen.html).not.toContain(secret);
    }
    expect((await t.visitor().get("/vesterbro/forum")).text).toContain(typedCall.title);
    expect((await coordinator.get("/vesterbro/forum/meetings")).text).toContain("Udskriv et valg");
    expect((await t.visitor().get("/norrebro/elections")).text).toContain("Ingen valg endnu");
    expect((await t.visitor().get("/valg")).text).toContain(typedCall.title);
  });

  test("can be changed while candidates are looked for, by one at a time", async () => {
    const open = await coordinator.get(at("/change"));
    const onHoliday = await coordinator.submit(open, "/change", { hallDay: "2026-04-02", fromDay: "2026-04-10" });
    expect([onHoliday.status, onHoliday.text.includes("Dagen for mødet i salen er skærtorsdag")]).toEqual([200, true]);
    await coordinator.submit(await coordinator.get(at("/change")), "/change", { hallDay: typedCall.hallDay, fromDay: typedCall.fromDay });
    expect((await coordinator.get(at("/work"))).text).not.toContain("skærtorsdag");
    const again = await coordinator.get(at("/change"));
    await coordinator.submit(again, "/change", { deputies: "1" });
    expect((await t.visitor().get(at())).text).toContain("op til 1 suppleant");
    const clash = await coordinator.submit(again, "/change", { deputies: "4" });
    expect([clash.status, clash.text.includes("En anden har ændret det")]).toEqual([422, true]);
    expect(clash.document.querySelector(".notice dl")?.textContent).toBe("Hvor mange suppleanter?1");
    await coordinator.submit(clash, "/change", { deputies: typedCall.deputies });
    expect((await t.visitor().get(at())).text).toContain(`op til ${typedCall.deputies} suppleanter`);
  });
});

describe("standing", () => {
  test("nobody sees a name before a coordinator has confirmed it; five presses are one", async () => {
    expect((await offer({}, 5)).text).toContain("Tak, fordi du stiller op");
    expect(await candidates()).toHaveLength(1);
    for (const page of [at(), "/vesterbro/search?q=Istedgade"]) expect((await t.visitor().get(page)).html).not.toContain("Anna fra");
    const work = await coordinator.get(at("/work"));
    expect(work.text).toContain("anna1@eksempel.dk");
    await coordinator.submit(work, "/confirm", {}, 3);
    const seen = await t.visitor().get(at());
    expect(seen.text).toContain("Anna fra Istedgade");
    expect(seen.html).not.toContain("anna1@eksempel.dk");
    expect([(await mails("elections.received")).length, (await mails("elections.standing")).length]).toEqual([1, 1]);
  });

  test.each([
    ["without consent", { consent: "" }, "consent"],
    ["with no way to be reached", { email: "", phone: "" }, "email"],
    ["by a name that is there", { name: "ANNA  fra Istedgade" }, "name"],
    ["with somebody's phone in the text", { text: "Ring på 26 12 13 18" }, "text"],
    ["with a CPR number", { text: "Jeg er 010190-1234" }, "text"],
    ["with too long a text", { text: "x".repeat(601) }, "text"],
  ])("%s is told beside the field, and what was typed stays", async (_, answers, field) => {
    const seen = await offer({ name: "En anden", ...answers });
    expect([seen.status, seen.document.querySelector(`#${field}-error`) !== null]).toEqual([422, true]);
    expect(seen.document.querySelector("#name")?.getAttribute("value")).toBe("name" in answers ? "ANNA  fra Istedgade" : "En anden");
    expect(await candidates()).toHaveLength(1);
  });

  test("many may stand with a phone and no mail", async () => {
    for (let at = 1; at <= 7; at += 1) expect((await offer({ name: `Telefon ${at}`, email: "", phone: "26 12 13 18" })).status).toBe(200);
    await t.db.deleteFrom("elections.candidate").where("name", "like", "Telefon%").execute();
  });

  test("someone on paper is entered by the secretary, with neither mail nor phone", async () => {
    const page = await coordinator.get(at("/candidates/new"));
    expect(page.text).toContain("Skriv kun, hvad personen selv har sagt");
    for (const words of ["skriftlige samtykke", "dit fulde navn", "Du får en mail"]) expect(page.text).not.toContain(words);
    expect((await coordinator.submit(page, "/candidates/new", { name: "Bo" })).document.querySelector("#consent-error")?.textContent).toContain("personens ja");
    const given = { name: "Bo uden mail", text: "Ro om natten.", consent: "1" };
    expect((await coordinator.submit(page, "/candidates/new", given)).text).toContain("hverken mail eller telefon");
    expect((await t.visitor().get(at())).text).toContain("Ro om natten.");
  });

  test("who cannot stand is told why, and leaves no trace", async () => {
    await offer({ name: "Carl Langt Væk", email: "carl@eksempel.dk" });
    const waiting = (await candidates()).find(({ status }) => status === "waiting");
    const page = await coordinator.get(at(`/candidates/${waiting?.id}/refuse`));
    expect((await coordinator.submit(page, "/refuse", { reason: "Nej" })).status).toBe(422);
    await coordinator.submit(page, "/refuse", { reason: "Du bor uden for gaderne i reglen." });
    expect((await mails("elections.refused"))[0]?.text).toContain("uden for gaderne");
    expect((await candidates()).map(({ name }) => name)).not.toContain("Carl Langt Væk");
  });

  test("a flood of offers meets the puzzle, at most sixty wait, and one press refuses those the coordinator has seen", async () => {
    const one = { district: t.district.id, election_id: id, email: null, phone: "26 12 13 18", came_by: "form", status: "waiting" } as const;
    const none = { number: null, outcome: null, rank: null, representation_id: null, created_at: t.now };
    const made = Array.from({ length: mostWaiting - 1 }, (_, at) => ({ ...one, ...none, id: uuidv7(), name: `Opdigtet ${at}`, text: "" }));
    await t.db.insertInto("elections.candidate").values(made).execute();
    expect((await offer({ name: "Nummer tres", email: "tres@eksempel.dk" })).status).toBe(200);
    const tooMany = await offer({ name: "Nummer enogtres" });
    expect([tooMany.status, tooMany.text.includes("Prøv igen i morgen")]).toEqual([422, true]);

    const page = await coordinator.get(at("/candidates/refuse"));
    expect(page.text).toContain("60 personer venter");
    t.now = new Date(t.now.getTime() + 1000);
    await t.db.deleteFrom("elections.candidate").where("name", "=", "Opdigtet 0").execute();
    expect((await offer({ name: "Kom bagefter" })).status).toBe(200);
    expect((await coordinator.submit(page, "/candidates/refuse", { reason: "Nej" })).status).toBe(422);
    expect((await coordinator.submit(page, "/candidates/refuse", { reason: "Vi kan ikke få fat i jer." }, 3)).status).toBe(200);
    expect((await candidates()).filter(({ status }) => status === "waiting").map(({ name }) => name)).toEqual(["Kom bagefter"]);
    expect((await mails("elections.refused")).filter(({ to_address }) => to_address === "tres@eksempel.dk")).toHaveLength(1);
    const mailed = (await mails("elections.received")).find(({ to_address }) => to_address === "tres@eksempel.dk");
    const link = /http:\/\/localhost(\S+\/withdraw\/\S+)/.exec(mailed?.text ?? "")?.[1] ?? "";
    expect((await t.visitor().get(link)).status).toBe(404);
    await t.db.deleteFrom("elections.candidate").where("name", "=", "Kom bagefter").execute();

    await t.db.insertInto("platform.guard").values({ district: t.district.id, reason: "hand", since: t.now, until: new Date(t.now.getTime() + 60_000) }).execute();
    expect((await t.visitor().get(at("/stand"))).document.querySelector("input[name=_puzzle]")).not.toBeNull();
    expect((await offer({ name: "Uden opgave" })).status).not.toBe(200);
    await t.db.deleteFrom("platform.guard").execute();
  });

  test("by the link in the mail one withdraws; opening it changes nothing", async () => {
    await offer({ name: "Dorte Fortryder", email: "dorte@eksempel.dk" });
    const [mail] = (await mails("elections.received")).filter(({ to_address }) => to_address === "dorte@eksempel.dk");
    const link = /http:\/\/localhost(\S+\/withdraw\/\S+)/.exec(mail?.text ?? "")?.[1] ?? "";
    const visitor = t.visitor();
    const page = await visitor.get(link);
    expect((await candidates()).map(({ name }) => name)).toContain("Dorte Fortryder");
    expect((await visitor.submit(page, "/withdraw", {}, 3)).text).toContain("Du har trukket dig");
    expect((await candidates()).map(({ name }) => name)).not.toContain("Dorte Fortryder");
    expect((await visitor.get(link)).status).toBe(404);
    expect((await visitor.get(at("/withdraw/forkert"))).status).toBe(404);
  });

  test("ends when the day ends; the list is closed only when nobody waits, and its order is drawn as was promised", async () => {
    const open = await t.visitor().get(at("/stand"));
    for (const name of ["Eva", "Finn", "Gro"]) {
      const page = await coordinator.get(at("/candidates/new"));
      await coordinator.submit(page, "/candidates/new", { name, consent: "1", email: `${name.toLowerCase()}@eksempel.dk` });
    }
    await offer({ name: "Hans Venter" });
    t.now = momentOf("2026-03-10", "23:59");
    expect((await coordinator.get(at("/work"))).document.querySelector("form[action$='/close']")).toBeNull();
    t.now = hours.closing;
    coordinator = await t.signedIn("coordinator");
    const late = await t.visitor().submit(open, "/stand", { name: "Sen", email: "sen@eksempel.dk", consent: "1" });
    expect(late.status).toBe(422);
    const work = await coordinator.get(at("/work"));
    expect((await coordinator.submit(work, "/close")).text).toContain("Nogen venter stadig");
    await coordinator.submit(work, "/confirm");
    expect((await coordinator.submit(await coordinator.get(at("/work")), "/close", {}, 3)).status).toBe(200);
    const drawn = (await candidates()).sort((a, b) => Number(a.number) - Number(b.number)).map(({ name }) => name ?? "");
    const secret = (await findElection(t.db, t.district.id, id))?.orderSecret ?? "";
    expect(drawn).toEqual(drawOrder(secret, [...drawn].sort(), (name) => name));
    const seen = await t.visitor().get(at());
    expect([...seen.document.querySelectorAll(".candidate h3")].map((name) => name.textContent)).toEqual(drawn);
    expect(seen.text).toContain(secret);
  });
});

test("a month after it is over only those elected and deputies have names, and nobody can be reached by it", async () => {
  await t.db.updateTable("elections.election").set({
    status: "approved", approved_at: t.now, document_number: "VSF-2026-9", result: "{}",
  }).where("id", "=", id).execute();
  await t.db.updateTable("elections.candidate").set({ outcome: "elected", rank: 1 }).where("election_id", "=", id).where("name", "=", "Gro").execute();
  const run = async (days: number) => {
    for (const rule of retention) await runRule(t.db, rule, { now: new Date(t.now.getTime() + days * 86_400_000) });
    return candidates();
  };
  expect((await run(29)).filter(({ name }) => name !== null).length).toBeGreaterThan(3);
  const left = await run(31);
  expect(left.map(({ name }) => name).filter(Boolean)).toEqual(["Gro"]);
  expect(left.every(({ text, email, phone }) => text === "" && email === null && phone === null)).toBe(true);
});
