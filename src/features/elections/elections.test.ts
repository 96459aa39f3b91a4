import { createHash } from "node:crypto";
import { extractText, getDocumentProxy, getMeta } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codesFor, hours, neighbours, openElection, typedCall, vote } from "../../../test/election.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { momentOf } from "../../platform/i18n/dates.ts";
import { runRule } from "../../platform/retention/job.ts";
import { kindOf } from "../../thread/kinds.ts";
import { handOut } from "./commands/voting.ts";
import { tieSeed } from "./lot.ts";
import { findElection } from "./queries/elections.ts";
import { retention } from "./retention.ts";

let t: TestApp;
let coordinator: Client;
let second: Client;
let partyId: string;
beforeAll(async () => {
  t = await testApp();
  partyId = await neighbours(t);
  coordinator = await t.signedIn("coordinator", "member");
  second = await t.signedIn("member");
});
afterAll(() => t.close());

const at = (id: string, rest = "") => `/vesterbro/elections/${id}${rest}`;
const memberId = async (name: string) =>
  (await t.db.selectFrom("platform.member").select("id").where("name", "=", name).executeTakeFirstOrThrow()).id;

/** Small numbers that look random and are the same each time. */
function numbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe("60 votes on paper and 40 on screen", () => {
  const names = ["Anna Nabo", "Bo Nabo", "Carla Nabo", "Dan Nabo", "Eva Nabo", "Finn Nabo", "Gro Nabo"];
  let id: string;
  let number: ReadonlyMap<string, number>;
  let ballots: string[][];

  beforeAll(async () => {
    ({ id, number } = await openElection(t, partyId, names));
    const next = numbers(7);
    // Later names are chosen less often; about one in ten is blank.
    ballots = Array.from({ length: 100 }, () =>
      next() < 0.1 ? [] : names.filter((_, at) => next() < 0.55 - at * 0.06).slice(0, 3),
    );
  });
  const numbersOf = (ballot: readonly string[]) => ballot.map((name) => number.get(name) ?? 0);

  test("40 people vote on screen with codes of the cards", async () => {
    const page = await coordinator.get(at(id, "/hand-out"));
    const cards = await coordinator.submit(page, "/codes", { count: "45" });
    expect(cards.headers.get("cache-control")).toBe("no-store");
    const codes = [...cards.document.querySelectorAll(".code-card-code")].map((code) => code.textContent ?? "");
    expect(codes).toHaveLength(45);
    for (const [at, ballot] of ballots.slice(60).entries()) {
      const code = codes[at] ?? "";
      const seen = await vote(t.visitor(), id, ballot.length > 0 ? { code, crosses: numbersOf(ballot) } : { code, blank: "1" });
      expect(seen.text).toContain("Din stemme ligger i boksen");
    }
    expect((await coordinator.get(at(id, "/work"))).text).toMatch(/Koder lavet45\s*Koder brugt40/);
  });

  test("the counting waits for the promised hour, and needs two people", async () => {
    const early = await coordinator.get(at(id, "/work"));
    expect(early.text).toContain("Afstemningen slutter 20. marts 2026 kl. 20.00");
    t.now = hours.counting;
    const page = await coordinator.get(at(id, "/work"));
    const one = await memberId("Test Testesen 1");
    const alone = await coordinator.submit(page, "/start-count", { hallWords: "4 2 6", counterOne: one, counterTwo: one });
    expect([alone.status, alone.text.includes("Vælg to forskellige personer.")]).toEqual([422, true]);
    expect((await second.get(at(id, "/count"))).status).toBe(404);
    const both = { hallWords: "4 2 6", counterOne: one, counterTwo: await memberId("Test Testesen 2") };
    expect((await coordinator.submit(page, "/start-count", both)).status).toBe(200);
    expect((await t.visitor().get(at(id, "/vote"))).text).toContain("Afstemningen er slut");
  });

  const typed = (batch: readonly string[][]): Record<string, string> => ({
    ballots: String(batch.length),
    blank: String(batch.filter((ballot) => ballot.length === 0).length),
    invalid: "0",
    ...Object.fromEntries(
      names.map((name) => [`votes-${number.get(name)}`, String(batch.filter((ballot) => ballot.includes(name)).length)]),
    ),
  });
  const enter = async (client: Client, batch: number, figures: Record<string, string>) =>
    client.submit(await client.get(at(id, `/count/${batch}`)), `/count/${batch}`, figures);

  test("two people count three batches; where they differ is told to both, and only then", async () => {
    const batches = [0, 20, 40].map((from) => ballots.slice(from, from + 20));
    for (const [index, batch] of batches.entries()) await enter(coordinator, index + 1, typed(batch));
    const seen = await second.get(at(id, "/count"));
    expect(seen.text).toContain("Venter på dig");
    expect(seen.document.querySelector("table")).toBeNull();
    for (const [index, batch] of batches.entries()) await enter(second, index + 1, typed(batch));
    const odd = await enter(second, 2, { ...typed(batches[1] ?? []), "votes-1": "mange" });
    expect([odd.status, odd.document.querySelector("#votes-1-error")?.textContent]).toEqual([422, expect.stringContaining("helt tal")]);
    await enter(second, 2, { ...typed(batches[1] ?? []), "votes-1": String(Number(typed(batches[1] ?? [])["votes-1"]) + 1) });
  });

  test("while they differ nothing is approved; corrected, it is", async () => {
    const seen = await second.get(at(id, "/count"));
    expect(seen.text).toContain("I er ikke enige");
    expect(seen.document.querySelectorAll("tbody tr")).toHaveLength(1);
    expect((await coordinator.get(at(id, "/work"))).text).toContain("er enige om alle bunker");
    await enter(second, 2, typed(ballots.slice(20, 40)));
    expect((await second.get(at(id, "/count"))).text).not.toContain("I er ikke enige");
  });

  test("the result is that of an independent count", async () => {
    const page = await coordinator.get(at(id, "/work"));
    const unsure = await coordinator.submit(page, "/approve", {});
    expect([unsure.status, unsure.text.includes("Sæt kryds, når du har set efter.")]).toEqual([422, true]);
    for (const remarks of ["Ring til 26 12 13 18.", "Skriv til x@hjemme.dk.", "Test Testesen 2 talte galt."]) {
      const personal = await coordinator.submit(page, "/approve", { sure: "1", remarks });
      expect([personal.status, personal.document.querySelector("#remarks-error") !== null], remarks).toEqual([422, true]);
    }
    const approved = await coordinator.submit(page, "/approve", { sure: "1", remarks: "To kort blev ikke hentet. Anna Nabo så til." }, 5);
    expect(approved.status).toBe(200);

    const { result, tieSecret, hallWords } = (await findElection(t.db, t.district.id, id)) ?? {};
    const seed = tieSeed(tieSecret ?? "", hallWords ?? "");
    const key = (name: string) => createHash("sha256").update(`${seed}\n${number.get(name)}`).digest("hex");
    const sums = names.map((name) => ({ name, votes: ballots.flat().filter((one) => one === name).length }));
    sums.sort((a, b) => b.votes - a.votes || (key(a.name) < key(b.name) ? -1 : 1));
    expect(result?.ranking).toEqual(sums.map(({ name, votes }) => ({ number: number.get(name), votes })));
    expect(result?.elected).toEqual(sums.slice(0, 3).map(({ name }) => number.get(name)));
    expect(result?.deputies).toEqual(sums.slice(3, 5).map(({ name }) => number.get(name)));
    const blank = ballots.filter((ballot) => ballot.length === 0).length;
    expect([result?.paper.ballots, result?.screen.ballots, (result?.paper.blank ?? 0) + (result?.screen.blank ?? 0)]).toEqual([60, 40, blank]);

    const seen = await t.visitor().get(at(id));
    for (const { name } of sums) expect(seen.text).toContain(name);
    expect([...seen.document.querySelectorAll("ol.chosen li")].map((li) => li.textContent)).toEqual(sums.slice(0, 5).map(({ name }) => name));
    expect(seen.text).toContain("VSF-2026-0001");
    expect((await t.visitor().get("/en" + at(id))).text).toContain("Deputies, in order");
  });

  test("the protocol is a tagged PDF that says it all", async () => {
    const response = await t.visitor().request(at(id, "/protocol.pdf"));
    expect(response.headers.get("content-type")).toBe("application/pdf");
    const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
    const text = (await extractText(pdf, { mergePages: true })).text.replaceAll(/\s+/g, " ");
    const { result, orderSecret, tieSecret } = (await findElection(t.db, t.district.id, id)) ?? {};
    for (const words of ["Protokol: Valg af naborepræsentanter 2026", "VSF-2026-0001", "Suppleant nr. 2", "Talt af:", "4 2 6", "To kort blev ikke hentet.", ...names])
      expect(text).toContain(words);
    const packed = text.replaceAll(" ", "");
    for (const code of [orderSecret, tieSecret, result?.seed]) expect(packed).toContain(code);
    const { info } = await getMeta(pdf);
    expect(info["Title"]).toBe("Protokol: Valg af naborepræsentanter 2026");
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  });

  test("those elected get their seats one by one, as members there are or as new ones; the network knows the election", async () => {
    const work = await coordinator.get(at(id, "/work"));
    const links = [...work.document.querySelectorAll("a[href*='/seat/']")].map((link) => link.getAttribute("href") ?? "");
    expect(links).toHaveLength(5);
    const known = await coordinator.get(links[0] ?? "");
    const me = await memberId("Test Testesen 2");
    await coordinator.submit(known, "/seat/", { memberId: me }, 5);
    for (const link of links.slice(1)) {
      const page = await coordinator.get(link);
      const missing = await coordinator.submit(page, "/seat/", { memberId: "", reach: "phone" });
      expect(missing.status).toBe(422);
      expect((await coordinator.submit(page, "/seat/", { memberId: "", reach: "phone", phone: "33 66 33 66" })).status).toBe(200);
    }
    const rows = await t.db
      .selectFrom("network.representation")
      .select(["function", "is_deputy", "from_day", "to_day", "party_id", "election_id"])
      .orderBy("is_deputy").orderBy("function")
      .execute();
    expect(rows.map((row) => row.function)).toEqual([
      ...Array.from({ length: 3 }, () => "Valgt naborepræsentant"), "Suppleant nr. 1", "Suppleant nr. 2",
    ]);
    expect(new Set(rows.map((row) => [row.from_day, row.to_day, row.party_id, row.election_id].join()))).toEqual(
      new Set([["2026-04-01", "2028-03-31", partyId, id].join()]),
    );
    expect((await t.visitor().get(at(id))).text).toContain("De valgte er på plads");
    expect((await coordinator.get(`/vesterbro/forum/members/${me}`)).document.querySelector(`a[href$='/elections/${id}']`)).not.toBeNull();
    t.now = momentOf("2026-04-02", "10:00");
    const later = await t.signedIn("coordinator");
    expect((await later.get(`/vesterbro/forum/parties/${partyId}`)).document.querySelector(`a[href$='/elections/${id}']`)).not.toBeNull();
  });

  test("it is found by search, stands on the record, and all of it is told in the audit without a vote", async () => {
    expect((await t.visitor().get("/vesterbro/search?q=naborepr%C3%A6sentanter")).text).toContain(typedCall.title);
    expect(kindOf("election").station).toBe("decided");
    const events = await t.db.selectFrom("platform.audit_event").select(["action", "after"]).where("item_id", "=", id).execute();
    const actions = new Set(events.map(({ action }) => action));
    for (const action of ["call", "enter", "close", "open", "codes", "start_count", "tally", "approve", "seat"])
      expect(actions).toContain(`elections.${action}`);
    for (const words of [...names, "To kort", "forum@eksempel.dk"]) expect(JSON.stringify(events)).not.toContain(words);
  });
});

