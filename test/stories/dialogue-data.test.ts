import { writeFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addMember } from "../../src/platform/identity/commands.ts";
import { importDialogueJob } from "../../src/features/dialogue/jobs.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { expectWords, field, follow, press } from "./acts.ts";
import { signIn } from "./sign-in.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

const statements = ["Der skal være toiletter, som er åbne hele døgnet.", "Bænkene skal blive, hvor de er, også når det regner.", "Lyset i portene skal være stærkere.", "En sygeplejerske skal gå på gaden hver dag."];

/** Sixty people of two minds about benches and light. */
function exported() {
  const comments = statements.map((text, j) => `0,x,${j},1,0,0,1,"${text}"`);
  const votes = Array.from({ length: 60 }, (_, p) => statements.map((_, j) => `0,x,${j},${p},${j === 0 || j === 3 ? (p % 9 === 0 ? 0 : 1) : p % 2 === j % 2 ? 1 : -1}`)).flat();
  const strata = Array.from({ length: 60 }, (_, p) => `${p},${p % 2 ? "neighbour" : p > 52 ? "relative" : "uses_drugs"}`);
  return {
    comments: ["timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body", ...comments],
    votes: ["timestamp,datetime,comment-id,voter-id,vote", ...votes],
    strata: ["participant,stratum", ...strata],
  };
}

test("a coordinator brings answers in, looks before they are stored, and everyone can fetch the figures", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kvarter-import-"));
  const paths: Record<string, string> = {};
  for (const [name, lines] of Object.entries(exported())) {
    paths[name] = join(folder, `${name}.csv`);
    await writeFile(paths[name], `${lines.join("\n")}\n`);
  }
  const { deps, district, db } = stage.app;
  const permit = stage.app.permit("parties.manage");
  const member = { name: "Karen Koordinator", email: "karen@eksempel.dk", reach: "mail", roles: ["coordinator"] } as const;
  const memberId = await db.transaction().execute((tx) => addMember(tx, permit, { ...member, roles: [...member.roles] }));
  const page = await stage.person();
  await signIn(stage, page, memberId);
  await page.goto("/vesterbro/dialogue");
  await follow(page, "Hent et spørgsmål ind");
  await look(page, "import");
  await field(page, "Hvad blev der spurgt om?").fill("Hvad skal der ske på pladsen?");
  await field(page, "Hvem spurgte?").fill("Prøveforeningen");
  await field(page, "Hvor kommer svarene fra?").fill("Polis, 2025, Prøveforeningen");
  await field(page, "Udsagnene: comments.csv").setInputFiles(paths["votes"] ?? "");
  await field(page, "Svarene: votes.csv").setInputFiles(paths["votes"] ?? "");
  await press(page, "Læs filerne");
  await expectWords(page, "Filen mangler kolonnen “moderated”");
  await look(page, "import with the wrong file");
  await field(page, "Udsagnene: comments.csv").setInputFiles(paths["comments"] ?? "");
  await field(page, "Svarene: votes.csv").setInputFiles(paths["votes"] ?? "");
  await field(page, "Ståsteder: strata.csv").setInputFiles(paths["strata"] ?? "");
  await press(page, "Læs filerne");
  await expectWords(page, "Se, før du gemmer", "naboer 30");
  await page.locator("main summary").first().click();
  await look(page, "import to look at");
  await press(page, "Gem spørgsmålet");
  await look(page, "import on its way");
  const importId = /import\/([^/?]+)/.exec(page.url())?.[1] ?? "";
  await importDialogueJob.run(deps, { districtId: district.id, importId }, { number: 1, isLast: false });
  await follow(page, "Se, hvor langt det er");
  await look(page, "import done");
  await follow(page, "Se spørgsmålet");
  await look(page, "question from elsewhere");
  await follow(page, "Hent tallene");
  await look(page, "figures for a coordinator");
  await field(page, "Hvad skal du bruge den til?").fill("Vi regner efter.");
  await press(page, "Skriv det i loggen, og lav eksporten");
  await look(page, "full export ready");
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Hent hele eksporten (zip)" }).click();
  expect((await saving).suggestedFilename()).toMatch(/^dialog-.*\.zip$/);
  const phone = await stage.person({ javaScript: false, width: 360 });
  await phone.goto(page.url().replace("/vesterbro", "/en/vesterbro").split("?")[0] ?? "");
  await expectWords(phone, "The figures", "somebody could work out which answers come from which");
  const sheet = phone.waitForEvent("download");
  await phone.getByRole("link", { name: "Fetch the spreadsheet (CSV)" }).click();
  expect((await sheet).suggestedFilename()).toMatch(/figures\.csv$/);
});
