import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../../test/client.ts";
import { publishedConference, workshopTitles } from "../../../../test/conference.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import { cancelConference } from "../commands/conferences.ts";
import { addQuestion, openQuestion } from "../../dialogue/commands/questions.ts";

let app: TestApp;
let coordinator: Client;
let path: string;
let workshops: string[];

beforeAll(async () => {
  app = await testApp({ remembersPages: true });
  coordinator = await app.signedIn("coordinator");
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ path, workshops } = await publishedConference(app));
});

const sentence = "Der skal være et sted at være om natten, hele ugen.";

/** A facilitator's address, as it stands on the paper they are given. */
async function linkTo(at: number): Promise<string> {
  const page = await coordinator.submit(await coordinator.get(`${path}/recommendations`), `${workshops[at]}/print`);
  return page.path.replace(/\/paper$/, "");
}
const write = async (who: Client, link: string, answers: Record<string, string> = {}, times = 1) =>
  who.submit(await who.get(`${link}/recommendations/new`), "/recommendations/new", { sentence, why: "Det er koldt.", ...answers }, times);
const sentences = (page: SeenPage) => [...page.document.querySelectorAll(".recommendation-sentence")].map((one) => one.textContent?.trim());
const idsOn = (page: SeenPage) => [...page.document.querySelectorAll(".recommendation")].map((one) => one.id.replace("recommendation-", ""));
const release = async (at: number) => coordinator.submit(await coordinator.get(`${path}/recommendations`), `${workshops[at]}/release`, { consent: "1" });
const publicIds = (page: SeenPage) => [...page.document.querySelectorAll("a[href*='/recommendations/']")].map((a) => a.getAttribute("href")?.split("/").at(-1) ?? "");

describe("a facilitator's link", () => {
  test("opens its own workshop, changes nothing by being opened, and opens nothing else", async () => {
    const [own, other] = [await linkTo(0), await linkTo(1)];
    const phone = app.visitor();
    const page = await phone.get(own);
    expect(page.text).toContain(workshopTitles[0]);
    expect(page.text).not.toContain(workshopTitles[1]);
    expect(page.headers.get("cache-control")).toBe("no-store");
    await write(phone, own);
    const [id = ""] = idsOn(await phone.get(own));
    for (const end of ["", "/hands"]) {
      expect((await phone.get(`${own}/recommendations/${id}${end}`)).status, end).toBe(200);
      expect((await phone.get(`${other}/recommendations/${id}${end}`)).status, end).toBe(404);
    }
    // A form of another workshop that names this one's recommendation finds none.
    await write(phone, other);
    const [strange = ""] = idsOn(await phone.get(other));
    const hands = await phone.get(`${other}/recommendations/${strange}/hands`);
    const token = hands.document.querySelector("input[name=_form]")?.getAttribute("value") ?? "";
    const body = new FormData();
    for (const [name, value] of [["_form", token], ["version", "1"], ["for", "9"], ["against", "0"], ["unsure", "0"]] as const) body.set(name, value);
    expect((await phone.request(`${other}/recommendations/${id}/hands`, { method: "POST", body })).status).toBe(404);
    expect((await phone.get(own)).text).toContain("Salen er ikke spurgt.");
    for (const wrong of ["/vesterbro/workshop/wrong", own.replace("vesterbro", "norrebro"), `/vesterbro/workshops/${workshops[0]}`])
      expect((await phone.get(wrong)).status, wrong).toBe(404);
  });

  test("is neither made nor closed at the desk of another conference", async () => {
    const link = await linkTo(0);
    const other = await publishedConference(app);
    const desk = await coordinator.get(`${other.path}/recommendations`);
    const token = desk.document.querySelector("input[name=_form]")?.getAttribute("value") ?? "";
    for (const end of ["print", "end"]) {
      const body = new URLSearchParams({ _form: token });
      const answer = await coordinator.request(`${other.path}/recommendations/${workshops[0]}/${end}`, { method: "POST", body });
      expect(answer.status, end).toBe(422);
    }
    expect((await app.visitor().get(link)).status).toBe(200);
  });

  test("is closed by the organiser, and by itself some days after the conference", async () => {
    const link = await linkTo(0);
    await coordinator.submit(await coordinator.get(`${path}/recommendations`), `${workshops[0]}/end`);
    expect((await app.visitor().get(link)).status).toBe(404);
    const another = await linkTo(0);
    const before = app.now;
    app.now = new Date("2026-04-29T17:59:00Z");
    expect((await app.visitor().get(another)).status).toBe(200);
    app.now = new Date("2026-04-29T18:01:00Z");
    expect((await app.visitor().get(another)).status).toBe(404);
    app.now = before;
  });

  test("goes out by mail, and once however often the button is pressed", async () => {
    const desk = await coordinator.get(`${path}/recommendations`);
    expect((await coordinator.submit(desk, `${workshops[2]}/invite`, { mail: "" })).text).toContain("Skriv en e-mailadresse, eller lav et link på papir.");
    await coordinator.submit(await coordinator.get(`${path}/recommendations`), `${workshops[2]}/invite`, { mail: "leder@eksempel.dk" }, 5);
    const mails = await app.db.selectFrom("platform.mail").select(["subject", "text"]).where("to_address", "=", "leder@eksempel.dk").execute();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toBe(`Din workshop: ${workshopTitles[2]}`);
    const link = /http:\/\/localhost(\/vesterbro\/workshop\/\S+)/.exec(mails[0]?.text ?? "")?.[1] ?? "";
    expect((await app.visitor().get(link)).text).toContain(workshopTitles[2]);
  });
});