test("no more candidates than seats: elected without a vote, the rest is vacant, and no lot is told", async () => {
  const { id } = await openElection(t, partyId, ["Ida Alene", "Jan Alene", "Kim Alene", "Lis Alene"], { title: "Et andet valg" });
  await t.db.updateTable("elections.election").set({ status: "closed" }).where("id", "=", id).execute();
  await t.db.updateTable("elections.candidate").set({ status: "withdrawn", name: null }).where("election_id", "=", id).where("number", "in", [2, 4]).execute();
  const page = await coordinator.get(at(id, "/work"));
  expect(page.text).toContain("Der er 2 kandidater til 3 pladser");
  const done = await coordinator.submit(page, "/approve", { sure: "1" });
  expect(done.status).toBe(200);
  const seen = await t.visitor().get(at(id));
  expect(seen.text).toContain("alle valgt uden afstemning");
  expect(seen.text).toContain("Én plads er ikke besat.");
  const pdf = await t.visitor().request(at(id, "/protocol.pdf"));
  expect(pdf.status).toBe(200);
});

test("when only paper was used, nobody need have opened the voting on screen", async () => {
  const { id } = await openElection(t, partyId, ["Rie Papir", "Søs Papir", "Tim Papir", "Ulla Papir"], { title: "Et valg på papir" });
  await t.db.updateTable("elections.election").set({ status: "closed" }).where("id", "=", id).execute();
  t.now = hours.counting;
  const page = await coordinator.get(at(id, "/work"));
  const counters = { counterOne: await memberId("Test Testesen 1"), counterTwo: await memberId("Test Testesen 2") };
  const begun = await coordinator.submit(page, "/start-count", { hallWords: "7", ...counters });
  expect([begun.status, begun.text.includes("Stemmerne tælles")]).toEqual([200, true]);
});

