import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { look, raiseStage } from "../../../test/browser.ts";
import type { Stage } from "../../../test/browser.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { grant } from "../../platform/rights/permit.ts";
import { addAgendaItem } from "./commands/agenda.ts";
import { addSeries, planNextMeeting } from "./commands/series.ts";

let stage: Stage;
let meeting: string;
let item: string;

beforeAll(async () => {
  stage = await raiseStage();
  const t = stage.app;
  await t.db.transaction().execute(async (tx) => {
    const series = await addSeries(tx, t.permit("meetings.prepare"), {
      name: "Prøveforum",
      everyWeeks: 6,
      weekday: 3,
      fromDay: "2026-03-02",
      fromTime: "16:00",
      toTime: "18:00",
      place: "Prøvesalen",
    });
    meeting = await planNextMeeting(tx, t.permit("meetings.prepare"), series, t.now);
    item = await addAgendaItem(tx, t.permit("meetings.prepare"), meeting, { title: "Lys i gården", kind: "discussion" }, t.now);
  });
  t.now = new Date("2026-03-04T16:00:00Z");
});
afterAll(() => stage.close());

async function secretary(name: string): Promise<Page> {
  const { app } = stage;
  const permit = grant(app.district.id, { kind: "system", name: "test" }, "parties.manage");
  const id = await app.db
    .transaction()
    .execute((tx) => addMember(tx, permit, { name, email: `${name}@eksempel.dk`, reach: "mail", roles: ["coordinator"] }));
  const page = await stage.person();
  await page.goto(await app.deps.identity.signInLinkFor(app.district.id, id));
  await page.locator('main form[action*="/sign-in/confirm"] button').click();
  await page.waitForLoadState();
  await page.goto(`/vesterbro/forum/meetings/${meeting}/minutes`);
  return page;
}

const stored = () =>
  stage.app.db.selectFrom("meetings.entry").select(["minutes", "version"]).where("item_id", "=", item).executeTakeFirstOrThrow();

test("what is typed saves itself, again and again; another's text stops it, and none is lost", async () => {
  const [one, two] = [await secretary("en"), await secretary("to")];
  await look(one, "minutes");
  const mine = one.locator(`#minutes-${item}`);
  await mine.fill("Første");
  await one.getByText("Gemt", { exact: true }).waitFor();
  await mine.fill("Første, og mere");
  await expect.poll(async () => (await stored()).minutes, { timeout: 20_000 }).toBe("Første, og mere");
  expect((await stored()).version).toBe(2);

  await two.locator(`#minutes-${item}`).fill("Fra den anden");
  await two.getByRole("button", { name: "Se begge tekster" }).click();
  await two.getByText("Første, og mere").waitFor();
  await look(two, "merge");
  expect(await two.getByLabel("Din tekst").inputValue()).toBe("Fra den anden");
  await two.getByLabel("Din tekst").fill("Begge dele");
  await two.getByRole("button", { name: "Gem min tekst" }).click();
  await two.waitForURL(/saved=1/);
  expect(await stored()).toEqual({ minutes: "Begge dele", version: 3 });
});
