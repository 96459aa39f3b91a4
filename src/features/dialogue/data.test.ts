import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventAnswers } from "../../../example/invented-answers.ts";
import type { Given } from "../../../example/invented-answers.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { unzipped } from "../../../test/unzipped.ts";
import { opinions } from "../../cli/opinions.ts";
import type { CommandTools } from "../../platform/command.ts";
import { closeQuestion, addQuestion, openQuestion } from "./commands/questions.ts";
import { forgetParticipants } from "./commands/results.ts";
import { analyseDialogueJob } from "./jobs.ts";
import type { PerspectiveAnswer } from "./rules/perspective.ts";
import { resultOf, statementsOf } from "./queries/questions.ts";

let t: TestApp;
let coordinator: Client;
beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
});
afterAll(() => t.close());

const texts = ["Bænkene skal blive.", "=SUM(A1) er ikke et udsagn.", "Der skal være lys.", "Der skal være flere bænke."];
const permit = () => t.permit("dialogue.manage");

/** So many of each perspective, who answer most statements by a fixed rule. */
function people(ids: readonly string[], sizes: Partial<Record<PerspectiveAnswer, number>>): Given[] {
  return Object.entries(sizes).flatMap(([perspective, size], side) =>
    Array.from({ length: size }, (_, p): Given => ({
      perspective: perspective as PerspectiveAnswer,
      values: new Map(ids.flatMap((id, j) => ((p + j) % 7 === 6 ? [] : [[id, ([1, 1, j === side ? -1 : 1, 0][(p + j) % 4] ?? 0) as -1 | 0 | 1]]))),
    })),
  );
}

interface Asked {
  readonly id: string;
  readonly path: string;
}

/** A question with the answers of so many people, of which nothing has been counted. */
async function answered(sizes: Partial<Record<PerspectiveAnswer, number>>): Promise<Asked> {
  const input = { title: "Hvad med bænkene?", why: "Vi har talt om dem.", asker: "Forummet", outcome: "På dagsordenen.", closesOn: "2026-04-01", mustBeHeard: ["neighbour" as const, "uses_drugs" as const], statements: texts, version: 0 };
  const id = await t.db.transaction().execute(async (tx) => {
    const made = await addQuestion(tx, permit(), input, t.now);
    await openQuestion(tx, permit(), made, 1, t.now);
    const ids = (await statementsOf(tx, t.district.id, made)).map((one) => one.id);
    await inventAnswers(tx, permit(), made, people(ids, sizes), t.now);
    return made;
  });
  return { id, path: `/vesterbro/dialogue/${id}` };
}
async function asked(sizes: Parameters<typeof answered>[0]): Promise<Asked> {
  const question = await answered(sizes);
  await analyse(question.id);
  return question;
}
async function closed(sizes: Parameters<typeof answered>[0]): Promise<Asked> {
  const question = await answered(sizes);
  await close(question);
  return question;
}
const analyse = (questionId: string) =>
  analyseDialogueJob.run({ ...t.deps, now: () => t.now }, { districtId: t.district.id, questionId }, { number: 1, isLast: false });
const close = async ({ id }: Asked) => {
  await t.db.transaction().execute((tx) => closeQuestion(tx, permit(), id, t.now));
  await analyse(id);
};
const get = async (who: Client, path: string) => {
  const response = await who.request(path);
  return { status: response.status, type: response.headers.get("content-type"), bytes: new Uint8Array(await response.arrayBuffer()) };
};
const cells = (csv: string, separator: string) => csv.replace("\uFEFF", "").trimEnd().split("\r\n").map((line) => line.split(separator));

