import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allJobs } from "../../src/jobs.ts";
import { prepareJobs } from "../../src/platform/jobs/jobs.ts";
import { noteBounce } from "../../src/platform/mail/bounces.ts";
import { sendEveryLink } from "../every-link.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { expectWords, follow, press } from "./acts.ts";
import { coordinatorAt } from "./neighbourhood.ts";

let stage: Stage;
/** A coordinator without scripts. */
let page: Page;
beforeAll(async () => {
  stage = await raiseStage();
  const { db, databaseUrl, district, deps, now } = stage.app;
  await prepareJobs(databaseUrl, allJobs(undefined));
  await noteBounce(db, { secret: deps.secret, districtId: district.id, address: "væk@eksempel.dk" }, "550", now);
  const mail = (status: string, purpose: string, code: string | null) => sql`
    insert into platform.mail (district, id, to_address, subject, text, purpose, status, last_error_code, tries, sent_at, sending_since)
    values (${district.id}, gen_random_uuid(), 'et-meget-langt-navn@en-afdeling.en-forvaltning.eksempel.dk', 'x', 'x',
      ${purpose}, ${status}, ${code}, 3, ${status === "sent" ? now : null}, ${now})`.execute(db);
  await mail("failed", "letters.send", "ETIMEDOUT");
  await mail("maybe_sent", "meetings.invite", "interrupted");
  await mail("held", "street.news", "550");
  await mail("sent", "sign-in.link", null);
  await mail("queued", "meetings.invite", "451");
  await sql`
    insert into jobs.job (name, data, state, retry_count, completed_on, output)
    values ('send-mail', '{}', 'failed', 5, now(), '{"error":"Error","code":"ENOSPC"}'),
      ('sweep-files', '{}', 'completed', 0, now(), null)`.execute(db);
  page = await coordinatorAt(stage, { javaScript: false });
});
afterAll(() => stage.close());

test("a coordinator sees what did not get out and lets it go, without scripts, in both languages", async () => {
  await page.goto("/vesterbro/administration");
  await expectWords(page, "Udgående mails", "Baggrundsjob");
  await page.goto("/vesterbro/administration/mail");
  await look(page, "outgoing mail");
  await press(page, /Prøv igen: Brev med anbefaling/);
  await expectWords(page, "Mailen er sat i kø igen.");
  await press(page, /Send igen til adressen: v•••@eksempel\.dk/);
  await expectWords(page, "Nye mails sendes til adressen igen.");
  await page.goto("/en/vesterbro/administration/mail?show=attention");
  await look(page, "outgoing mail in English");

  await page.goto("/vesterbro/administration/jobs");
  await look(page, "jobs");
  await press(page, "Kør igen: Sender en mail");
  await expectWords(page, "Jobbet kører igen om et øjeblik.", "Ingen job er opgivet");
  await page.goto("/en/vesterbro/administration/jobs");
  await look(page, "jobs in English");
  expect(await page.locator("form[action*='/run']").count()).toBe(0);
});

test("a coordinator sees which personal links are open and closes them, without scripts, in both languages", async () => {
  await page.goto("/vesterbro/administration/links");
  await look(page, "no open links");
  const { memberId } = await sendEveryLink(stage.app);
  const name = "Annelise-Margrethe Østergaard-Kristoffersen af den opdigtede boligforening";
  await sql`update platform.member set name = ${name} where id = ${memberId}`.execute(stage.app.db);

  await page.goto("/vesterbro/administration");
  await follow(page, /^Personlige links/);
  await look(page, "open links");
  await press(page, /Luk linket: Flere nålebokse/);
  await expectWords(page, "Linket er lukket.");
  await follow(page, `Til ${name}`);
  await follow(page, `Send et nyt link: Møde 1, 4. marts 2026, ${name}`);
  await look(page, "invitations");
  await press(page, `Send et nyt link: ${name}`);
  await expectWords(page, "En ny invitation med et nyt link er på vej.");
  await page.goto(`/en/vesterbro/administration/links?member=${memberId}`);
  await look(page, "open links of a member in English");
  await press(page, /Close the link: Møde 1/);
  await expectWords(page, "The link is closed.");
});
