import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { analyseDialogueJob } from "../../src/features/dialogue/jobs.ts";
import { axeFindings } from "../axe.ts";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { expectWords, follow, press, wordsOf } from "./acts.ts";
import { raiseExample } from "./example-stage.ts";

let stage: Stage;
let question: string;
let page: Page;
beforeAll(async () => {
  stage = await raiseExample();
  const { district, id } = await stage.app.db.selectFrom("dialogue.question").select(["district", "id"]).executeTakeFirstOrThrow();
  question = `/vesterbro/dialogue/${id}`;
  await analyseDialogueJob.run({ ...stage.app.deps }, { districtId: district, questionId: id }, { number: 1, isLast: false });
});
afterAll(() => stage.close());

const pictures = process.env["PICTURES"];

/** Leaves a file beside the pictures, when there are any. */
function keep(name: string, bytes: Uint8Array): void {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  writeFileSync(join(pictures, name), bytes);
}

test("the result shows what is shared, the map and both ways of counting, on screens, in the dark and on paper", async () => {
  page = await stage.person();
  await page.goto(question);
  await follow(page, "Se, hvad folk siger");
  await page.getByText("Se grupperne som tabel").click();
  await look(page, "result with map");
  const map = page.locator(".opinion-map svg");
  expect(await map.getAttribute("role")).toBe("img");
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await axeFindings(page)).toEqual([]);
  keep("result-dark.png", await page.screenshot({ fullPage: true }));
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  keep("result-print.png", await page.screenshot({ fullPage: true }));
  expect(await map.isVisible()).toBe(true);
  expect(await page.locator(".support .fold").first().isVisible()).toBe(false);
  await page.emulateMedia({ media: "screen" });
  await follow(page, "Læs, hvordan vi regner");
  await look(page, "how it is calculated");
  await follow(page, "Tilbage til resultatet");
  await follow(page, "Se alle 20 udsagn i tal");
  await look(page, "all statements in figures");
});

test("the paper is tagged and short, in Danish and English", async () => {
  for (const [path, name] of [
    ["/vesterbro", "Hent resultatet til print (PDF)"],
    ["/en/vesterbro", "Get the result to print (PDF)"],
  ] as const) {
    await page.goto(`${question.replace("/vesterbro", path)}/result`);
    if (path.startsWith("/en")) await look(page, "result with map in English");
    const href = await page.getByRole("link", { name }).getAttribute("href");
    const bytes = await (await page.request.get(href ?? "")).body();
    keep(`${name.slice(0, 3)}.pdf`, bytes);
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    expect(pdf.numPages).toBeLessThanOrEqual(3);
    expect((await pdf.getMetadata()).metadata?.get("pdfuaid:part")).toBe("1");
  }
});

test("after ten answers on a phone without JavaScript one sees what one shares with whom", async () => {
  const phone = await stage.person({ javaScript: false, width: 360 });
  await phone.context().addCookies(await somebodyWhoAnsweredNine());
  await phone.goto(`${question}/answer`);
  await expectWords(phone, "Du har svaret på 9 af 20");
  await press(phone, "Enig");
  await follow(phone, "Se, hvad du deler med andre");
  await expectWords(phone, /Naboer: Du svarer som de fleste på \d+ af 10 udsagn/, /Personer der bruger stoffer: /);
  expect(await wordsOf(phone)).not.toMatch(/[Gg]ruppe/);
  if (pictures) keep("shared-no-script.png", await phone.screenshot({ fullPage: true }));
  await follow(phone, "Svar på flere");
  if (pictures) keep("answer-with-link.png", await phone.screenshot({ fullPage: true }));
  await follow(phone, "Dine svar");
  await expectWords(phone, "Det deler du med andre");
});

/** What a browser keeps of somebody who lives here and has answered, page for page. */
async function somebodyWhoAnsweredNine() {
  const neighbour = stage.app.visitor();
  let here = await neighbour.get(`${question}/answer`);
  for (let answered = 0; answered < 9; answered += 1) {
    if (answered === 3) here = await neighbour.submit(here, "/perspective", { perspective: "neighbour" });
    here = await neighbour.submit(here, "/answer", { value: answered % 4 === 3 ? "disagree" : "agree" });
  }
  return neighbour.cookies.map((cookie) => ({ ...cookie, url: stage.url }));
}
