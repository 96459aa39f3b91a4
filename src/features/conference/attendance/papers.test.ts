import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../../test/client.ts";
import { publishedConference, registering } from "../../../../test/conference.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import { seatingSteps } from "../../../../test/seating.ts";
import type { SeatingSteps } from "../../../../test/seating.ts";
import { addParty } from "../../../network/commands.ts";
import { versionsOf } from "../queries/programme.ts";
import { register } from "../registration/commands/registrations.ts";
import { moveByHand } from "../seating/commands/by-hand.ts";
import { seatsOf } from "../seating/queries/published.ts";
import { toldSeats } from "../seating/rules/programme.ts";
import { doorCode } from "./rules/code.ts";

let app: TestApp;
let coordinator: Client;
let partyId: string;
let on: SeatingSteps;
beforeAll(async () => {
  app = await testApp();
  on = seatingSteps(app);
  coordinator = await app.signedIn("coordinator");
  partyId = await app.db.transaction().execute((tx) => addParty(tx, app.permit("parties.manage"), { name: "Gadens Folk", kind: "service" }));
});
afterAll(() => app.close());

const phone = "12345678";
const need = "Hemmelig nøddeallergi";

/** Two with a seat, one of them for a party, and one who waits; with the codes that open their registrations. */
async function crowd() {
  const { id, path } = await publishedConference(app, { capacity: "2" });
  const people = new Map<string, { id: string; code: string }>();
  for (const name of ["Åse Kjær", "Anna Andersen", "Viggo Venter"])
    await app.db.transaction().execute(async (tx) => {
      const input = registering(name, { phone, partyId, comesAs: "party", needs: { diet: need, access: "", interpreter: "", travel: "" } });
      const registered = await register(tx, app.permit("conference.register"), id, { input, cameBy: "phone" }, app.now);
      if (!registered.known) people.set(name, { id: registered.id, code: registered.code });
    });
  return { id, path, of: (name: string) => people.get(name) ?? { id: "", code: "" } };
}

async function pdfAt(address: string | null | undefined) {
  const response = await coordinator.request(address ?? "");
  expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([200, "application/pdf", "no-store"]);
  const document = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
  const { metadata } = await document.getMetadata();
  expect(metadata?.get("pdfuaid:part")).toBe("1");
  return (await extractText(document, { mergePages: true })).text;
}

const formats = (page: SeenPage) => [...page.document.querySelectorAll(".door-batches > li:first-child a")].map((link) => link.getAttribute("href"));
const print = async (path: string, answers: Record<string, string | string[]>) => coordinator.submit(await coordinator.get(`${path}/badges`), "/badges", answers);

describe("badges", () => {
  test("say what somebody chose, and for whom they come only when they ask for it; their code opens nothing", async () => {
    const { path, of } = await crowd();
    const own = `/vesterbro/registration/${of("Åse Kjær").code}`;
    const visitor = app.visitor();
    const receipt = await visitor.get(own);
    const code = doorCode(app.deps.secret, of("Åse Kjær").id);
    expect(receipt.text).toContain(code);
    expect((await visitor.get(`/vesterbro/registration/${code}`)).status).toBe(404);
    const form = await visitor.get(`${own}/badge`);
    const long = await visitor.submit(form, "/badge", { badgeName: "x".repeat(61), showsParty: "1" });
    expect([long.status, long.html.includes("x".repeat(61)), long.text.includes("Teksten er for lang")]).toEqual([422, true, true]);
    const saved = await visitor.submit(form, "/badge", { badgeName: "Åse K.", showsParty: "1" }, 3);
    expect(saved.text).toContain("Skiltet er gemt.");
    expect((await visitor.get(`${own}/badge`)).document.querySelector("input[name=badgeName]")?.getAttribute("value")).toBe("Åse K.");

    const made = await print(path, { who: "new" });
    expect(made.text).toContain("2 skilte, lavet 2. marts 2026");
    for (const address of formats(made)) {
      const text = await pdfAt(address);
      for (const words of ["Åse K.", "Anna Andersen", code, "Vejen fra gade til plan"]) expect(text).toContain(words);
      expect(text.split("Gadens Folk")).toHaveLength(2);
      expect(text).not.toMatch(/Viggo|Kjær|12345678|nøddeallergi/);
      expect(text).not.toContain(of("Åse Kjær").code);
    }
    expect((await app.visitor().get(formats(made)[0] ?? "")).status).toBe(404);
  });

  test("are made of those who are new, of all, or of some; who changes theirs is new again", async () => {
    const { id, path, of } = await crowd();
    await print(path, { who: "all" });
    const nobody = await print(path, { who: "new" });
    expect([nobody.status, nobody.text.includes("Der er ingen at lave skilte til")]).toEqual([422, true]);
    app.now = new Date(app.now.getTime() + 60_000);
    const one = await coordinator.get(`${path}/registrations/${of("Anna Andersen").id}/badge`);
    expect((await coordinator.submit(one, "/badge", { badgeName: "Anna" })).text).toContain("Skiltet er gemt.");
    const again = await print(path, { who: "new" });
    expect(await pdfAt(formats(again)[0])).toMatch(/^Anna\b(?!.*Åse)/s);
    app.now = new Date(app.now.getTime() + 60_000);
    const stranger = await crowd();
    const chosen = await print(path, { who: "chosen", chosen: [of("Åse Kjær").id, stranger.of("Åse Kjær").id, of("Viggo Venter").id] });
    expect(chosen.text).toContain("Ét skilt, lavet");
    const printed = await app.db.selectFrom("platform.audit_event").select("after").where("item_id", "=", id).where("action", "=", "conference.print_badges").orderBy("id").execute();
    expect(printed.map(({ after }) => after)).toEqual([{ badges: 2 }, { badges: 1 }, { badges: 1 }]);
    expect((await coordinator.get(`/norrebro${path.replace("/vesterbro", "")}/badges`)).status).toBe(404);
  });
});