describe("recommendations", () => {
  test("are at most five, one for five presses, in the order that is chosen, not moved twice", async () => {
    const link = await linkTo(0);
    const phone = app.visitor();
    await write(phone, link, { sentence: "A" }, 5);
    for (const one of ["B", "C", "D"]) await write(phone, link, { sentence: one });
    const last = await phone.get(`${link}/recommendations/new`);
    const also = await phone.get(`${link}/recommendations/new`);
    const full = await phone.submit(last, "/new", { sentence: "E" });
    expect(sentences(full)).toEqual(["A", "B", "C", "D", "E"]);
    expect(full.text).toContain("I har alle fem");
    const sixth = await phone.submit(also, "/new", { sentence: "F" });
    expect([sixth.status, sixth.text.includes("I har allerede fem anbefalinger")]).toEqual([422, true]);
    expect(sixth.document.querySelector("textarea[name=sentence]")?.textContent).toBe("F");
    const [, , third = ""] = idsOn(full);
    expect(sentences(await phone.submit(full, `${third}/move`, { move: "up" }, 3))).toEqual(["A", "C", "B", "D", "E"]);
    const stale = await phone.submit(full, `${third}/move`, { move: "up", again: "1" });
    expect([stale.status, sentences(stale)]).toEqual([422, ["A", "C", "B", "D", "E"]]);
    const shorter = await phone.submit(await phone.get(`${link}/recommendations/${third}`), "/remove", {}, 2);
    expect(sentences(shorter)).toEqual(["A", "B", "D", "E"]);
    expect(sentences(await write(phone, link, { sentence: "G" }))).toEqual(["A", "B", "D", "E", "G"]);
  });

  test.each([
    ["nothing", { sentence: " " }, "Skriv anbefalingen som én sætning."],
    ["more than a sentence", { sentence: "x".repeat(141) }, "Teksten er for lang"],
    ["a person's phone", { why: "Ring til Bo på 22 33 44 55" }, "Det ligner et telefonnummer"],
    ["a CPR number", { why: "Om 010203-1234" }, "Det ligner et CPR-nummer"],
  ])("refuse %s, and keep what was typed", async (_name, answers, said) => {
    const link = await linkTo(0);
    const page = await write(app.visitor(), link, answers);
    expect([page.status, page.text.includes(said)]).toEqual([422, true]);
    expect(sentences(await app.visitor().get(link))).toEqual([]);
  });

  test("tell whoever writes at the same time what the other wrote", async () => {
    const link = await linkTo(0);
    const [anna, bo] = [app.visitor(), app.visitor()];
    const [id = ""] = idsOn(await write(anna, link));
    const [hers, his] = [await anna.get(`${link}/recommendations/${id}`), await bo.get(`${link}/recommendations/${id}`)];
    await anna.submit(hers, id, { sentence: "Annas ord." });
    const clash = await bo.submit(his, id, { sentence: "Bos ord." });
    expect([clash.status, clash.text.includes("Annas ord.")]).toEqual([422, true]);
    expect(clash.document.querySelector("textarea[name=sentence]")?.textContent).toBe("Bos ord.");
    expect(sentences(await bo.submit(clash, id))).toEqual(["Bos ord."]);
  });

  test("carry a show of hands, which says so when it was about other words", async () => {
    const link = await linkTo(0);
    const phone = app.visitor();
    const [id = ""] = idsOn(await write(phone, link));
    const form = await phone.get(`${link}/recommendations/${id}/hands`);
    const wrong = await phone.submit(form, "/hands", { for: "18", against: "", unsure: "mange" });
    expect(wrong.text).toMatch(/Skriv, hvor mange der er imod.*Skriv et helt tal/);
    const counted = await phone.submit(form, "/hands", { for: "18", against: "3", unsure: "0" }, 3);
    expect(counted.text).toContain("Vist med hænder: 18 for, 3 imod.");
    await phone.submit(await phone.get(`${link}/recommendations/${id}`), id, { sentence: "Noget andet." });
    expect((await phone.get(link)).text).toContain("18 for, 3 imod. Det var om en tidligere ordlyd.");
    await phone.submit(await phone.get(`${link}/recommendations/${id}/hands`), "/none");
    expect((await phone.get(link)).text).toContain("Salen er ikke spurgt.");
  });
});