test("cancelled, it says why, its codes open nothing, and the candidates are told", async () => {
  const { id } = await openElection(t, partyId, ["Mai Aflyst", "Nis Aflyst", "Ove Aflyst", "Pia Aflyst"], { title: "Et aflyst valg" });
  const [code = ""] = await codesFor(t, id, 1);
  const permit = t.permit("elections.manage");
  const voter = { name: "Per Post", address: "Istedgade 9", kind: "mail", email: "per@eksempel.dk" } as const;
  await t.db.transaction().execute((tx) => handOut(tx, permit, t.deps, id, voter, t.now));
  await t.db.updateTable("platform.mail").set({ status: "kept" }).where("purpose", "=", "elections.code").execute();
  await t.db.updateTable("elections.candidate").set({ email: "mai@eksempel.dk" }).where("name", "=", "Mai Aflyst").execute();
  const page = await coordinator.get(at(id, "/work"));
  const ballot = await t.visitor().get(at(id, "/vote"));
  expect((await coordinator.submit(page, "/cancel", { reason: "Nej" })).status).toBe(422);
  const personal = await coordinator.submit(page, "/cancel", { reason: "Test Testesen 1 er blevet syg." });
  expect([personal.status, personal.document.querySelector("#reason-error") !== null]).toEqual([422, true]);
  await coordinator.submit(page, "/cancel", { reason: "Salen blev oversvømmet." });
  const late = await t.visitor().submit(ballot, "/vote", { code, crosses: ["1"] });
  expect([late.status, late.text.includes("Afstemningen er slut")]).toEqual([422, true]);
  expect((await t.visitor().get(at(id))).text).toContain("Salen blev oversvømmet.");
  const mails = await t.db.selectFrom("platform.mail").select(["to_address", "text"]).where("purpose", "=", "elections.cancelled").execute();
  expect(mails).toHaveLength(1);
  const codeMails = await t.db.selectFrom("platform.mail").select(["text", "to_address"]).where("purpose", "=", "elections.code").execute();
  expect(codeMails).toEqual([{ text: null, to_address: null }]);
  const told = await t.db.selectFrom("platform.audit_event").select("after").where("item_id", "=", id).execute();
  expect(JSON.stringify(told)).not.toContain("oversvømmet");
  expect(mails[0]?.text).toContain("Salen blev oversvømmet.");
  expect(await t.db.selectFrom("elections.ballot_box").select("used").where("election_id", "=", id).execute()).toEqual([]);
});

