import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { doAskedJobs } from "../../../../test/asked-jobs.ts";
import type { Client } from "../../../../test/client.ts";
import { publishedConference } from "../../../../test/conference.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import { runRule } from "../../../platform/retention/job.ts";
import { tellRegisteredJob, writeToNewAddressJob } from "./jobs.ts";
import { registrationRetention } from "./retention.ts";

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
});
afterAll(() => app.close());

const begun = new Date("2026-03-02T09:00:00Z");
const day = 24 * 60 * 60 * 1000;
const secretNeed = "Hemmelig nøddeallergi";

const signUp = async (path: string, name: string, email = "") => {
  const client = app.visitor();
  return client.submit(await client.get(`${path}/register`), "/register", { name, party: "neighbour", diet: secretNeed, email });
};

/** Somebody registered without mail, with the page that their code opens. */
async function withCode(name: string) {
  const { id, path } = await publishedConference(app, { capacity: "9" });
  const own = (await signUp(path, name)).path.split("?")[0] ?? "";
  const visitor = app.visitor();
  const change = async (answers: Record<string, string>, times = 1) => visitor.submit(await visitor.get(`${own}/change`), "/change", answers, times);
  return { id, path, own, visitor, change };
}

/** Writes the mails that were asked for, each twice, as after a crash; gives all to an address, the oldest first. */
async function mailsTo(address: string) {
  await doAskedJobs(app, [tellRegisteredJob, writeToNewAddressJob]);
  return app.db.selectFrom("platform.mail").select(["subject", "text"]).where("to_address", "=", address).orderBy("id").execute();
}

const linkIn = (mail: { readonly text: string | null } | undefined) => /http:\/\/localhost(\/\S+)/.exec(mail?.text ?? "")?.[1] ?? "";
const rows = (conferenceId: string) => app.db.selectFrom("conference.registration").select(["name", "email", "state"]).where("conference_id", "=", conferenceId).orderBy("number").execute();
const waiting = (conferenceId: string) =>
  app.db.selectFrom("conference.unconfirmed_address as u").innerJoin("conference.registration as r", "r.id", "u.registration_id").select("u.email").where("r.conference_id", "=", conferenceId).execute();
const actions = async (conferenceId: string) =>
  app.db.selectFrom("platform.audit_event").select(["action", "actor_kind", "after"]).where("item_id", "=", conferenceId).where("action", "like", "conference.%address").orderBy("id").execute();

