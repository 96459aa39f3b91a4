import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../../test/client.ts";
import { publishedConference, registering } from "../../../../test/conference.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import { runRule } from "../../../platform/retention/job.ts";
import { cancelRegistration, register } from "../registration/commands/registrations.ts";
import { registrationRetention } from "../registration/retention.ts";
import { tally } from "../registration/rules/needs.ts";
import { answerField, asksTooMuch, lookAtAnswers } from "./question.ts";
import type { Question } from "./question.ts";

describe("the rules", () => {
  const plain: Question = { id: "q", position: 1, kind: "text", words: "Hvad vil du?", wordsEn: null, options: [], optionsEn: null, isRequired: false, version: 1 };
  const one: Question = { ...plain, kind: "one", options: ["Ja", "Nej"] };

  test.each([
    ["a text", plain, ["En tur"], true, ["En tur"]],
    ["two texts", plain, ["En tur", "To ture"], true, "invalid_choice"],
    ["an option", one, ["Ja"], true, ["Ja"]],
    ["two where one is asked for", one, ["Ja", "Nej"], true, "invalid_choice"],
    ["several", { ...one, kind: "several" as const }, ["Nej", "Ja", "Nej"], true, ["Nej", "Ja"]],
    ["an option that has been changed", one, ["Måske"], true, "invalid_choice"],
    ["nothing", one, [], true, undefined],
    ["nothing where it must be answered", { ...one, isRequired: true }, [], true, "required"],
    ["nothing on the phone", { ...one, isRequired: true }, [], false, undefined],
  ] as const)("look at %s", (_name, question, given, mustAnswer, found) => {
    const { answers, errors } = lookAtAnswers([question], new Map([["q", [...given]], ["stranger", ["x"]]]), mustAnswer);
    const isWrong = typeof found === "string";
    expect(errors).toEqual(isWrong ? [{ field: answerField("q"), code: found }] : []);
    expect([...answers]).toEqual(isWrong || found === undefined ? [] : [["q", found]]);
  });

  test.each([
    ["Vil du med på byvandringen?", false],
    ["Hvor mange kommer I?", false],
    ["Hvilken workshop om stofindtagelsesrum glæder du dig til?", false],
    ["Hvad er dit CPR-nummer?", true],
    ["Bruger du stoffer?", true],
    ["Har du en diagnose?", true],
    ["Tell us of your health", true],
    ["Do you use drugs?", true],
  ])("%s", (words, tooMuch) => expect(asksTooMuch(words)).toBe(tooMuch));

  test("the same wish is counted together, and none is lost", () => {
    expect(tally(["Vegetar", "vegetar. ", "Nødder", " VEGETAR", "", "  "])).toEqual([{ words: "Vegetar", count: 3 }, { words: "Nødder", count: 1 }]);
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 })), (texts) => {
        const counted = tally(texts);
        const said = texts.filter((text) => text.replace(/[.,;!\s]+$/, "").trim() !== "");
        expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(said.length);
        for (const { words } of counted) expect(tally([words])).toHaveLength(1);
      }),
    );
  });
});

