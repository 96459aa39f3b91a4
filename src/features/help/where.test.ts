import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addParty } from "../../network/commands.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { listParties } from "../../network/queries.ts";
import { keepImport, storeImport, undoImport } from "./commands/imports.ts";
import { findImport, listServices } from "./queries/services.ts";
import { planImport, planKey } from "./rules/exchange/import-plan.ts";
import { readSentServices } from "./rules/exchange/sent-services.ts";
import type { SentServices } from "./rules/exchange/sent-services.ts";
import { embeddedPoint, isWithinReach, mapAround } from "./rules/whereabouts.ts";

const istedgade = { name: "Istedgade", points: [[55.6724, 12.5634], [55.6668, 12.5459]] as [number, number][] };
const farStreet = { name: "Fjern Allé", points: [[55.69, 12.58], [55.691, 12.581]] as [number, number][] };

describe("where a point is", () => {
  test.each([
    ["in the district", { lat: 55.67, lon: 12.555 }, true],
    ["in the next town", { lat: 55.63, lon: 12.65 }, true],
    ["with its numbers swapped", { lat: 12.555, lon: 55.67 }, false],
    ["on another island", { lat: 55.4, lon: 10.39 }, false],
  ])("%s", (_, point, isFine) => expect(isWithinReach(point, [istedgade])).toBe(isFine));

  test("anywhere will do while there is no map, and none is drawn", () => {
    expect(isWithinReach({ lat: 57, lon: 9 }, [])).toBe(true);
    expect(mapAround({ lat: 57, lon: 9 }, [])).toBeUndefined();
  });

  test("the map around it has it in its middle, and only streets that can be seen", () => {
    const around = mapAround({ lat: 55.67, lon: 12.556 }, [istedgade, farStreet]);
    expect(around?.streets).toEqual([istedgade]);
    expect(((around?.bounds.north ?? 0) + (around?.bounds.south ?? 0)) / 2).toBeCloseTo(55.67, 9);
    expect(mapAround({ lat: 55.63, lon: 12.65 }, [istedgade, farStreet])).toBeUndefined();
  });

  test("a page carries it to within ten metres", () => {
    fc.assert(
      fc.property(fc.double({ min: 54, max: 58, noNaN: true }), fc.double({ min: 7, max: 16, noNaN: true }), (lat, lon) => {
        const [y, x] = embeddedPoint({ lat, lon }).split(",").map(Number);
        expect(Math.hypot((lat - Number(y)) * 111_200, (lon - Number(x)) * 65_000)).toBeLessThan(10);
      }),
    );
  });
});

