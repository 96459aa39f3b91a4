import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inventAnswers } from "../../../example/invented-answers.ts";
import { addParty } from "../../network/commands.ts";
import { addRepresentation } from "../../network/representations.ts";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { actionWords } from "../audit/texts/actions.ts";
import { addSeries } from "../meetings/commands/series.ts";
import { eraseUnpublished } from "./commands/erase.ts";
import { forgetParticipants } from "./commands/results.ts";
import { analyseDialogueJob } from "./jobs.ts";
import { statementsOf } from "./queries/questions.ts";

let t: TestApp;
/** Speaks for nobody: the secretariat. */
let coordinator: Client;
let neighbour: Client;
let otherNeighbour: Client;
let service: Client;
let path: string;
const start = new Date("2026-03-02T09:00:00Z");

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  const [neighbours, services] = [await party("Naboerne i Ågade"), await party("Værestedet Havnen")];
  neighbour = await speaker(neighbours);
  otherNeighbour = await speaker(neighbours);
  service = await speaker(services);
});
afterAll(() => t.close());
beforeEach(async () => {
  t.now = start;
  await t.db.deleteFrom("dialogue.question").execute();
  path = await opened();
});

const party = (name: string) =>
  t.db.transaction().execute((tx) => addParty(tx, t.permit("parties.manage"), { name, kind: "neighbours", email: "", phone: "", takesLetters: false }));

async function speaker(partyId: string): Promise<Client> {
  const client = await t.signedIn("member", "moderator");
  const { id } = await t.db.selectFrom("platform.member").select("id").orderBy("id", "desc").limit(1).executeTakeFirstOrThrow();
  const speaks = { partyId, function: "talsperson", isDeputy: false, fromDay: "2026-01-01" };
  await t.db.transaction().execute((tx) => addRepresentation(tx, t.permit("parties.manage"), id, speaks));
  return client;
}

async function opened(): Promise<string> {
  const answers = {
    title: "Hvad skal der ske med pladsen?", why: "Vi har talt om den.", asker: "Forummet", outcome: "Det kommer på dagsordenen.",
    closesOn: "2026-04-01", mustBeHeard: ["neighbour"], moderation: "Vi offentliggør alt, der handler om pladsen.",
    statements: "Bænkene skal blive stående.\nDer skal være lys i porten om natten.\nTorvet skal fejes.",
  };
  const page = await coordinator.submit(await coordinator.get("/vesterbro/dialogue/new"), "/dialogue/new", answers);
  await coordinator.submit(page, "/open");
  return page.path;
}

/** Somebody writes a statement; gives their browser, the receipt's address and the statement's id. */
async function wrote(text: string): Promise<{ author: Client; receipt: string; id: string }> {
  const author = t.visitor();
  let page = await author.submit(await author.get(`${path}/write`), "/write", { text });
  if (page.status === 422) page = await author.submit(page, "/write", {});
  const { id } = await t.db.selectFrom("dialogue.statement").select("id").where("question_id", "=", idOf()).orderBy("position", "desc").limit(1).executeTakeFirstOrThrow();
  return { author, receipt: page.path.split("?")[0] ?? "", id };
}
const idOf = () => /dialogue\/([^/?]+)/.exec(path)?.[1] ?? "";
const open = (who: Client, id: string) => who.get(`/vesterbro/dialogue/read/${id}`);
/** Sends the form of a page that stands for a step, with what is typed in it. */
async function decide(who: Client, page: SeenPage, step: string, answers: Record<string, string> = {}, times = 1): Promise<SeenPage> {
  const form = [...page.document.querySelectorAll("form")].find((one) => one.querySelector(`[name=step][value=${step}]`));
  if (!form) throw new Error(`no ${step} on ${page.path}: ${page.text}`);
  for (const other of page.document.querySelectorAll("main form")) if (other !== form) other.remove();
  return who.submit(page, "/read/", answers, times);
}
const answersTo = (id: string) => t.db.selectFrom("dialogue.answer").select("value").where("statement_id", "=", id).execute();
const sixDisagree = async (id: string) => {
  const people = Array.from({ length: 6 }, () => ({ perspective: null, values: new Map([[id, -1 as const]]) }));
  await t.db.transaction().execute((tx) => inventAnswers(tx, t.permit("dialogue.manage"), idOf(), people, t.now));
};
const analyse = () => analyseDialogueJob.run({ ...t.deps, now: () => t.now }, { districtId: t.district.id, questionId: idOf() }, { number: 1, isLast: false });
const statusOf = async (id: string) => (await t.db.selectFrom("dialogue.statement").select("status").where("id", "=", id).executeTakeFirstOrThrow()).status;