test("whoever is seated in workshops finds them on the badge, which is made anew when they change", async () => {
  const { id, path, a, anna } = await on.published("Skilte med workshops");
  const onBadges = async (page: SeenPage) => pdfAt(formats(page)[0]);
  const next = async () => {
    app.now = new Date(app.now.getTime() + 60_000);
    return print(path, { who: "new" });
  };
  const made = await next();
  expect(made.text).toContain("4 skilte, lavet");
  const text = await onBadges(made);
  const seats = await on.seats(id);
  const { programme } = (await versionsOf(app.db, app.district.id, id))[0] ?? { programme: { sessions: [] } };
  for (const { name, round, session_id } of seats) {
    const title = programme.sessions.find((session) => session.id === session_id)?.title ?? "";
    expect(text).toMatch(new RegExp(`${name}\\s[^]*Runde ${round} · ${16 + round}.00–${16 + round}.50 · ${title}\\s+${title}`));
  }
  expect(text.split("Runde ")).toHaveLength(seats.length + 1);
  expect(seats.some(({ name }) => name === "Dorte")).toBe(false);
  // A new allocation that leaves everybody where they are changes no badge.
  app.now = new Date(app.now.getTime() + 60_000);
  const again = await on.draft(id);
  await on.work();
  await on.publish(id, again);
  expect(await on.seats(id)).toEqual(seats);
  expect((await next()).text).toContain("Der er ingen at lave skilte til");
  // Those from before a digest was kept are compared with the programme of their day. They were printed after that allocation.
  await app.db.updateTable("conference.badge").set({ workshops_digest: null, printed_at: app.now }).where("printed_at", "is not", null).execute();
  expect((await next()).text).toContain("Der er ingen at lave skilte til");
  // A room that moves is on the badges of those who sit in it, and so are the places somebody is given by hand.
  const workshop = await coordinator.get(`${path}/workshops/${a}`);
  await coordinator.submit(workshop, `/workshops/${a}`, { room1: "Kælderen", room2: "Kælderen" });
  await coordinator.submit(await coordinator.get(`${path}/publish`), "/publish", { consent: "1", anyway: "1" });
  const moved = await onBadges(await next());
  const inFirst = seats.flatMap(({ name, session_id }) => (session_id === a ? (name ?? []) : []));
  expect(["Anna", "Bo", "Carl", "Dorte"].filter((name) => new RegExp(`\\b${name}\\b`).test(moved))).toEqual(["Anna", "Bo", "Carl"].filter((name) => inFirst.includes(name)));
  expect(moved).toContain("Kælderen");
  const seen = toldSeats(await seatsOf(app.db, app.district.id, anna.id));
  const nowhere = new Map(seats.flatMap(({ name, round }) => (name === "Anna" ? [[round, null] as const] : [])));
  app.now = new Date(app.now.getTime() + 60_000);
  await app.db.transaction().execute((tx) => moveByHand(tx, app.permit("conference.allocate"), { conferenceId: id, registrationId: anna.id }, { rounds: nowhere, reason: "Efter aftale", seen }, app.now));
  expect(await onBadges(await next())).toMatch(/^Anna\b(?!.*Runde)/s);
});