describe("counts for everyone", () => {
  test("hold no number under five, and name no perspective of fewer people", async () => {
    const { path } = await closed({ neighbour: 24, uses_drugs: 21, relative: 3 });
    const { status, type, bytes } = await get(t.visitor(), `${path}/data/counts.csv`);
    expect([status, type]).toEqual([200, "text/csv; charset=utf-8"]);
    const csv = new TextDecoder().decode(bytes);
    expect(csv).toContain("'=SUM(A1) er ikke et udsagn.");
    expect(csv).not.toContain("pårørende");
    const [head = [], ...rows] = cells(csv, ";");
    expect(head.slice(0, 6)).toEqual(["nr.", "udsagn", "alle: enig", "alle: uenig", "alle: ved ikke", "naboer: enig"]);
    expect(head.at(-1)).toBe("alle andre: ved ikke");
    const numbers = rows.flatMap((row) => row.slice(2));
    expect(numbers).toHaveLength(4 * 12);
    expect(numbers.filter((one) => one !== "skjult" && Number(one) < 5)).toEqual([]);
    expect(numbers.filter((one) => one !== "skjult").length).toBeGreaterThan(8);
    expect(rows.flatMap((row) => row.slice(-3)).every((one) => one === "skjult")).toBe(true);
  });

  test("are not there before anything is calculated, for a draft, or under another district", async () => {
    const { id, path } = await closed({ neighbour: 24 });
    const draft = await t.db.transaction().execute((tx) =>
      addQuestion(tx, permit(), { title: "Kladde", why: "", asker: "", outcome: "", closesOn: "2026-04-01", mustBeHeard: [], statements: texts, version: 0 }, t.now));
    for (const rest of ["", "/counts.csv", "/answers.zip"]) {
      for (const who of [t.visitor(), coordinator]) expect((await get(who, `/vesterbro/dialogue/${draft}/data${rest}`)).status, rest).toBe(404);
      expect((await get(t.visitor(), `/norrebro/dialogue/${id}/data${rest}`)).status, rest).toBe(404);
    }
    await t.db.updateTable("dialogue.result").set({ summary: null, analysed_at: null }).where("question_id", "=", id).execute();
    expect((await get(t.visitor(), `${path}/data/counts.csv`)).status).toBe(404);
    expect((await t.visitor().get(`${path}/data`)).text).toContain("Der er ikke regnet noget ud endnu");
  });
});

describe("figures while people can answer", () => {
  const join = async ({ id }: Asked, sizes: Partial<Record<PerspectiveAnswer, number>>) => {
    const ids = (await statementsOf(t.db, t.district.id, id)).map((one) => one.id);
    await t.db.transaction().execute((tx) => inventAnswers(tx, permit(), id, people(ids, sizes), t.now));
    await analyse(id);
  };
  const figures = async ({ path }: Asked) => {
    const pages = await Promise.all(["/result", "/result/statements", "/how"].map((rest) => t.visitor().get(path + rest)));
    return { lead: pages[0]?.text ?? "", all: pages.map(({ document }) => document.querySelector("main")?.innerHTML) };
  };

  test("stay until five people of a perspective make the difference; everybody counts at last, and only then the sheet can be fetched", async () => {
    const question = await asked({ neighbour: 14, uses_drugs: 12 });
    const first = await figures(question);
    expect(first.lead).toMatch(/26 personer har givet.*Regnet sammen.*Tallene kommer på ny, når mindst fem flere med samme ståsted har svaret på det samme udsagn/);
    const before = t.now;
    t.now = new Date(before.getTime() + 3_600_000);
    await join(question, { uses_drugs: 1 });
    await join(question, { neighbour: 3, relative: 4 });
    expect(await figures(question)).toEqual(first);
    for (const who of [t.visitor(), coordinator]) expect((await get(who, `${question.path}/data/counts.csv`)).status).toBe(404);
    expect((await t.visitor().get(`${question.path}/data`)).text).toContain("Tallene kan hentes, når spørgsmålet er lukket");
    expect((await t.visitor().get(question.path)).text).toMatch(/sammen med mindst fire andres.*34 personer har svaret/);
    await join(question, { neighbour: 7 });
    const second = await figures(question);
    expect(second.lead).toMatch(/36 personer har givet/);
    await close(question);
    const last = await figures(question);
    expect(last.lead).toMatch(/41 personer har givet.*det endelige resultat/);
    expect((await get(t.visitor(), `${question.path}/data/counts.csv`)).status).toBe(200);
    expect(await t.db.selectFrom("dialogue.counted").select("answers").where("question_id", "=", question.id).execute()).toEqual([]);
    t.now = before;
  });

  test("are not called final before everybody has been counted, and never come of two counts at once", async () => {
    const question = await asked({ neighbour: 14 });
    await t.db.transaction().execute((tx) => closeQuestion(tx, permit(), question.id, t.now));
    expect((await t.visitor().get(`${question.path}/result`)).text).toContain("Om lidt står det endelige resultat her");
    expect((await get(t.visitor(), `${question.path}/data/counts.csv`)).status).toBe(404);
    await Promise.all([analyse(question.id), analyse(question.id)]);
    expect((await t.visitor().get(`${question.path}/result`)).text).toContain("Det her er det endelige resultat");
  });
});