async function inSeries(): Promise<void> {
  const details = { name: "Prøveforum", everyWeeks: 6, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00", place: "Salen" };
  await t.db.transaction().execute((tx) => addSeries(tx, t.permit("meetings.prepare"), details));
}

describe("publishing", () => {
  test("takes one, word for word; all can answer at once, the writer counts as agreeing, and hears of it", async () => {
    const { author, receipt, id } = await wrote("hundene skal i snor");
    expect((await coordinator.get("/vesterbro/forum/meetings")).text).toMatch(/1 udsagn venter på at blive læst/);
    const page = await open(coordinator, (await coordinator.get("/vesterbro/dialogue/read")).html.match(/dialogue\/read\/([0-9a-f-]{36})/)?.[1] ?? "");
    expect(page.text).toMatch(/Nyt skrevet i dag ?hundene skal i snor/);
    const done = await decide(coordinator, page, "publish");
    expect(done.text).toMatch(/Udsagnet er offentligt.*Alt er læst/);
    expect((await statementsOf(t.db, t.district.id, idOf())).at(-1)).toMatchObject({ text: "hundene skal i snor", isFromStart: false });
    expect(await answersTo(id)).toEqual([{ value: 1 }]);
    expect((await author.get(receipt)).text).toMatch(/Alle kan svare på det.*Færre end fem har svaret/);
    expect((await author.get(`${path}/mine`)).text).toMatch(/hundene skal i snor ?Du svarede: Enig/);
    const visitor = t.visitor();
    const seen: string[] = [];
    let asked = await visitor.get(`${path}/answer`);
    for (let n = 0; n < 5; n += 1) {
      seen.push(asked.document.querySelector(".ask-statement")?.textContent?.trim() ?? "");
      asked = seen.at(-1) ? await visitor.submit(asked, "/answer", { value: "agree" }) : await visitor.submit(asked, "/perspective", { perspective: "neighbour" });
    }
    expect(seen).toContain("hundene skal i snor");
    expect(asked.text).toContain("Du har svaret på alt");
    const late = await wrote("Duerne må gerne fodres.");
    await decide(neighbour, await open(neighbour, late.id), "publish");
    expect((await visitor.get(`${path}/answer`)).text).toContain("Der er kommet 1 nyt udsagn, siden du svarede på alt");
  });

  test("is analysed by itself, and its receipt says the figures from five answers on", async () => {
    const { receipt, id } = await wrote("Hundene skal i snor.");
    await decide(coordinator, await open(coordinator, id), "publish");
    await sixDisagree(id);
    await analyse();
    expect((await t.visitor().get(receipt)).text).toContain("1 enig, 6 uenige, 0 ved ikke");
    expect((await t.visitor().get(`/en${receipt}`)).text).toContain("1 agree, 6 disagree, 0 don’t know");
  });
});

describe("returning", () => {
  test("takes a second from another side, who sees the reason; until then nothing is refused", async () => {
    const { author, receipt, id } = await wrote("Kvinden i nummer fire larmer.");
    await decide(neighbour, await open(neighbour, id), "propose", { reason: "names_person", note: "Skriv om støjen i stedet." });
    expect((await author.get(receipt)).text).toMatch(/Bliver læst af flere/);
    expect((await author.get(receipt)).text).not.toContain("bestemt person. En linje");
    for (const same of [neighbour, otherNeighbour]) {
      const page = await open(same, id);
      expect(page.document.querySelector("[value=return]")).toBeNull();
      expect((await same.get("/vesterbro/dialogue/read")).text).toMatch(/Venter på en anden.*Kvinden i nummer fire/);
    }
    const page = await open(service, id);
    expect(page.text).toContain("Naboerne i Ågade vil sende det tilbage: nævner eller peger på en bestemt person");
    await decide(service, page, "return");
    expect((await author.get(receipt)).text).toMatch(/Sendt tilbage.*Det nævner eller peger på en bestemt person\..*En linje til dig.*Skriv om støjen i stedet\./);
    expect((await t.visitor().get(`${path}/moderation`)).text).toMatch(/Sendt tilbage(Grund)?Nævner eller peger på en bestemt person(Hvor mange sider)?2/);
  });

  test("by one of the same side is refused, however it is sent, and the second can publish instead", async () => {
    const { id } = await wrote("Kirken må gerne larme.");
    const fresh = await open(otherNeighbour, id);
    await decide(neighbour, await open(neighbour, id), "propose", { reason: "off_topic" });
    const page = await open(otherNeighbour, id);
    const refused = await otherNeighbour.submit(page, "/read/", { step: "return" });
    expect([refused.status, refused.text.includes("Det skal en anden afgøre")]).toEqual([422, true]);
    const clash = await decide(otherNeighbour, fresh, "publish");
    expect([clash.status, clash.text.includes("En anden har gjort noget ved udsagnet")]).toEqual([422, true]);
    await decide(otherNeighbour, clash, "publish");
    expect(await statusOf(id)).toBe("published");
  });

  test("needs a reason, and a line that leads to nobody", async () => {
    const { id } = await wrote("Kirken må gerne larme.");
    const wrongs: Record<string, string>[] = [{ note: "Uden grund" }, { reason: "same" }, { reason: "unclear", note: "Ring 22 33 44 55" }, { reason: "unclear", note: "a@eksempel.dk" }];
    for (const wrong of wrongs) {
      const back = await decide(neighbour, await open(neighbour, id), "propose", wrong);
      expect([back.status, await statusOf(id)]).toEqual([422, "waiting"]);
    }
  });

  test("can be appealed once, to one who has had no hand in it, and the outcome is on the receipt", async () => {
    const { author, receipt, id } = await wrote("Kvinden i nummer fire larmer.");
    await decide(neighbour, await open(neighbour, id), "propose", { reason: "names_person" });
    await decide(service, await open(service, id), "return");
    const appealed = await author.submit(await author.get(receipt), "/receipt/", { appeal: "Der står ingen navne." });
    expect(appealed.text).toMatch(/Bliver læst igen.*Din klage.*Der står ingen navne\./);
    expect(appealed.document.querySelector("[name=appeal]")).toBeNull();
    for (const decided of [neighbour, service]) expect((await open(decided, id)).text).toContain("Du kan ikke afgøre det her");
    const page = await open(coordinator, id);
    expect(page.text).toMatch(/Skriveren klager.*Der står ingen navne\..*Beslutningen var: nævner eller peger/);
    await decide(coordinator, page, "uphold");
    expect((await author.get(receipt)).text).toMatch(/Læst igen\. Beslutningen står fast/);
    expect((await author.get(receipt)).document.querySelector("[name=appeal]")).toBeNull();
    const log = await t.visitor().get(`${path}/moderation`);
    expect(log.text).toMatch(/Klage afvist(Grund)?Nævner eller peger på en bestemt person(Hvor mange sider)?3/);
    for (const hidden of ["nummer fire", "ingen navne", "Ågade", "Testesen"]) expect(log.html).not.toContain(hidden);
  });
});

test("no moment stands beside an appeal: its day, and that it came after what it is against", async () => {
  const { author, receipt, id } = await wrote("Kvinden i nummer fire larmer.");
  await decide(neighbour, await open(neighbour, id), "propose", { reason: "names_person" });
  await decide(service, await open(service, id), "return");
  const other = await wrote("Kirken må gerne larme.");
  await decide(neighbour, await open(neighbour, other.id), "propose", { reason: "off_topic" });
  await decide(service, await open(service, other.id), "return");
  const appealed = async (who: Client, address: string, now: string) => {
    t.now = new Date(now);
    await who.submit(await who.get(address), "/receipt/", { appeal: "Der står ingen navne." });
  };
  await appealed(author, receipt, "2026-03-02T13:37:11Z");
  await appealed(other.author, other.receipt, "2026-03-04T13:37:11Z");
  const steps = async (statement: string) => (await t.db.selectFrom("dialogue.moderation").select(["step", "at"]).where("statement_id", "=", statement).orderBy("at").execute());
  expect((await steps(id)).map(({ step }) => step)).toEqual(["propose", "return", "appeal"]);
  const moments = [...(await steps(id)), ...(await steps(other.id))].filter(({ step }) => step === "appeal").map(({ at }) => at.toISOString());
  expect(moments).toEqual(["2026-03-02T09:00:00.001Z", "2026-03-03T23:00:00.000Z"]);
});

test("the public log tells days and no time of day", async () => {
  const { id } = await wrote("Hundene skal i snor.");
  await decide(coordinator, await open(coordinator, id), "publish");
  const log = await t.visitor().get(`${path}/moderation`);
  expect(log.text).toContain("2. marts 2026");
  expect(log.html).not.toMatch(/2026-03-02T\d\d/);
});

describe("merging", () => {
  test("keeps both texts on the receipt, tells how many wrote the same, and can be appealed", async () => {
    const { author, receipt, id } = await wrote("Vi mangler lys i porten om natten");
    await decide(coordinator, await open(coordinator, id), "merge");
    const seen = await author.get(receipt);
    expect(seen.text).toMatch(/Vi mangler lys i porten om natten.*Lagt sammen med et andet.*Siger det samme som ?Der skal være lys i porten om natten\./);
    expect((await t.visitor().get(`${path}/moderation`)).text).toMatch(/Der skal være lys i porten om natten\. ?1 anden har skrevet det samme/);
    expect(await answersTo(id)).toEqual([]);
    await author.submit(seen, "/receipt/", { appeal: "Jeg mener hele natten." });
    await decide(service, await open(service, id), "publish");
    expect((await author.get(receipt)).text).toContain("Alle kan svare på det");
    expect(await answersTo(id)).toEqual([{ value: 1 }]);
  });

  test("is only into a public one of the same question", async () => {
    const other = await wrote("Duerne må gerne fodres.");
    const { id } = await wrote("Vi mangler lys i porten om natten");
    const page = await open(coordinator, id);
    for (const into of [other.id, id, "01900000-0000-7000-8000-000000000000", "1"])
      expect([into, (await decide(coordinator, await open(coordinator, id), "merge", { into })).status]).toEqual([into, 422]);
    expect([page.status, await statusOf(id)]).toEqual([200, "waiting"]);
  });
});

describe("taking down what is public", () => {
  test("hides it at once everywhere, and one of another side settles it; answers are kept", async () => {
    const { author, receipt, id } = await wrote("Manden med hunden er farlig.");
    await decide(coordinator, await open(coordinator, id), "publish");
    await sixDisagree(id);
    await analyse();
    expect((await t.visitor().get(`${path}/result/statements`)).html).toContain("Manden med hunden");
    await decide(neighbour, await open(neighbour, id), "take_out", { reason: "names_person" });
    for (const address of [`${path}/result`, `${path}/result/statements`, `${path}/how`, `${path}/moderation`, `${path}/answer`, path, "/vesterbro/search?q=hunden"])
      expect((await t.visitor().get(address)).html, address).not.toContain("Manden med hunden");
    expect((await author.get(receipt)).text).toContain("Taget ned, mens flere læser det");
    await analyse();
    await decide(service, await open(service, id), "publish");
    expect([await statusOf(id), (await answersTo(id)).length]).toEqual(["published", 7]);
    await decide(neighbour, await open(neighbour, id), "take_out", { reason: "names_person" });
    await decide(service, await open(service, id), "return");
    expect((await t.visitor().get(`${path}/moderation`)).text).toMatch(/Taget ned ?1/);
  });
});

test("what is put back after the question has closed counts, as long as its answers are kept; a result outlives them", async () => {
  const { id } = await wrote("Kirken må gerne larme.");
  await decide(coordinator, await open(coordinator, id), "publish");
  await sixDisagree(id);
  await decide(neighbour, await open(neighbour, id), "take_out", { reason: "off_topic" });
  await coordinator.submit(await coordinator.get(path), "/close");
  t.now = new Date(start.getTime() + 60_000);
  await analyse();
  await decide(service, await open(service, id), "publish");
  await analyse();
  const page = async () => (await t.visitor().get(`/vesterbro/dialogue/statements/${id}`)).text;
  expect(await page()).toContain("1 enig, 6 uenige, 0 ved ikke");
  t.now = new Date(start.getTime() + 31 * 86_400_000);
  await t.db.transaction().execute((tx) => forgetParticipants(tx, { now: t.now }));
  await decide(neighbour, await open(neighbour, id), "take_out", { reason: "off_topic" });
  await decide(service, await open(service, id), "publish");
  await analyse();
  expect(await page()).toContain("1 enig, 6 uenige, 0 ved ikke");
});

describe("what comes of it", () => {
  test("stands on the receipt, on its own page and in the thread, and its words go when it is taken down", async () => {
    await inSeries();
    const { receipt, id } = await wrote("Kirken må gerne larme.");
    await decide(coordinator, await open(coordinator, id), "publish");
    const address = `/vesterbro/dialogue/statements/${id}`;
    expect((await t.visitor().get("/vesterbro/search?q=larme")).text).toContain("Kirken må gerne larme.");
    expect((await t.visitor().get(address)).text).toMatch(/Kirken må gerne larme\..*Skrevet af ?en, der svarer/);
    expect((await t.visitor().get(address.replace("vesterbro", "norrebro"))).status).toBe(404);
    expect((await neighbour.get(address)).document.querySelectorAll("form[action*='/make/']")).toHaveLength(0);
    const item = await coordinator.submit(await coordinator.get(address), "/make/agenda-item");
    expect(item.text).toMatch(/Hvad skal der ske med pladsen\?.*Kirken må gerne larme\./);
    expect((await coordinator.get(path)).text).toContain("Kirken må gerne larme.");
    await decide(neighbour, await open(neighbour, id), "take_out", { reason: "off_topic" });
    expect((await t.visitor().get(address)).status).toBe(404);
    // The agenda item is a text of its own, which its coordinators change; the statement is gone from the thread.
    expect((await t.visitor().get(path)).html).not.toContain(`statements/${id}`);
    expect((await t.visitor().get("/vesterbro/search?q=larme")).html).not.toContain(`statements/${id}`);
    await decide(service, await open(service, id), "publish");
    expect((await t.visitor().get(receipt)).text).toContain("Alle kan svare på det");
  });
});

describe("two at once", () => {
  test("decide once: the other is told what has happened, and no press counts twice", async () => {
    const { id } = await wrote("Hundene skal i snor.");
    const [one, other] = [await open(coordinator, id), await open(neighbour, id)];
    const results = await Promise.all([decide(coordinator, one, "publish", {}, 3), decide(neighbour, other, "propose", { reason: "unclear" }, 3)]);
    const done = await t.db.selectFrom("dialogue.moderation").select("step").where("statement_id", "=", id).execute();
    expect(done).toHaveLength(1);
    expect(results.filter(({ status }) => status === 422)).toHaveLength(1);
    const { version } = await t.db.selectFrom("dialogue.statement").select("version").where("id", "=", id).executeTakeFirstOrThrow();
    expect(version).toBe(2);
  });
});

describe("what waits or was returned", () => {
  const secret = "Grydeklare udsagn fra en port";

  test("is there for those who read only, in its own district only, and leaks nowhere", async () => {
    const { id } = await wrote(secret);
    const returned = await wrote("Grydeklare er naboens hund");
    await decide(neighbour, await open(neighbour, returned.id), "propose", { reason: "names_person" });
    await decide(service, await open(service, returned.id), "return");
    await analyse();
    const member = await t.signedIn("member", "provider");
    for (const who of [t.visitor(), member]) {
      for (const address of ["/vesterbro/dialogue/read", `/vesterbro/dialogue/read/${id}`]) expect((await who.get(address)).status, address).toBe(404);
      for (const address of ["", "/answer", "/mine", "/result", "/result/statements", "/how", "/moderation", "/write"]) expect((await who.get(path + address)).html, address).not.toContain("Grydeklare");
      for (const address of ["/vesterbro", "/vesterbro/dialogue", "/vesterbro/search?q=grydeklare", "/en/vesterbro/search?q=grydeklare"])
        expect((await who.get(address)).html, address).not.toContain("Grydeklare");
      const similar = await who.submit(await who.get(`${path}/write`), "/write", { text: secret });
      expect(similar.text).not.toContain("Står det her allerede");
    }
    expect((await coordinator.get(`/norrebro/dialogue/read/${id}`)).status).toBe(404);
    expect((await coordinator.get(`${path.replace("vesterbro", "norrebro")}/moderation`)).status).toBe(404);
    for (const table of ["thread.item", "platform.audit_event", "platform.mail"] as const)
      expect(JSON.stringify(await t.db.selectFrom(table).selectAll().execute()), table).not.toContain("Grydeklare");
    const answering = t.visitor();
    const page = await answering.get(`${path}/answer`);
    expect((await answering.submit(page, "/answer", { statement: id, value: "agree" })).status).toBe(422);
    const actor = await coordinator.get(`/vesterbro/dialogue/read/${id}`);
    expect(actor.text).toContain(secret);
  });

  test("ends with the question, and 30 days later its words and who read it are gone, not what became of it", async () => {
    const { receipt, id } = await wrote("Kirken må gerne larme.");
    const left = await wrote(secret);
    await decide(neighbour, await open(neighbour, id), "propose", { reason: "off_topic", note: "Skriv om pladsen." });
    await decide(service, await open(service, id), "return");
    expect((await coordinator.get(path)).text).toContain("1 udsagn er ikke læst endnu");
    await coordinator.submit(await coordinator.get(path), "/close");
    expect((await coordinator.get("/vesterbro/dialogue/read")).text).toContain("Alt er læst");
    expect((await open(coordinator, left.id)).text).toContain("Nåede ikke at blive læst");
    expect((await t.visitor().get(`${path}/moderation`)).text).toMatch(/Nåede ikke at blive læst ?1/);
    await t.db.transaction().execute((tx) => eraseUnpublished(tx, { now: new Date(start.getTime() + 31 * 86_400_000) }));
    expect(await t.db.selectFrom("dialogue.moderation").select(["member_id", "parties", "sides"]).where("statement_id", "=", id).orderBy("id").execute())
      .toEqual([{ member_id: null, parties: [], sides: null }, { member_id: null, parties: [], sides: 2 }]);
    const page = await t.visitor().get(receipt);
    expect(page.text).toMatch(/Ordene er slettet.*Sendt tilbage.*Det handler om noget andet/);
    for (const gone of ["Kirken", "Skriv om pladsen"]) expect(page.html).not.toContain(gone);
    expect((await open(coordinator, id)).status).toBe(404);
  });

  test("what was taken down and never settled leaves the list when its words are gone", async () => {
    const { id } = await wrote("Manden med hunden er farlig.");
    await decide(coordinator, await open(coordinator, id), "publish");
    await decide(neighbour, await open(neighbour, id), "take_out", { reason: "names_person" });
    await coordinator.submit(await coordinator.get(path), "/close");
    expect((await service.get("/vesterbro/dialogue/read")).text).toContain("Manden med hunden");
    await t.db.transaction().execute((tx) => eraseUnpublished(tx, { now: new Date(start.getTime() + 31 * 86_400_000) }));
    expect((await service.get("/vesterbro/dialogue/read")).html).not.toContain(id);
    expect((await coordinator.get("/vesterbro/forum/meetings")).text).not.toContain("udsagn venter");
  });
});

test("everything moderators do is in the audit, in words", async () => {
  const actions = await t.db.selectFrom("platform.audit_event").select("action").distinct().where("action", "like", "dialogue.%_%").execute();
  expect(actions.map(({ action }) => action).filter((action) => !(action in actionWords))).toEqual([]);
  expect(actions.map(({ action }) => action)).toContain("dialogue.take_out_statement");
});

test("the policy of a question is what its asker wrote, else the usual one in the reader's language", async () => {
  expect((await t.visitor().get(path)).text).toContain("Vi offentliggør alt, der handler om pladsen.");
  const form = await coordinator.get("/vesterbro/dialogue/new");
  const usual = await coordinator.submit(form, "/dialogue/new", { title: "Hvad nu?", why: "Fordi.", outcome: "Det ses.", statements: "Et er nok\nTo er bedre\nTre er flest" });
  await coordinator.submit(usual, "/open");
  expect((await t.visitor().get(`/en${usual.path}`)).text).toContain("We publish all statements that are about the question");
});
