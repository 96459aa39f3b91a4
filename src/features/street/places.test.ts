import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { findDistrict } from "../../platform/district/queries.ts";
import { replaceStreets } from "../../platform/district/settings.ts";
import { readStreetMap } from "../../platform/district/street-map.ts";
import { changePlace } from "./commands/places.ts";
import { reportObservation } from "./commands/report.ts";
import { isInNeighbourhood } from "./place.ts";

let t: TestApp;
let coordinator: Client;
const places = "/vesterbro/street/places";

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
});
afterAll(() => t.close());

const add = async (answers: Record<string, string>, times = 1) =>
  coordinator.submit(await coordinator.get(places), places, answers, times);
const rows = () => t.db.selectFrom("street.place").select(["id", "name", "retired_at"]).orderBy("created_at").execute();
const placeId = async (name: string) => (await rows()).find((row) => row.name === name)?.id ?? "";
/** Ends when somebody waits in our database for what another holds. */
const waitsForLock = async () => {
  for (let n = 0; n === 0; await new Promise((soon) => setTimeout(soon, 20)))
    n = (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(t.db)).rows.length;
};
const report = (place: string) =>
  t.db.transaction().execute((tx) => reportObservation(tx, t.district.id, { kind: "needle", placeId: place }, t.now));

describe("a district without places", () => {
  test("tells coordinators where to add them, and asks visitors for words", async () => {
    const { id } = await t.db
      .transaction()
      .execute((tx) => reportObservation(tx, t.district.id, { kind: "needle", placeWords: "Ved søen" }, t.now));
    for (const path of [`/vesterbro/street/inbox/${id}`, "/vesterbro/street/report", "/vesterbro/street/inbox"]) {
      const page = await coordinator.get(path);
      expect(page.document.querySelector(`main a[href="${places}"]`), path).not.toBeNull();
    }
    const form = await t.visitor().get("/vesterbro/street/report");
    expect(form.text).toContain("Beskriv stedet, så vi kan finde det.");
    expect(form.html).not.toContain(places);
  });

  test("says what to do on the empty page, in both languages", async () => {
    expect((await coordinator.get(places)).text).toContain("Der er ingen steder endnu");
    expect((await coordinator.get(`/en${places}`)).text).toContain("There are no places yet");
  });
});

test.each(["visitor", "member", "provider"] as const)("a %s finds no such page", async (role) => {
  const client = role === "visitor" ? t.visitor() : await t.signedIn(role);
  expect((await client.get(places)).status).toBe(404);
});

test("numbers with a comma add a place without scripts, five presses one", async () => {
  const page = await add({ name: " Halmtorvet ", lat: "55,6703", lon: "12.5597" }, 5);
  expect(page.path).toBe(`${places}?saved=1`);
  expect(page.text).toContain("1 sted");
  expect((await rows()).map(({ name }) => name)).toEqual(["Halmtorvet"]);
  expect(page.document.querySelectorAll(".map-place")).toHaveLength(1);
});

test.each([
  [{ name: "", lat: "", lon: "" }, ["Skriv stedets navn.", "Sæt et punkt på kortet, eller skriv begge tal."]],
  [{ name: "Et sted", lat: "her", lon: "12,56" }, ["Skriv et tal"]],
  [{ name: "Et sted", lat: "12,56", lon: "55,67" }, ["ligger ikke i Danmark"]],
  [{ name: "Aarhus", lat: "56,15", lon: "10,2" }, ["langt fra bydelen"]],
  [{ name: "HALMTORVET", lat: "55,67", lon: "12,56" }, ["allerede et sted med det navn"]],
  [{ name: "Ring 22 33 44 55", lat: "55,67", lon: "12,56" }, ["telefonnummer"]],
  [{ name: "x".repeat(81), lat: "55,67", lon: "12,56" }, ["for lang"]],
])("says kindly what is wrong with %o and keeps what was typed", async (answers, words) => {
  const page = await add(answers);
  expect(page.status).toBe(422);
  for (const part of words) expect(page.text).toContain(part);
  expect(page.document.querySelector("#lat")?.getAttribute("value")).toBe(answers.lat);
  expect(await rows()).toHaveLength(1);
});

test("two coordinators who add the same name at once make one place", async () => {
  const other = await t.signedIn("coordinator");
  const [mine, theirs] = [await coordinator.get(places), await other.get(places)];
  const typed = { name: "Enghave Plads", lat: "55,667", lon: "12,546" };
  const seen = await Promise.all([coordinator.submit(mine, places, typed), other.submit(theirs, places, typed)]);
  expect(seen.map((page) => page.status).sort()).toEqual([200, 422]);
  expect((await rows()).filter(({ name }) => name === "Enghave Plads")).toHaveLength(1);
});

