import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Stage } from "../browser.ts";
import { choose, expectErrors, expectWords, field, press } from "./acts.ts";
import { raiseExample, signInAsExampleCoordinator } from "./example-stage.ts";

// A phone that is handed on: whoever gets it presses Back.

let stage: Stage;
let question: string;
beforeAll(async () => {
  stage = await raiseExample();
  question = (await stage.app.db.selectFrom("dialogue.question").select("id").executeTakeFirstOrThrow()).id;
});
afterAll(() => stage?.close());

const words = "Min nabo i opgangen sælger, og jeg er bange.";

async function reports(): Promise<number> {
  const { rows } = await stage.app.db
    .selectFrom("street.observation")
    .select((all) => all.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return Number(rows);
}

/** Everything that was typed or chosen on the page. */
const typedOn = (page: Page): Promise<string[]> =>
  page.locator("main form").evaluateAll((forms) =>
    (forms as HTMLFormElement[]).flatMap((form) =>
      [...new FormData(form).entries()].filter(([name, value]) => name !== "_form" && typeof value === "string" && value !== "").map(([name, value]) => `${name}=${String(value)}`),
    ),
  );

describe.each([true, false])("on a phone with JavaScript: %s", (javaScript) => {
  const how = javaScript ? "with" : "without";
  let phone: Page;
  beforeAll(async () => {
    phone = await stage.person({ javaScript, width: 360 });
  });

  test("after a report, Back shows an empty form, which sends nothing again", async () => {
    await phone.goto("/vesterbro/street/report?lane=unease");
    await choose(phone, "Stoffer i en opgang");
    await field(phone, "Beskriv stedet").fill("Nr. 12, anden sal");
    await field(phone, "Fortæl mere").fill(words);
    await field(phone, "Din e-mail").fill("nabo@eksempel.dk");
    await press(phone, "Send");
    await expectWords(phone, "Din kvittering", "på en telefon, du deler med andre");
    const sent = await reports();
    await phone.goBack();
    expect(await typedOn(phone)).toEqual([]);
    await press(phone, "Send");
    await expectErrors(phone, "Vælg, hvad du har set.", "Vælg et sted, eller beskriv stedet.");
    expect(await reports()).toBe(sent);
  });

  test("a report that failed keeps what was typed, and nothing once it is sent", async () => {
    await phone.goto("/vesterbro/street/report?lane=unease");
    await field(phone, "Fortæl mere").fill(words);
    await press(phone, "Send");
    await expectErrors(phone, "Vælg, hvad du har set.", "Vælg et sted, eller beskriv stedet.");
    expect(await field(phone, "Fortæl mere").inputValue()).toBe(words);
    await phone.getByText("Se alle muligheder").click();
    await choose(phone, "Affald");
    expect(await field(phone, "Fortæl mere").inputValue()).toBe(words);
    await field(phone, "Beskriv stedet").fill("Nr. 12, anden sal");
    await press(phone, "Send");
    await expectWords(phone, "Din kvittering");
    for (const step of ["once", "twice"]) {
      // Without scripts the browser has no page to show for the first step: it would have to send the form again.
      await phone.goBack().catch(() => null);
      await expect.poll(() => phone.content().then((page) => page.includes(words), () => "not there yet"), { message: step }).toBe(false);
      expect(await typedOn(phone), step).toEqual([]);
    }
  });

  test("after an idea and a statement, Back shows an empty form", async () => {
    await phone.goto("/vesterbro/ideas/new");
    await field(phone, "Hvad er idéen, i én linje?").fill(`En bænk ved porten, ${how}`);
    await field(phone, "Hvad skal der ske?").fill("Så kan man sidde ned og tale sammen.");
    await field(phone, "Hvem bliver det bedre for?").fill("Dem, der venter.");
    await press(phone, "Send idéen");
    await expectWords(phone, "Tak. Vi har fået din idé.");
    await phone.goBack();
    expect(await typedOn(phone)).toEqual([]);
    await phone.goto(`/vesterbro/dialogue/${question}/write`);
    await field(phone, "Dit udsagn").fill(javaScript ? "Bænkene i parken skal have ryglæn." : "Uret på stationen skal gå rigtigt.");
    await press(phone, "Send udsagnet");
    await expectWords(phone, "Vi har fået dit udsagn");
    await phone.goBack();
    expect(await typedOn(phone)).toEqual([]);
  });
});

test("whoever is next in an evaluation does not get back to what the one before has said", async () => {
  const { app } = stage;
  const { ends_at: end } = await app.db.selectFrom("conference.conference").select("ends_at").orderBy("ends_at", "desc").executeTakeFirstOrThrow();
  app.now = new Date(end.getTime() - 30 * 60_000);
  for (const javaScript of [true, false]) {
    const phone = await stage.person({ javaScript, width: 360 });
    await phone.goto("/evaluering");
    await choose(phone, "Både godt og skidt");
    await field(phone, "Hvad var godt?").fill(words);
    await press(phone, "Send svaret");
    await phone.getByText("Skal en anden svare på den her skærm?").first().click();
    await press(phone, "Gør klar til den næste");
    await expectWords(phone, "Hvad var godt?");
    for (const step of ["once", "twice"]) {
      await phone.goBack();
      expect(await typedOn(phone), step).toEqual([]);
    }
  }
});

test("whoever is next after a member has signed out does not get back to the pages of members", async () => {
  for (const javaScript of [true, false]) {
    const tablet = await stage.person({ javaScript });
    await signInAsExampleCoordinator(stage, tablet);
    await tablet.goto("/vesterbro/forum/members");
    await expectWords(tablet, "Gårdlaugets formand");
    await tablet.goto("/vesterbro/forum/parties");
    await press(tablet, "Log ud");
    for (const step of ["to a page that everyone sees", "to the list of members"]) {
      await tablet.goBack();
      expect(await tablet.content(), step).not.toMatch(/Gårdlaugets formand|Eksempel-koordinator/);
    }
    expect(new URL(tablet.url()).pathname).toBe("/vesterbro/forum/members");
  }
});

test("a page of members that the browser kept whole is gone once they have signed out in another tab", async () => {
  const tablet = await stage.person();
  await signInAsExampleCoordinator(stage, tablet);
  await tablet.goto("/vesterbro/forum/members");
  const comeBack = () => tablet.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await Promise.all([tablet.waitForResponse(/\/account$/), comeBack()]);
  await tablet.getByText("Gårdlaugets formand").first().waitFor();
  const other = await tablet.context().newPage();
  await other.goto("/account");
  await press(other, "Log ud");
  await Promise.all([tablet.waitForEvent("load"), comeBack()]);
  expect(await tablet.content()).not.toMatch(/Gårdlaugets formand|Eksempel-koordinator/);
});
