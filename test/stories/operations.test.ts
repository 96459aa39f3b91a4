import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allJobs } from "../../src/jobs.ts";
import { addMember } from "../../src/platform/identity/commands.ts";
import { prepareJobs } from "../../src/platform/jobs/jobs.ts";
import { noteBounce } from "../../src/platform/mail/bounces.ts";
import { sendEveryLink } from "../every-link.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { expectWords, follow, press } from "./acts.ts";

let stage: Stage;
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
});
afterAll(() => stage.close());

/** A coordinator who has signed in without scripts; axe needs scripts, so somebody beside them sees what they see. */
async function coordinator(email: string): Promise<{ page: Page; seeing: Page }> {
  const { app } = stage;
  const id = await app.db.transaction().execute((tx) =>
    addMember(tx, app.permit("parties.manage"), {
      name: "Kim Koordinator",
      email,
      reach: "mail",
      roles: ["coordinator"],
    }),
  );
  const page = await stage.person({ javaScript: false });
  await page.goto(await app.deps.identity.signInLinkFor(app.district.id, id));
  await press(page, /Log ind/);
  const seeing = await stage.person();
  await seeing.context().addCookies(await page.context().cookies());
  return { page, seeing };
}

test("a coordinator sees what did not get out and lets it go, without scripts, in both languages", async () => {
  const { page, seeing } = await coordinator("kim@eksempel.dk");
  await page.goto("/vesterbro/administration");
  await expectWords(page, "Udgående mails", "Baggrundsjob");
  await page.goto("/vesterbro/administration/mail");
  await seeing.goto("/vesterbro/administration/mail");
  await look(seeing, "outgoing mail");
  await press(page, /Prøv igen: Brev med anbefaling/);
  await expectWords(page, "Mailen er sat i kø igen.");
  await press(page, /Send igen til adressen: v•••@eksempel\.dk/);
  await expectWords(page, "Nye mails sendes til adressen igen.");
  await seeing.goto("/en/vesterbro/administration/mail?show=attention");
  await look(seeing, "outgoing mail in English");

  await page.goto("/vesterbro/administration/jobs");
  await seeing.goto("/vesterbro/administration/jobs");
  await look(seeing, "jobs");
  await press(page, "Kør igen: Sender en mail");
  await expectWords(page, "Jobbet kører igen om et øjeblik.", "Ingen job er opgivet");
  await seeing.goto("/en/vesterbro/administration/jobs");
  await look(seeing, "jobs in English");
  expect(await seeing.locator("form[action*='/run']").count()).toBe(0);
});

test("a coordinator sees which personal links are open and closes them, without scripts, in both languages", async () => {
  const { page, seeing } = await coordinator("kit@eksempel.dk");
  await seeing.goto("/vesterbro/administration/links");
  await look(seeing, "no open links");
  const { memberId, meetingId } = await sendEveryLink(stage.app);
  const name = "Annelise-Margrethe Østergaard-Kristoffersen af den opdigtede boligforening";
  await sql`update platform.member set name = ${name} where id = ${memberId}`.execute(stage.app.db);

  await page.goto("/vesterbro/administration");
  await follow(page, /^Personlige links/);
  await seeing.goto("/vesterbro/administration/links");
  await look(seeing, "open links");
  await press(page, /Luk linket: Flere nålebokse/);
  await expectWords(page, "Linket er lukket.");
  await follow(page, `Til ${name}`);
  await seeing.goto(`/en/vesterbro/administration/links?member=${memberId}`);
  await look(seeing, "open links of a member in English");
  await follow(page, `Send et nyt link: Møde 1, 4. marts 2026, ${name}`);
  await seeing.goto(`/vesterbro/forum/meetings/${meetingId}/invitations`);
  await look(seeing, "invitations");
  await press(page, `Send et nyt link: ${name}`);
  await expectWords(page, "En ny invitation med et nyt link er på vej.");
  await page.goto(`/vesterbro/administration/links?member=${memberId}`);
  await press(page, /Luk linket: Møde 1/);
  await expectWords(page, "Linket er lukket.");
});