test("notes are kept for each round, clash like other texts, and nobody else reads them", async () => {
  const link = await linkTo(0);
  const [anna, bo] = [app.visitor(), app.visitor()];
  const [hers, his] = [await anna.get(link), await bo.get(link)];
  await anna.submit(hers, "/notes/1", { text: "Vi talte om **natten**." }, 3);
  const clash = await bo.submit(his, "/notes/1", { text: "Mine noter." });
  expect([clash.status, clash.text.includes("Vi talte om **natten**.")]).toEqual([422, true]);
  await bo.submit(clash, "/notes/1", { text: "Begge noter." });
  expect((await anna.get(link)).document.querySelector("textarea[name=text]")?.textContent).toBe("Begge noter.");
  expect((await coordinator.get(`${path}/recommendations`)).text).toContain("Begge noter.");
  await write(anna, link);
  await release(0);
  expect((await app.visitor().get(path)).html).not.toContain("Begge noter.");
  const audit = JSON.stringify(await app.db.selectFrom("platform.audit_event").select("after").where("action", "=", "conference.save_note").execute());
  expect(audit).not.toMatch(/natten|Begge/);
  const removal = await coordinator.submit(await coordinator.get(`${path}/workshops/${workshops[0]}`), "/remove");
  expect([removal.status, removal.text.includes("ville forsvinde med den")]).toEqual([422, true]);
});