describe("answers for everyone", () => {
  test("wait until nobody can take theirs back, hold neither time nor perspective, and come in a new order each time", async () => {
    const question = await asked({ unsaid: 45, relative: 3 });
    const file = `${question.path}/data/answers.zip`;
    expect((await get(coordinator, file)).status).toBe(404);
    expect((await coordinator.get(`${question.path}/data`)).text).toContain("svar i den, som resultatet ikke tæller med endnu");
    expect((await t.visitor().get(`${question.path}/data`)).text).toContain("Svarene kan hentes, når spørgsmålet er lukket");
    await close(question);
    const page = await t.visitor().get(`${question.path}/data`);
    expect(page.text).not.toContain("Fuld eksport");
    expect(page.document.querySelector("a[href$='answers.zip']")?.textContent).toContain("Hent svarene");
    const [one, other] = [await get(t.visitor(), file), await get(t.visitor(), file)].map(({ bytes }) => unzipped(bytes));
    expect(Object.keys(one ?? {})).toEqual(["README.txt", "comments.csv", "votes.csv", "participants-votes.csv"]);
    const [head = [], ...comments] = cells(one?.["comments.csv"] ?? "", ",");
    expect(head.join()).toBe("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body");
    expect(comments.map((row) => row.slice(0, 4))).toEqual([1, 2, 3, 4].map((id) => ["0", "1970-01-01 00:00:00", String(id), "-1"]));
    const table = (files: Record<string, string> | undefined) => cells(files?.["participants-votes.csv"] ?? "", ",").slice(1).map((row) => row.slice(6).join());
    expect(table(one)).toHaveLength(48);
    expect(table(one)).not.toEqual(table(other));
    expect(table(one).sort()).toEqual(table(other).sort());
    const kept = await t.db.selectFrom("dialogue.answer").select("value").where("question_id", "=", question.id).execute();
    expect(cells(one?.["votes.csv"] ?? "", ",").length - 1).toBe(kept.length);
    expect(Object.values(one ?? {}).join("\n")).not.toMatch(/neighbour|uses_drugs|relative|nabo/);
  });

  test("are kept from everyone when the figures of perspectives would give each row its own", async () => {
    const question = await closed({ neighbour: 24, uses_drugs: 21, relative: 3 });
    expect((await get(t.visitor(), `${question.path}/data/answers.zip`)).status).toBe(404);
    expect((await t.visitor().get(`${question.path}/data`)).text).toContain("regne ud, hvilke svar der kommer fra hvilket ståsted");
    const enough = await closed({ neighbour: 96, unsaid: 10 });
    expect((await get(t.visitor(), `${enough.path}/data/answers.zip`)).status).toBe(200);
  });

  test("are kept from everyone when they are of too few, and are gone with the keys, while the counts stay", async () => {
    const few = await closed({ neighbour: 19 });
    expect((await get(t.visitor(), `${few.path}/data/answers.zip`)).status).toBe(404);
    expect((await t.visitor().get(`/en${few.path}/data`)).text).toContain("Fewer than 20 have answered");
    const many = await closed({ neighbour: 24, uses_drugs: 24 });
    await t.db.transaction().execute((tx) => forgetParticipants(tx, { now: new Date(t.now.getTime() + 31 * 86_400_000) }));
    const page = await coordinator.get(`${many.path}/data`);
    expect(page.text).toContain("Vi har slettet, hvem der svarede hvad");
    expect(page.text).not.toContain("Fuld eksport");
    for (const [rest, status] of [["answers.zip", 404], ["counts.csv", 200]] as const)
      expect((await get(t.visitor(), `${many.path}/data/${rest}`)).status, rest).toBe(status);
  });
});