describe("a service's point", () => {
  const work = "/vesterbro/help/work";
  const secretAddress = "Den Hemmelige Gyde 9";
  let app: TestApp;
  let coordinator: Client;
  let partyId: string;
  const write = async (answers: Record<string, string | string[]>) => coordinator.submit(await coordinator.get(`${work}/new`), `${work}/new`, { partyId, ...answers });
  const idOf = async (name: string) => (await app.db.selectFrom("help.service").select("id").where("name", "=", name).executeTakeFirstOrThrow()).id;
  const kitchen = { name: "Køkkenet", what: "Varm mad", needs: ["food"], place: "Prøvegade 4", "day-1": "døgnet rundt" };

  beforeAll(async () => {
    app = await testApp();
    coordinator = await app.signedIn("coordinator");
    await app.db.transaction().execute(async (tx) => {
      partyId = await addParty(tx, app.permit("parties.manage"), { name: "Prøvehuset", kind: "service" });
      await tx.updateTable("platform.district").set({ streets: JSON.stringify([istedgade]) as never, map_credit: "Prøvekortet" }).where("id", "=", app.district.id).execute();
    });
  });
  afterAll(() => app.close());

  test.each([
    ["one number alone", { lat: "55,67" }, "lon"],
    ["a word", { lat: "her", lon: "12,55" }, "lat"],
    ["numbers that were swapped", { lat: "12,55", lon: "55,67" }, "lat"],
    ["far away", { lat: "57,04", lon: "9,92" }, "lat"],
  ])("is refused kindly: %s", async (_, typed, field) => {
    const again = await write({ ...kitchen, ...typed });
    expect([again.status, again.document.querySelector(`#${field}-error`)?.textContent]).toEqual([422, expect.stringMatching(/tal|Danmark|bydelen/)]);
    expect(again.document.querySelector("#lat")?.getAttribute("value")).toBe(typed.lat);
  });

  test("stands on its page as a map, and for machines, and on the list for the phone to measure", async () => {
    expect((await write({ ...kitchen, lat: "55,670012", lon: "12.5555" })).status).toBe(200);
    const id = await idOf("Køkkenet");
    const page = await app.visitor().get(`/vesterbro/help/${id}`);
    expect(page.document.querySelector(".map svg")?.getAttribute("aria-label")).toBe("Kort over gaderne ved Køkkenet");
    expect(page.text).toContain("Prøvekortet");
    expect(page.html).toContain('"geo":{"@type":"GeoCoordinates","latitude":55.67001,"longitude":12.5555}');
    const list = await app.visitor().get("/vesterbro/help");
    expect(list.document.querySelector("li.svc")?.getAttribute("data-at")).toBe("55.6700,12.5555");
    expect(list.document.querySelector("[data-near]")?.hasAttribute("hidden")).toBe(true);
    expect((await app.visitor().get("/vesterbro/help?at=2026-03-03T02:00")).document.querySelector("[data-near]")).toBeNull();
    const { location } = (await (await app.visitor().request("/vesterbro/api/hsds/service_at_locations")).json() as { contents: { location: unknown }[] }).contents[0] ?? {};
    expect(location).toMatchObject({ latitude: 55.67001, longitude: 12.5555 });
  });

  test("can be taken away again; without any, nobody is offered a distance", async () => {
    const form = await coordinator.get(`${work}/${await idOf("Køkkenet")}`);
    expect(form.document.querySelector("#lat")?.getAttribute("value")).toBe("55.67001");
    await coordinator.submit(form, `${work}/`, { lat: "", lon: "" });
    expect((await app.visitor().get("/vesterbro/help")).html).not.toContain("data-near");
    expect((await app.visitor().get(`/vesterbro/help/${await idOf("Køkkenet")}`)).document.querySelector(".map")).toBeNull();
  });

  test("is not kept when the address is secret, nor is the address: one has to call", async () => {
    const secret = { name: "Syrenen", what: "En seng", needs: ["bed"], secret: "1", place: secretAddress, lat: "55,67", lon: "12,55", "day-1": "døgnet rundt" };
    expect((await write(secret)).document.querySelector("#phone-error")?.textContent).toContain("Skriv et telefonnummer");
    await write({ ...secret, phone: "33 66 33 66" });
    const id = await idOf("Syrenen");
    const seen = ["help", `help/${id}`, "help.txt", "help/sms?need=bed", "api/hsds/services?full=true", `api/hsds/services/${id}`];
    for (const path of seen) {
      const body = await (await app.visitor().request(`/vesterbro/${path}`)).text();
      expect(body, path).not.toMatch(/Hemmelige Gyde|55[.,]67|data-at/);
      expect(body, path).toContain("Ring først");
    }
    expect(await app.db.selectFrom("help.service").select(["place", "lat", "lon"]).where("id", "=", id).executeTakeFirst()).toEqual({ place: "", lat: null, lon: null });
    const events = await app.db.selectFrom("platform.audit_event").select("after").where("action", "=", "help.add").execute();
    expect(JSON.stringify(events)).not.toContain("Hemmelige");
  });

  test("and its address leave the audit and an import's way back when the address becomes secret", async () => {
    const rose = { name: "Rosen", what: "En seng", needs: ["bed"], place: "Den Gamle Gyde 7", lat: "55,6701", lon: "12,5501", "day-1": "døgnet rundt" };
    await write(rose);
    const id = await idOf("Rosen");
    const permit = app.permit("help.manage");
    const secretOnes = async () =>
      JSON.stringify([
        await app.db.selectFrom("platform.audit_event").select(["before", "after"]).where("item_id", "=", id).execute(),
        await app.db.selectFrom("help.import").select(["rows", "written"]).execute(),
        await app.db.selectFrom("help.service").selectAll().where("id", "=", id).execute(),
      ]);
    const imported = async (cells: Record<string, string>) =>
      app.db.transaction().execute(async (tx) => {
        const columns = ["id", "name", "party", "what", "needs", "place", "phone", "secret_address", "opening_hours"];
        const row = { id, name: "Rosen", party: "Prøvehuset", needs: "bed", opening_hours: "24/7", ...cells } as Record<string, string>;
        const csv = [columns.join(","), columns.map((column) => row[column] ?? "").join(",")].join("\n");
        const importId = await keepImport(tx, permit, readSentServices(Buffer.from(csv), app.now) as SentServices, app.now);
        const [kept, services, parties] = [await findImport(tx, permit, importId), await listServices(tx, app.district.id), await listParties(tx, app.district.id)];
        const plan = planImport(kept?.rows ?? [], services, { parties, streets: [], now: app.now });
        await storeImport(tx, permit, importId, planKey(plan), app.now);
        return importId;
      });
    await imported({ what: "En seng og kaffe", place: "Den Gamle Gyde 7" });
    expect(await secretOnes()).toMatch(/Gamle Gyde/);
    const importId = await imported({ what: "En seng", phone: "33 66 33 66", secret_address: "yes" });
    expect(await secretOnes()).not.toMatch(/Gamle Gyde|55\.67|12\.55/);
    await app.db.transaction().execute((tx) => undoImport(tx, permit, importId, app.now));
    const back = await app.db.selectFrom("help.service").select(["what", "place", "is_secret", "phone"]).where("id", "=", id).executeTakeFirst();
    expect(back).toEqual({ what: "En seng og kaffe", place: "", is_secret: true, phone: expect.stringContaining("33") });
    expect(await secretOnes()).not.toMatch(/Gamle Gyde|55\.67/);
  });
});