test("an election that nobody counts is given up half a year later, and nothing of it stays but that it was called", async () => {
  const { id } = await openElection(t, partyId, ["Rut Glemt", "Sia Glemt", "Tea Glemt", "Uno Glemt"], { title: "Et glemt valg" });
  await codesFor(t, id, 1);
  const ended = momentOf(typedCall.hallDay, typedCall.hallUntil);
  const night = async (days: number) => {
    for (const rule of retention) await runRule(t.db, rule, { now: new Date(ended.getTime() + days * 86_400_000) });
    const of = (table: "elections.candidate" | "elections.ballot_box" | "elections.handout" | "elections.tally") =>
      t.db.selectFrom(table).selectAll().where("election_id", "=", id).execute();
    return (await Promise.all([of("elections.candidate"), of("elections.ballot_box"), of("elections.handout"), of("elections.tally")])).map((rows) => rows.length);
  };
  expect(await night(182)).toEqual([4, 1, 0, 0]);
  expect(await night(184)).toEqual([0, 0, 0, 0]);
  const seen = await t.visitor().get(at(id));
  expect(seen.text).toContain("Udløbet: ingen gjorde valget færdigt");
  expect(seen.html).not.toContain("Rut Glemt");
  const events = await t.db.selectFrom("platform.audit_event").select("action").where("item_id", "in", [id, "elections.votes"]).execute();
  expect(events.map(({ action }) => action)).toEqual(expect.arrayContaining(["elections.expire", "retention.erase"]));
});