describe("the full export", () => {
  const reason = "Kommunen vil regne resultatet efter.";

  test("is for a coordinator who says why, for a quarter of an hour, and each time stands in the audit", async () => {
    const { id, path } = await asked({ neighbour: 24, uses_drugs: 21, relative: 3 });
    const page = await coordinator.get(`${path}/data`);
    const short = await coordinator.submit(page, "/data/export", { reason: "fordi" });
    expect([short.status, short.text.includes("Skriv lidt mere")]).toEqual([422, true]);
    const ready = await coordinator.submit(page, "/data/export", { reason });
    const link = ready.document.querySelector("a[href*='/data/export/']")?.getAttribute("href") ?? "";
    const events = await t.db.selectFrom("platform.audit_event").select(["actor_kind", "after"]).where("action", "=", "dialogue.export").where("item_id", "=", id).execute();
    expect(events).toEqual([{ actor_kind: "member", after: { reason } }]);
    expect((await get(coordinator, link)).status).toBe(200);
    for (const who of [t.visitor(), await t.signedIn("member"), await t.signedIn("admin"), await t.signedIn("coordinator")])
      expect((await get(who, link)).status).toBe(404);
    expect((await get(coordinator, link.replace(/.$/, link.endsWith("A") ? "B" : "A"))).status).toBe(404);
    const before = t.now;
    t.now = new Date(before.getTime() + 16 * 60_000);
    expect((await get(coordinator, link)).status).toBe(404);
    t.now = before;
  });

  test("repeats every number of the result to the last digit with the command in its README", async () => {
    const question = await closed({ neighbour: 24, uses_drugs: 21, works_here: 12, relative: 3, unsaid: 4 });
    const ready = await coordinator.submit(await coordinator.get(`${question.path}/data`), "/data/export", { reason });
    const link = ready.document.querySelector("a[href*='/data/export/']")?.getAttribute("href") ?? "";
    const files = unzipped((await get(coordinator, link)).bytes);
    const folder = await mkdtemp(join(tmpdir(), "kvarter-export-"));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const command = /opinions FOLDER (.*)/.exec(files["README.txt"] ?? "")?.[1]?.trim().replaceAll("FOLDER", folder).split(" ") ?? [];
    let printed = "";
    const refuse = () => {
      throw new Error("the command needs nothing but the folder");
    };
    const tools: CommandTools = { database: refuse, files: refuse, input: refuse, print: (line) => (printed += line) };
    await opinions.run([folder, ...command], tools);
    await rm(folder, { recursive: true });
    const again = JSON.parse(printed) as { participants: number; answers: number; statementResults: Record<string, unknown>[] };
    const kept = await resultOf(t.db, t.district.id, question.id);
    expect(JSON.parse(files["result.json"] ?? "")).toMatchObject({ participants: 64, summary: JSON.parse(JSON.stringify(kept?.summary)) });
    expect(again).toMatchObject({ participants: kept?.participants, answers: kept?.answers });
    const asKept = again.statementResults.map(({ agree, disagree, pass, floor, supportedByAll, support }) => ({ agree, disagree, pass, floor, supportedByAll: supportedByAll ?? "unknown", support }));
    expect(kept?.summary.statements).toEqual(asKept.map((one, j) => ({ ...one, id: kept?.summary.statements[j]?.id })));
  });
});