describe("an address that is written into a registration later", () => {
  test("takes no seat from whose address it is, and shows them nothing of the registration", async () => {
    const { id, path, own, change } = await withCode("Anna Andersen");
    await change({ email: "bo@eksempel.dk" });
    await signUp(path, "Bo Berg", "bo@eksempel.dk");
    expect(await rows(id)).toEqual([
      { name: "Anna Andersen", email: null, state: "seated" },
      { name: "Bo Berg", email: "bo@eksempel.dk", state: "seated" },
    ]);
    const mails = await mailsTo("bo@eksempel.dk");
    expect(mails.map(({ subject }) => subject).sort()).toEqual(["Du har en plads: Vejen fra gade til plan", "Er det din e-mail? Vejen fra gade til plan"]);
    for (const mail of mails) {
      const opened = await app.visitor().get(linkIn(mail));
      for (const words of [mail.text ?? "", opened.html]) expect(words).not.toMatch(/Anna|Andersen/);
    }
    expect((await app.visitor().get(own)).text).toContain("Anna Andersen");
  });

  test("counts once the button behind the link in its mail is pressed; then earlier links open nothing and the code stays", async () => {
    const { id, path, own, visitor, change } = await withCode("Anna Andersen");
    const waits = await change({ email: "anna.ny@eksempel.dk" }, 3);
    for (const words of ["Det, du rettede, er gemt.", "Vi har skrevet til anna.ny@eksempel.dk. Tryk i mailen, så bruger vi den fremover.", "Indtil da kan vi ikke skrive til dig"]) expect(waits.text).toContain(words);
    const [mail, ...more] = await mailsTo("anna.ny@eksempel.dk");
    expect(more).toEqual([]);
    const reader = app.visitor();
    const asked = await reader.get(linkIn(mail));
    expect(asked.text).toContain("Nogen, måske du selv, har skrevet anna.ny@eksempel.dk");
    expect((await rows(id))[0]?.email).toBeNull();
    const confirmed = await reader.submit(asked, "/registration-address", { answer: "yes" }, 3);
    for (const words of ["Nu er det din e-mail, vi skriver til.", "Anna Andersen", "anna.ny@eksempel.dk"]) expect(confirmed.text).toContain(words);
    expect((await rows(id))[0]?.email).toBe("anna.ny@eksempel.dk");
    expect((await reader.get(linkIn(mail))).text).toContain("Der er ikke mere at svare på");
    const [, link] = await mailsTo("anna.ny@eksempel.dk");
    expect(link?.subject).toBe("Du har en plads: Vejen fra gade til plan");
    expect((await visitor.get(own)).text).not.toContain("Vi har skrevet til");

    // Another one, from the link: what went to the one before opens it until the new one is confirmed, and the mails go there.
    const byMail = app.visitor();
    await byMail.submit(await byMail.get(`${linkIn(link)}/change`), "/change", { email: "anna.igen@eksempel.dk" });
    expect((await byMail.get(linkIn(link))).text).toContain("Indtil da skriver vi til anna.ny@eksempel.dk, som før.");
    expect((await coordinator.get(`${path}/registrations/${(await app.db.selectFrom("conference.registration").select("id").where("conference_id", "=", id).executeTakeFirstOrThrow()).id}`)).text).toContain("anna.igen@eksempel.dk. Den er ikke bekræftet endnu");
    const [second] = await mailsTo("anna.igen@eksempel.dk");
    const again = app.visitor();
    await again.submit(await again.get(linkIn(second)), "/registration-address", { answer: "yes" });
    expect([(await app.visitor().get(linkIn(link))).status, (await visitor.get(own)).status]).toEqual([404, 200]);
    const audit = await actions(id);
    expect(audit.map(({ action, actor_kind }) => [action, actor_kind])).toEqual([["conference.confirm_address", "link"], ["conference.confirm_address", "link"]]);
    expect(JSON.stringify(audit)).not.toContain("eksempel");
  });

  test("is forgotten when it is refused, taken back, replaced by another, or the registration is cancelled", async () => {
    const { id, own, visitor, change } = await withCode("Carla");
    await change({ email: "x@eksempel.dk" });
    const [first] = await mailsTo("x@eksempel.dk");
    const reader = app.visitor();
    const refused = await reader.submit(await reader.get(linkIn(first)), "/registration-address", { answer: "no" }, 3);
    expect(refused.text).toContain("Vi har glemt din e-mail.");
    expect(await waiting(id)).toEqual([]);

    await change({ email: "x@eksempel.dk" });
    expect((await reader.get(linkIn(first))).status).toBe(404);
    const sent = await visitor.submit(await visitor.get(own), "/address/mail", {}, 3);
    expect(sent.text).toContain("Mailen er på vej igen.");
    const [, second, ...more] = await mailsTo("x@eksempel.dk");
    expect(more).toEqual([]);
    const seen = await reader.get(linkIn(second));
    const dropped = await visitor.submit(await visitor.get(own), "/address/drop", {}, 3);
    expect(dropped.text).toContain("Vi bruger ikke den nye e-mail og har glemt den.");
    expect([(await waiting(id)).length, (await reader.submit(seen, "/registration-address", { answer: "yes" })).status]).toEqual([0, 404]);

    await change({ email: "y@eksempel.dk" });
    const [replaced] = await mailsTo("y@eksempel.dk");
    await change({ email: "z@eksempel.dk" });
    const [kept] = await mailsTo("z@eksempel.dk");
    expect([(await reader.get(linkIn(replaced))).status, (await reader.get(linkIn(kept))).status]).toEqual([404, 200]);
    const late = await reader.get(linkIn(kept));
    await visitor.submit(await visitor.get(own), "/cancel");
    expect(await waiting(id)).toEqual([]);
    expect((await reader.submit(late, "/registration-address", { answer: "yes" })).status).toBe(422);
    expect(await rows(id)).toEqual([{ name: "Carla", email: null, state: "cancelled" }]);
    expect((await actions(id)).map(({ action }) => action)).toEqual(["conference.refuse_address"]);
  });

  test("is forgotten by itself when nobody has pressed within a week, and its link opens nothing", async () => {
    const { id, own, visitor, change } = await withCode("Dea");
    await change({ email: "dea@eksempel.dk" });
    const [mail] = await mailsTo("dea@eksempel.dk");
    const night = async (at: number) => {
      app.now = new Date(begun.getTime() + at);
      for (const rule of registrationRetention) if (rule.erase) await runRule(app.db, rule, { now: app.now });
      return [(await waiting(id)).length, (await app.visitor().get(linkIn(mail))).status, (await visitor.get(own)).text.includes("Vi har skrevet til")];
    };
    expect(await night(7 * day - 1)).toEqual([1, 200, true]);
    expect(await night(7 * day)).toEqual([0, 404, false]);
    app.now = begun;
  });

  test("counts at once when the secretary writes it, who has it from them; and whoever wants no mail any more gets a code", async () => {
    const { id, path, change } = await withCode("Eli");
    await change({ email: "forkert@eksempel.dk" });
    const { id: registration } = await app.db.selectFrom("conference.registration").select("id").where("conference_id", "=", id).executeTakeFirstOrThrow();
    const one = `${path}/registrations/${registration}`;
    await coordinator.submit(await coordinator.get(one), one, { email: "eli@eksempel.dk" });
    expect([await rows(id), await waiting(id)]).toEqual([[{ name: "Eli", email: "eli@eksempel.dk", state: "seated" }], []]);
    const [mail] = await mailsTo("eli@eksempel.dk");
    const byMail = app.visitor();
    const capitals = await byMail.submit(await byMail.get(`${linkIn(mail)}/change`), "/change", { email: "Eli@eksempel.dk" });
    expect([capitals.text.includes("Din tilmelding er rettet."), (await rows(id))[0]?.email, await waiting(id)]).toEqual([true, "Eli@eksempel.dk", []]);
    const none = await byMail.submit(await byMail.get(`${linkIn(mail)}/change`), "/change", { email: "" });
    expect(none.text).toContain("Vi skriver ikke til dig mere. Brug koden her på siden");
    expect(none.path).toMatch(/\/registration\/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\?/);
    expect((await app.visitor().get(linkIn(mail))).status).toBe(404);
  });
});

test("an address that a stranger signs up with lets its owner do something about it", async () => {
  const { path } = await publishedConference(app, { capacity: "9" });
  await signUp(path, "En Fremmed", "ejer@eksempel.dk");
  const [first] = await mailsTo("ejer@eksempel.dk");
  expect(first?.text).toContain("Har du ikke selv meldt dig til? Så har nogen skrevet din e-mail, måske ved en fejl. Meld fra på siden, eller spørg kontakten herunder.");
  await signUp(path, "Ejeren Selv", "ejer@eksempel.dk");
  const [, second] = await mailsTo("ejer@eksempel.dk");
  expect(second?.text).toContain("Er det en anden, der står på siden?");
  expect((await signUp(path, "Ejeren Selv")).text).toContain("Du har en plads.");
});