describe("what everyone reads", () => {
  test("is nothing before the organiser has read and released it, and then exactly that", async () => {
    const link = await linkTo(0);
    const phone = app.visitor();
    const sentence = "Ingen skal fryse om vinteren.";
    const [id = ""] = idsOn(await write(phone, link, { sentence }));
    const visitor = app.visitor();
    const member = await app.signedIn("member");
    for (const reader of [visitor, member]) {
      expect((await reader.get(path)).html).not.toContain(sentence);
      expect((await reader.get(`/vesterbro/recommendations/${id}`)).status).toBe(404);
      expect((await reader.get(`${path}/recommendations`)).status).toBe(404);
      expect((await reader.get(`/vesterbro/search?q=fryse`)).html).not.toContain(sentence);
    }
    expect(await (await visitor.request(`${path}/recommendations.json`)).text()).toContain('"recommendations":[]');
    const desk = await coordinator.get(`${path}/recommendations`);
    await phone.submit(await phone.get(`${link}/recommendations/${id}`), id, { sentence: "Rettet i sidste øjeblik." });
    const refused = await coordinator.submit(desk, `${workshops[0]}/release`, { consent: "1" });
    expect([refused.status, refused.text.includes("rettet, siden du åbnede siden")]).toEqual([422, true]);
    const unread = await coordinator.submit(await coordinator.get(`${path}/recommendations`), `${workshops[0]}/release`);
    expect([unread.status, unread.text.includes("Læs anbefalingerne først.")]).toEqual([422, true]);
    await release(0);
    expect((await visitor.get(path)).text).toContain("Rettet i sidste øjeblik.");
    const page = await visitor.get(`/vesterbro/recommendations/${id}`);
    for (const said of ["Fremsat", "Det er koldt.", workshopTitles[0], "Den er ikke en beslutning."]) expect(page.text).toContain(said);
    expect(page.text).not.toContain("Bring den videre");
    const data = (await (await visitor.request(`${path}/recommendations.json`)).json()) as { recommendations: unknown[] };
    expect(data.recommendations).toMatchObject([{ sentence: "Rettet i sidste øjeblik.", number: 1, hands: null, phones: null, workshop: { title: workshopTitles[0] } }]);
    expect((await phone.get(`${link}/recommendations/${id}`)).status).toBe(404);
  });

  test("waits for a vote on it by phone, and comes out with the result", async () => {
    const link = await linkTo(0);
    const phone = app.visitor();
    const [id = ""] = idsOn(await write(phone, link));
    const desk = await coordinator.get(`${path}/recommendations`);
    const voting = await phone.submit(await phone.get(`${link}/recommendations/${id}/vote`), "/vote");
    const refused = await coordinator.submit(desk, `${workshops[0]}/release`, { consent: "1" });
    expect([refused.status, refused.text.includes("Der stemmes stadig om en anbefaling herfra.")]).toEqual([422, true]);
    expect((await app.visitor().get(`/vesterbro/recommendations/${id}`)).status).toBe(404);
    // Whoever opens the desk now finds no button, but when the vote ends.
    expect(refused.document.querySelector(`form[action$="${workshops[0]}/release"]`)).toBeNull();
    expect(refused.text).toContain("Afstemningen slutter af sig selv kl. 10.30");
    await phone.submit(voting, "/vote/close");
    await release(0);
    expect((await app.visitor().get(`/vesterbro/recommendations/${id}`)).status).toBe(200);
  });

  test("can be taken back, is then nobody's, and comes out again with other words", async () => {
    const link = await linkTo(0);
    const sentence = "Lamperne i porten skal lyse.";
    const [id = ""] = idsOn(await write(app.visitor(), link, { sentence }));
    await release(0);
    const back = await coordinator.submit(await coordinator.get(`/vesterbro/recommendations/${id}`), "/back");
    expect(back.text).toContain("Anbefalingen er taget tilbage.");
    expect((await app.visitor().get(`/vesterbro/recommendations/${id}`)).status).toBe(404);
    expect((await app.visitor().get(path)).html).not.toContain(sentence);
    expect((await (await app.signedIn("member")).get(`/vesterbro/search?q=lamperne`)).html).not.toContain(sentence);
    const form = await app.visitor().get(`${link}/recommendations/${id}`);
    expect(form.text).not.toContain("Slet anbefalingen");
    const phone = app.visitor();
    await phone.submit(await phone.get(`${link}/recommendations/${id}`), id, { sentence: "Bedre ord." });
    await release(0);
    expect((await app.visitor().get(`/vesterbro/recommendations/${id}`)).text).toContain("Bedre ord.");
  });

  test("can be taken back also when the conference has been cancelled since", async () => {
    const [id = ""] = idsOn(await write(app.visitor(), await linkTo(0), { sentence: "Det navn skal ikke stå her." }));
    await release(0);
    await app.db.transaction().execute((tx) => cancelConference(tx, app.permit("conference.prepare"), path.split("/").at(-1) ?? "", "Brand på rådhuset", { secret: app.deps.secret, now: app.now }));
    const back = await coordinator.submit(await coordinator.get(`/vesterbro/recommendations/${id}`), "/back");
    expect([back.status, back.html.includes("Det navn")]).toEqual([200, false]);
    expect((await app.visitor().get(`/vesterbro/recommendations/${id}`)).status).toBe(404);
  });

  test("is no longer brought further once the last draft that was made of it is deleted", async () => {
    const [id = ""] = idsOn(await write(app.visitor(), await linkTo(0)));
    await release(0);
    const own = `/vesterbro/recommendations/${id}`;
    const letters = [];
    for (const again of ["", "1"]) letters.push((await coordinator.submit(await coordinator.get(own), "/make/letter/", { again })).path.replace(/(\/letters\/[^/?]+).*/, "$1"));
    expect(new Set(letters).size).toBe(2);
    const left = [];
    for (const letter of letters) {
      await coordinator.submit(await coordinator.get(`${letter}/discard`), "/discard");
      left.push((await app.visitor().get(own)).text.includes("Bragt videre"));
    }
    expect(left).toEqual([true, false]);
    expect((await app.visitor().get(own)).text).toContain("Fremsat");
  });

  test("goes by one press to the dialogue, a letter and the plan, and its thread tells", async () => {
    const permit = app.permit("dialogue.manage");
    const question = await app.db.transaction().execute(async (tx) => {
      const input = { title: "Hvad mangler der?", why: "", asker: "Forummet", outcome: "", closesOn: "2026-05-01", mustBeHeard: [], statements: ["Et.", "To.", "Tre."], version: 0 };
      const id = await addQuestion(tx, permit, input, app.now);
      await openQuestion(tx, permit, id, 1, app.now);
      return id;
    });
    const link = await linkTo(0);
    const phone = app.visitor();
    const [id = ""] = idsOn(await write(phone, link));
    await phone.submit(await phone.get(`${link}/recommendations/${id}/hands`), "/hands", { for: "18", against: "3", unsure: "0" });
    await release(0);
    const own = `/vesterbro/recommendations/${id}`;
    const statement = await coordinator.submit(await coordinator.get(own), "/make/statement/", { question }, 3);
    expect([statement.status, statement.text]).toEqual([200, expect.anything()]);
    expect(statement.path).toContain("/dialogue/");
    expect(statement.text).toContain(sentence);
    const again = await coordinator.submit(await coordinator.get(own), "/make/statement/", { question });
    expect(again.path).toBe(statement.path);
    const elsewhere = await coordinator.submit(await coordinator.get(own), "/make/statement/", { question: id });
    expect([elsewhere.status, elsewhere.text.includes("Vælg en af mulighederne.")]).toEqual([422, true]);
    const letter = await coordinator.submit(await coordinator.get(own), "/make/letter/");
    expect(letter.html).toContain("deltagerne på en konference anbefaler");
    const measure = await coordinator.submit(await coordinator.get(own), "/make/measure/");
    expect(measure.text).toContain(sentence);
    const page = await app.visitor().get(own);
    expect(page.text).toContain("Bragt videre");
    const conference = await app.visitor().get(path);
    expect(publicIds(conference)).toEqual([id]);
    expect(conference.text).toMatch(/18 for, 3 imod\. ?Bragt videre/);
    expect((await app.visitor().get(statement.path)).text).toMatch(/Vejen fra gade til plan.*Anbefaling fra en workshop/);
    const open = await coordinator.get(own);
    await coordinator.submit(open, "/back");
    const stale = await coordinator.submit(open, "/make/letter/", { again: "1" });
    expect([stale.status, stale.text.includes("Det kan ikke gøres nu.")]).toEqual([422, true]);
  });
});