describe("a place that something mentions", () => {
  let page: string;
  let observation: string;
  beforeAll(async () => {
    const place = await placeId("Halmtorvet");
    page = `${places}/${place}`;
    const { id } = await report(place);
    observation = `/vesterbro/street/inbox/${id}`;
    await coordinator.submit(await coordinator.get(observation), observation, {
      do: "publish",
      publicLine: "En kanyle er fundet på torvet.",
      publicPlace: place,
    });
  });

  test("takes its new name along everywhere", async () => {
    const saved = await coordinator.submit(await coordinator.get(page), page, { do: "change", name: "Kødbyens torv" });
    expect(saved.path).toBe(`${page}?saved=1`);
    const titles = await t.db.selectFrom("thread.item").select(["title", "public_title"]).where("id", "=", observation.slice(-36)).execute();
    expect(titles).toEqual([{ title: "Kanyle eller sprøjte · Kødbyens torv", public_title: "Kanyle eller sprøjte · Kødbyens torv" }]);
    expect((await t.visitor().get("/vesterbro/street/seen")).text).toContain("Kødbyens torv");
  });

  test("takes it to hundreds of reports in a few statements, each with its other words", async () => {
    const place = page.slice(-36);
    await t.db.transaction().execute(async (tx) => {
      for (let n = 0; n < 200; n += 1) await reportObservation(tx, t.district.id, { kind: n % 2 ? "noise" : "rubbish", placeId: place }, t.now);
    });
    const { version } = await t.db.selectFrom("street.place").select("version").where("id", "=", place).executeTakeFirstOrThrow();
    let statements = 0;
    const counted = t.db.withPlugin({
      transformQuery: ({ node }) => {
        statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const items = () =>
      t.db.selectFrom("thread.item").select(["id", "status", "status_at", "title", "text", "public_title", "public_text"]).orderBy("id").execute();
    const before = await items();
    const renamed = { name: "Den hvide Kødby", lat: 55.6703, lon: 12.5597 };
    await counted.transaction().execute((tx) => changePlace(tx, t.permit("street.triage"), place, version, renamed));
    expect(statements).toBeLessThan(15);
    const after = await items();
    expect(after.filter(({ title }) => title.endsWith("Den hvide Kødby"))).toHaveLength(201);
    const inNewWords = (words: string) => words.replace("Kødbyens torv", "Den hvide Kødby");
    expect(after).toEqual(
      before.map((row) => ({ ...row, title: inNewWords(row.title), public_title: row.public_title && inNewWords(row.public_title) })),
    );
    await coordinator.submit(await coordinator.get(page), page, { do: "change", name: "Kødbyens torv" });
  });

  test("is told apart when two change it at once: the second sees both", async () => {
    const other = await t.signedIn("coordinator");
    const [mine, theirs] = [await coordinator.get(page), await other.get(page)];
    await coordinator.submit(mine, page, { do: "change", name: "Kødbyens store torv" }, 5);
    const told = await other.submit(theirs, page, { do: "change", lat: "55,6711" });
    expect(told.status).toBe(422);
    expect(told.document.querySelector(".notice-warning")?.textContent).toContain("Kødbyens store torv");
    expect(told.document.querySelector("#lat")?.getAttribute("value")).toBe("55,6711");
    expect((await rows()).map(({ name }) => name)).toContain("Kødbyens store torv");
    expect((await other.submit(told, page, { name: "Kødbyens torv" })).status).toBe(200);
  });

  test("is no longer offered when it is retired, but stays where it stands, and its name is free", async () => {
    await coordinator.submit(await coordinator.get(page), page, { do: "retire" });
    expect((await t.visitor().get("/vesterbro/street/seen")).text).toContain("Kødbyens torv");
    expect((await t.visitor().get("/vesterbro/street/report")).text).not.toContain("Kødbyens torv");
    await expect(report(await placeId("Kødbyens torv"))).rejects.toThrow("invalid_choice");
    const item = await coordinator.get(observation);
    expect(item.document.querySelector("select[name=publicPlace] option[selected]")?.textContent).toBe("Kødbyens torv");
    const corrected = await coordinator.submit(item, observation, {
      do: "publish",
      publicLine: "To kanyler på torvet.",
      publicPlace: page.slice(-36),
    });
    expect(corrected.status).toBe(200);
    expect((await add({ name: "Kødbyens torv", lat: "55,668", lon: "12,559" })).status).toBe(200);
  });

  test("comes back unless another has its name by now", async () => {
    const refused = await coordinator.submit(await coordinator.get(page), page, { do: "restore" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("allerede et sted med det navn");
    const living = (await rows()).find((row) => row.name === "Kødbyens torv" && !row.retired_at);
    const other = `${places}/${living?.id}`;
    await coordinator.submit(await coordinator.get(other), other, { do: "retire" });
    expect((await coordinator.submit(await coordinator.get(page), page, { do: "restore" })).status).toBe(200);
    expect((await t.visitor().get("/vesterbro/street/report")).text).toContain("Kødbyens torv");
  });

  test("leaves its changes in the audit", async () => {
    const events = await t.db.selectFrom("platform.audit_event").select("action").where("item_kind", "=", "place").execute();
    const actions = ["street.add_place", "street.change_place", "street.retire_place", "street.restore_place"];
    expect(events.map(({ action }) => action)).toEqual(expect.arrayContaining(actions));
  });

  test("is not there for another district or a made-up id", async () => {
    expect((await coordinator.get(page.replace("vesterbro", "norrebro"))).status).toBe(404);
    expect((await coordinator.get(`${places}/nowhere`)).status).toBe(404);
  });
});

test("a report that is sent while its place gets another name has the new one", async () => {
  const { id: place } = await t.db.selectFrom("street.place").select("id").where("retired_at", "is", null).limit(1).executeTakeFirstOrThrow();
  const { version } = await t.db.selectFrom("street.place").select("version").where("id", "=", place).executeTakeFirstOrThrow();
  const rename = () =>
    t.db.transaction().execute((tx) => changePlace(tx, t.permit("street.triage"), place, version, { name: "Et andet torv", lat: 55.6703, lon: 12.5597 }));
  let renamed: Promise<boolean> | undefined;
  const renaming = t.db.withPlugin({
    transformQuery: ({ node }) => node,
    // Once the report has read the place, somebody renames it: that is through at once, or waits for the report.
    transformResult: async ({ result }) => {
      renamed ??= rename();
      await Promise.race([renamed, waitsForLock()]);
      return result;
    },
  });
  const { id } = await renaming.transaction().execute((tx) => reportObservation(tx, t.district.id, { kind: "needle", placeId: place }, t.now));
  expect(await renamed).toBe(true);
  const item = await t.db.selectFrom("thread.item").select("title").where("id", "=", id).executeTakeFirstOrThrow();
  expect(item).toEqual({ title: "Kanyle eller sprøjte · Et andet torv" });
});

test("the streets of the map are drawn with their source under them", async () => {
  const geometry = { type: "LineString", coordinates: [[12.56, 55.67], [12.55, 55.66]] };
  const map = readStreetMap(
    JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: { name: "Prøvegade" }, geometry }] }),
  );
  const before = await findDistrict(t.db, "vesterbro");
  const credit = "© Prøvekort https://kort.eksempel.dk/licens";
  await t.db.transaction().execute((tx) => replaceStreets(tx, t.permit("district.manage"), map, credit));
  const page = await t.visitor().get("/vesterbro/street/report");
  expect(page.document.querySelectorAll("polyline[data-street=Prøvegade]")).toHaveLength(1);
  const source = page.document.querySelector(".map-credit a");
  expect([source?.textContent, source?.getAttribute("href")]).toEqual(["© Prøvekort", "https://kort.eksempel.dk/licens"]);
  expect(Number((await findDistrict(t.db, "vesterbro"))?.revision)).toBe(Number(before?.revision) + 1);
});

test("a place may lie a kilometre outside the map, and anywhere while nothing is known", () => {
  const streets = [{ points: [[55.66, 12.54], [55.68, 12.57]] as const }];
  const far = [{ lat: 56.15, lon: 10.2 }];
  expect(isInNeighbourhood({ lat: 55.688, lon: 12.585 }, { streets, places: far })).toBe(true);
  expect(isInNeighbourhood({ lat: 55.69, lon: 12.56 }, { streets, places: far })).toBe(false);
  expect(isInNeighbourhood({ lat: 55.69, lon: 12.56 }, { streets: [], places: far })).toBe(false);
  expect(isInNeighbourhood({ lat: 55.69, lon: 12.56 }, { streets: [], places: [] })).toBe(true);
});