test("whose badge is printed without workshops needs no other when theirs change, only when what stands on it does", async () => {
  const { id, path, a, anna } = await on.published("Skilte uden workshops");
  const later = () => (app.now = new Date(app.now.getTime() + 60_000));
  const next = async (answers: Record<string, string> = {}) => {
    later();
    return print(path, { who: "new", ...answers });
  };
  const made = await next({ workshops: "without" });
  expect(made.text).toContain("4 skilte uden workshops, lavet");
  const bare = await pdfAt(formats(made)[0]);
  expect([bare, bare.split("Skilte uden workshops").length]).toEqual([expect.not.stringMatching(/Runde|kl\.? 17/u), 5]);
  for (const name of ["Anna", "Bo", "Carl", "Dorte"]) expect(bare).toMatch(new RegExp(`\\b${name}\\b`));
  // The next ones are made in the same way, unless somebody says otherwise.
  expect(made.document.querySelector("input[name=workshops][checked]")?.getAttribute("value")).toBe("without");

  later();
  const workshop = await coordinator.get(`${path}/workshops/${a}`);
  await coordinator.submit(workshop, `/workshops/${a}`, { room1: "Kælderen", room2: "Kælderen" });
  await coordinator.submit(await coordinator.get(`${path}/publish`), "/publish", { consent: "1", anyway: "1" });
  const seen = toldSeats(await seatsOf(app.db, app.district.id, anna.id));
  const nowhere = new Map((await on.seats(id)).flatMap(({ name, round }) => (name === "Anna" ? [[round, null] as const] : [])));
  await app.db.transaction().execute((tx) => moveByHand(tx, app.permit("conference.allocate"), { conferenceId: id, registrationId: anna.id }, { rounds: nowhere, reason: "Efter aftale", seen }, app.now));
  expect((await next()).text).toContain("Der er ingen at lave skilte til");

  // What stands on it: the name on the badge, once that is chosen; for whom one comes, only if it is shown.
  const one = `${path}/registrations/${anna.id}`;
  const change = async (answers: Record<string, string>) => coordinator.submit(await coordinator.get(one), one, answers);
  const badge = async (answers: Record<string, string>) => coordinator.submit(await coordinator.get(`${one}/badge`), "/badge", answers);
  await badge({ badgeName: "Annie" });
  expect(await pdfAt(formats(await next({ workshops: "without" }))[0])).toMatch(/^Annie\b/);
  await badge({ badgeName: "Annie" });
  await change({ name: "Anna Andersen", party: "other" });
  expect((await next()).text).toContain("Der er ingen at lave skilte til");
  await badge({ badgeName: "Annie", showsParty: "1" });
  await next({ workshops: "without" });
  await change({ party: "neighbour" });
  expect(await pdfAt(formats(await next({ workshops: "without" }))[0])).toMatch(/^Annie\s+Nabo/);
  // All of them can be made again with workshops, and then they count.
  later();
  expect(await pdfAt(formats(await print(path, { who: "all", workshops: "with" }))[0])).toContain("Kælderen");
});

test("the list for the door has names in Danish order, then who waits, then lines for others, and nothing else of anybody", async () => {
  const { path } = await crowd();
  const overview = await coordinator.get(`${path}/attendance`);
  const address = [...overview.document.querySelectorAll("a")].map((link) => link.getAttribute("href")).find((href) => href?.endsWith(".pdf"));
  const text = await pdfAt(address);
  expect(text).toMatch(/Dørliste: Vejen fra gade til plan[\s\S]*☐ Anna Andersen[\s\S]*☐ Åse Kjær[\s\S]*Venteliste[\s\S]*☐ 3 Viggo Venter[\s\S]*Kommer uden tilmelding[\s\S]*☐/);
  expect(text).not.toMatch(/12345678|nøddeallergi|Gadens Folk/);
  expect((await app.visitor().get(address ?? "")).status).toBe(404);
});
