import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";

let app: TestApp;
let coordinator: Client;

const details = {
  title: "Vejen fra gade til plan",
  why: "Vi vil have **forslag** til planen.",
  place: "Rådhuset, Hovedkassen",
  day: "2026-04-15",
  fromTime: "16:00",
  toTime: "20:00",
  organiser: "Socialforvaltningen (eksempel)",
  targetGroup: "Fagfolk og politikere",
  capacity: "120",
  languages: ["da", "en"],
  contactFunction: "Konferencesekretariatet",
  contactPhone: "33 00 00 00",
  contactMail: "konference@eksempel.dk",
  closesDay: "2026-04-08",
  closesTime: "12:00",
};

const pathOf = (page: SeenPage) => page.path.split("?")[0]?.replace(/\/programme$/, "") ?? "";

/** A conference as a coordinator types it in; gives the address of its public page. */
async function added(title: string): Promise<string> {
  const form = await coordinator.get("/vesterbro/conference/new");
  const desk = await coordinator.submit(form, "/conference/new", { ...details, title });
  expect(desk.text).toContain("Programmet er tomt endnu");
  return pathOf(desk);
}

async function put(path: string, kind: string, answers: Record<string, string>): Promise<SeenPage> {
  const address = kind === "workshop" ? `${path}/workshops/new` : `${path}/sessions/new/${kind}`;
  return coordinator.submit(await coordinator.get(address), address, answers);
}

/** A welcome, a talk, two rounds with two workshops, and a close. */
async function withProgramme(title: string): Promise<string> {
  const path = await added(title);
  await put(path, "other", { title: "Velkomst", fromTime: "16:00", toTime: "16:10" });
  await put(path, "talk", { title: "Fem byer", fromTime: "16:10", toTime: "16:50", room: "Store sal", people: "Forsker A, Institut B\nForsker C" });
  const rounds = await coordinator.get(`${path}/rounds`);
  await coordinator.submit(rounds, "/rounds", { from1: "17:00", to1: "17:45", from2: "18:00", to2: "18:45" });
  await put(path, "workshop", { title: "Indsatser der virker", about: "Hvad skal hænge sammen?", people: "Facilitator D", capacity1: "30", room1: "Lokale 1", capacity2: "30", room2: "Lokale 1" });
  await put(path, "workshop", { title: "Stofindtagelsesrum", capacity1: "20", room1: "Lokale 2" });
  return path;
}

const publish = async (path: string, answers: Record<string, string> = { consent: "1" }) =>
  coordinator.submit(await coordinator.get(`${path}/publish`), "/publish", answers);

beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
});
afterAll(() => app.close());

describe("a conference", () => {
  test("is nobody's but the preparers' until it is published, in any form", async () => {
    const path = await withProgramme("Hemmelig kladde");
    const member = await app.signedIn("member");
    for (const reader of [app.visitor(), member]) {
      for (const end of ["", "/programme", "/programme.json", "/programme.ics", "/conference.ics", "/publish", "/change"])
        expect((await reader.get(path + end)).status, end).toBe(404);
      expect((await reader.get("/vesterbro/conference")).html).not.toContain("Hemmelig kladde");
      expect((await reader.get("/vesterbro/search?q=Hemmelig")).html).not.toContain("Hemmelig kladde");
    }
    expect((await coordinator.get("/vesterbro/conference/drafts")).text).toContain("Hemmelig kladde");
  });

  test("is published with its programme, and tells how one comes", async () => {
    const path = await withProgramme("Vejen fra gade til plan");
    const page = await publish(path);
    expect(page.text).toContain("Programmet er offentligt");
    const seen = await app.visitor().get(path);
    for (const words of ["onsdag den 15. april 2026 kl. 16.00–20.00", "Fem byer", "Forsker A (Institut B) og Forsker C", "Workshops, runde 1 af 2", "Meld dig til senest onsdag den 8. april 2026 kl. 12.00", "Der er plads til 120", "Konferencesekretariatet"])
      expect(seen.text).toContain(words);
    expect(seen.document.querySelector("a[href='tel:33000000']")).toBeTruthy();
    expect(seen.text).toMatch(/Sagsnr\.\s*VSF-S2026-\d{4}/);
    expect((await app.visitor().get(`/en${path}`)).text).toContain("Sign up no later than Wednesday, 8 April 2026, 12:00");
    expect((await app.visitor().get("/vesterbro/conference")).text).toContain("Vejen fra gade til plan");
    expect((await app.visitor().get("/konference")).path).toBe("/vesterbro/conference");
  });
});