describe("the organiser's own questions", () => {
  let app: TestApp;
  let coordinator: Client;
  beforeAll(async () => {
    app = await testApp();
    coordinator = await app.signedIn("coordinator");
  });
  afterAll(() => app.close());

  const secret = "Med min hemmelige ven";
  const add = async (path: string, answers: Record<string, string>) => coordinator.submit(await coordinator.get(`${path}/questions/new`), "/questions/new", answers);
  const walk = { words: "Vil du med på byvandringen?", wordsEn: "Will you join the walk?", kind: "one", options: "Ja, gerne\nNej tak", optionsEn: "Yes, please\nNo, thank you", required: "1" };
  const company = { words: "Hvem kommer du sammen med?", kind: "text" };
  const bilingual = { languages: ["da", "en"] };
  const signUp = async (client: Client, path: string, answers: Record<string, string | string[]>, lang = "") =>
    client.submit(await client.get(`${lang}${path}/register`), "/register", { name: "Anna Andersen", party: "neighbour", ...answers });
  const fieldsOn = (page: SeenPage) => [...new Set([...page.document.querySelectorAll("[name^=answer-]")].map((field) => field.getAttribute("name") ?? ""))];
  const askedOn = async (path: string) => fieldsOn(await app.visitor().get(`${path}/register`));
  const stored = () => app.db.selectFrom("conference.question_answer").select("answer").execute();

  test("are asked in the form, must be answered by whoever can, and are read by themselves and the organisers only", async () => {
    const { id, path } = await publishedConference(app, bilingual);
    await add(path, walk);
    expect((await add(path, company)).text).toContain("Spørgsmålet er gemt.");
    const [first = "", second = ""] = await askedOn(path);
    const visitor = app.visitor();
    const wrong = await signUp(visitor, path, { [second]: secret });
    expect([wrong.status, wrong.text.includes("Svar på: “Vil du med på byvandringen?”")]).toEqual([422, true]);
    expect(wrong.html).toContain(secret);
    expect((await signUp(visitor, path, { [first]: "Måske" })).text).toContain("Vælg en af mulighederne ved: “Vil du med på byvandringen?”");
    const own = await signUp(visitor, path, { [first]: "Ja, gerne", [second]: secret, diet: "Vegetar", phone: "22 33 44 55" }, "/en");
    for (const words of ["Will you join the walk?", "Yes, please", secret]) expect(own.text).toContain(words);
    const change = await visitor.get(`${own.path.split("?")[0]}/change`);
    expect(change.document.querySelector(`[name=${second}]`)?.getAttribute("value")).toBe(secret);
    expect((await visitor.submit(change, "/change", { [first]: "" })).status).toBe(422);
    expect((await visitor.submit(change, "/change", { [first]: "Nej tak" })).text).toContain("No, thank you");

    // Whoever is on the phone is not held up.
    const fast = await coordinator.get(`${path}/secretary`);
    expect(fieldsOn(fast)).toEqual([first, second]);
    await coordinator.submit(fast, "/secretary", { name: "Bo Berg", party: "other", diet: "vegetar." });
    const list = await coordinator.get(`${path}/registrations`);
    const one = await coordinator.get(list.document.querySelector("a[href*='/registrations/01']")?.getAttribute("href") ?? "");
    expect(one.text).toContain(secret);
    const arranged = await coordinator.get(`${path}/needs`);
    for (const words of ["for de 2, der har en plads", "VegetarAntal2", "Ja, gerneAntal0", "Nej takAntal1", `${secret}Antal1`, "1 har ikke svaret."]) expect(arranged.text).toContain(words);
    expect(arranged.text).not.toMatch(/Anna|Bo Berg/);

    const member = await app.signedIn("member");
    for (const reader of [app.visitor(), member])
      for (const end of ["/questions", "/questions/new", "/needs"]) expect((await reader.get(path + end)).status, end).toBe(404);
    for (const end of ["/questions", "/needs"]) expect((await coordinator.get(path.replace("vesterbro", "norrebro") + end)).status).toBe(404);
    const seen = [path, `${path}/register`, `${path}/registrations.csv`, `${path}/programme.json`];
    for (const end of seen) expect(await (await coordinator.request(end)).text(), end).not.toContain(secret);
    const mails = await app.db.selectFrom("platform.mail").select("text").where("about_id", "=", id).execute();
    expect(JSON.stringify(mails)).not.toContain(secret);
  });

  test("stand in an order, and can be changed until somebody has answered; deleted, they take the answers along", async () => {
    const { id, path } = await publishedConference(app, bilingual);
    await add(path, company);
    await add(path, walk);
    const [first = "", second = ""] = await askedOn(path);
    const idOf = (field: string) => field.replace("answer-", "");
    const desk = await coordinator.get(`${path}/questions`);
    expect((await coordinator.submit(desk, `${idOf(second)}/move`, {}, 3)).text).toContain("Flyttet.");
    expect(await askedOn(path)).toEqual([second, first]);
    expect((await coordinator.submit(desk, `${idOf(second)}/move`, { again: "1" })).status).toBe(422);
    const form = await coordinator.get(`${path}/questions/${idOf(first)}`);
    await coordinator.submit(form, `/${idOf(first)}`, { words: "Hvem følges du med?" });
    const clash = await coordinator.submit(form, `/${idOf(first)}`, { words: "Hvem kommer med dig?" });
    expect([clash.status, clash.text.includes("Hvem følges du med?")]).toEqual([422, true]);

    const input = registering("Anna", { answers: new Map([[idOf(first), ["Med en nabo"]]]) });
    const made = await app.db.transaction().execute((tx) => register(tx, app.permit("everyone"), id, { input, cameBy: "phone" }, app.now));
    const late = await coordinator.submit(clash, `/${idOf(first)}`, { words: "Hvem kommer med dig?" });
    expect([late.status, late.text.includes("Nogen har svaret")]).toEqual([422, true]);
    const answered = await coordinator.get(`${path}/questions/${idOf(first)}`);
    expect([answered.document.querySelector("[name=words]"), answered.text.includes("Ét svar bliver slettet med det.")]).toEqual([null, true]);
    await coordinator.submit(answered, "/remove", {}, 2);
    expect(await askedOn(path)).toEqual([second]);
    expect(await stored()).not.toContainEqual({ answer: ["Med en nabo"] });
    expect(made.known).toBe(false);
  });

  test("are not about health, drugs or CPR, and no more than eight", async () => {
    const { path } = await publishedConference(app);
    for (const [answers, said] of [
      [{ words: "Bruger du stoffer?", kind: "text" }, "Det spørger vi ikke om her"],
      [{ words: "Er 010190-1234 dit nummer?", kind: "text" }, "Det ligner et CPR-nummer"],
      [{ words: "Hvilken dag?", kind: "one", options: "Mandag" }, "Skriv mellem 2 og 12 muligheder"],
      [{ words: "Hvilken dag?", kind: "several", options: "Mandag\nMandag" }, "Den samme mulighed står der to gange"],
      [{ words: "", kind: "text" }, "Skriv spørgsmålet."],
    ] as const) {
      const page = await add(path, answers);
      expect([page.status, page.text.includes(said)], said).toEqual([422, true]);
    }
    expect((await coordinator.get(`${path}/questions/new`)).document.querySelector("[name=wordsEn]")).toBeNull();
    for (let count = 1; count <= 8; count += 1) await add(path, { words: `Spørgsmål ${count}?`, kind: "text" });
    const full = await coordinator.get(`${path}/questions`);
    expect(full.text).toContain("I kan højst stille 8 spørgsmål.");
    expect((await add(path, { words: "Et til?", kind: "text" })).text).toContain("I kan ikke stille flere spørgsmål");
  });

  test("are answered for as long as needs are kept: until one cancels, or two weeks after the conference", async () => {
    const { id, path } = await publishedConference(app);
    await add(path, company);
    const [field = ""] = await askedOn(path);
    const enter = async (name: string) => {
      const input = registering(name, { answers: new Map([[field.replace("answer-", ""), [name]]]) });
      const made = await app.db.transaction().execute((tx) => register(tx, app.permit("everyone"), id, { input, cameBy: "web" }, app.now));
      return made.known ? "" : made.id;
    };
    const anna = await enter("Anna kommer");
    await enter("Bo kommer");
    const left = async () => (await stored()).flatMap(({ answer }) => answer).filter((words) => words.endsWith("kommer"));
    await app.db.transaction().execute((tx) => cancelRegistration(tx, app.permit("everyone"), { conferenceId: id, id: anna }, app.now));
    expect(await left()).toEqual(["Bo kommer"]);
    const over = (days: number) => new Date(new Date("2026-04-15T18:00:00Z").getTime() + days * 86_400_000);
    const night = async (now: Date) => {
      for (const rule of registrationRetention) if (rule.key === "conference.needs") await runRule(app.db, rule, { now });
    };
    await night(over(13));
    expect(await left()).toEqual(["Bo kommer"]);
    await night(over(15));
    expect(await left()).toEqual([]);
  });
});
