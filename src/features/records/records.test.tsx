import { readFileSync } from "node:fs";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../../platform/project-root.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";

let app: TestApp;
let coordinator: Client;

const paper = {
  title: "En narkopolitik på Vesterbro",
  author: "Vesterbro Lokaludvalg",
  day: "2009-09-01",
  dayIsMonth: "1",
  caseNumber: "2009-127944",
  documentNumber: "2009-550712",
  transcript: readFileSync(join(projectRoot, "example", "documents", "2009-politikpapir.md"), "utf8"),
  leftOut: "navn, mail og direkte telefon på en medarbejder",
};

beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
});
afterAll(() => app.close());

const add = async (answers: Record<string, string>, times = 1) =>
  coordinator.submit(await coordinator.get("/vesterbro/records/new"), "/records/new", answers, times);

test("a district without documents says what will stand there", async () => {
  expect((await app.visitor().get("/norrebro/records")).text).toContain("Ingen dokumenter endnu");
});

test("the paper of 2009 is added once by five presses and reads as a transcript with the city's numbers", async () => {
  const page = await add(paper, 5);
  expect(page.status).toBe(200);
  const seen = await app.visitor().get(page.path);
  expect(seen.document.querySelector("h1")?.textContent).toBe(paper.title);
  for (const words of ["2009-127944", "2009-550712", "september 2009", "Ordene er fra dengang", paper.leftOut])
    expect(seen.text).toContain(words);
  expect(seen.document.querySelector("time[datetime='2009-09']")?.textContent).toBe("september 2009");
  expect(seen.document.querySelector(".prose")?.textContent).toContain("fælles løsninger");
  const list = await app.visitor().get("/vesterbro/records");
  expect(list.document.querySelectorAll(".item-row")).toHaveLength(1);
});

test("it is found by its number, by words with æ, ø and å, and in another inflection", async () => {
  for (const words of ["2009-127944", "løsning", "sygeplejen", "lokaludvalg"]) {
    const found = await app.visitor().get(`/vesterbro/search?q=${encodeURIComponent(words)}`);
    expect(found.document.querySelector(".item-row a")?.textContent, words).toBe(paper.title);
  }
});

test("what is missing is named beside its field; phone numbers of people are stopped", async () => {
  const empty = await add({ title: "Kun en titel" });
  expect(empty.status).toBe(422);
  for (const field of ["author", "day", "transcript"])
    expect(empty.document.querySelector(`#${field}-error`), field).not.toBeNull();
  const phone = await add({ ...paper, transcript: "Ring til mig på 26 12 13 18" });
  expect(phone.document.querySelector("#transcript-error")?.textContent).toContain("telefonnummer");
});

test("the form is for coordinators; documents stay in their district; markup in a transcript stays text", async () => {
  expect((await app.visitor().get("/vesterbro/records/new")).status).toBe(404);
  expect((await (await app.signedIn("member")).get("/vesterbro/records/new")).status).toBe(404);
  const page = await add({ ...paper, title: "Et andet papir", transcript: "Hej <script>alert(1)</script>" });
  expect(page.document.querySelector("main script")).toBeNull();
  expect((await app.visitor().get(page.path.replace("/vesterbro/", "/norrebro/").replace(/\?.*/, ""))).status).toBe(404);
  for (const id of ["x", uuidv7()]) expect((await app.visitor().get(`/vesterbro/records/${id}`)).status).toBe(404);
});
