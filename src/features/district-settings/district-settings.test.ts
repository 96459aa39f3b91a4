import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { findDistrict } from "../../platform/district/queries.ts";
import { nextNumber } from "../../platform/numbers/numbers.ts";

let t: TestApp;
let admin: Client;
const settings = "/vesterbro/administration/district";

beforeAll(async () => {
  t = await testApp();
  admin = await t.signedIn("admin");
});
afterAll(() => t.close());

const save = async (answers: Record<string, string>) => admin.submit(await admin.get(settings), settings, answers);
const now = () => findDistrict(t.db, "vesterbro");
const events = () =>
  t.db.selectFrom("platform.audit_event").select(["before", "after"]).where("action", "=", "district.change").execute();

test("an admin changes what the district tells about itself, and the pages say it at once", async () => {
  const page = await save({
    name: "Vesterbro og Kødbyen",
    bodyEmail: "kontoret@eksempel.dk",
    ean: "5798 0098 00213",
    outreachPhone: "12 34 56 78",
    numberPrefix: "vok",
  });
  expect(page.path).toBe(`${settings}?saved=1`);
  expect(await now()).toMatchObject({
    name: "Vesterbro og Kødbyen",
    bodyEmail: "kontoret@eksempel.dk",
    ean: "5798009800213",
    outreachPhone: "12 34 56 78",
    documentPattern: "VOK-{year}-{number}",
    casePattern: "VOK-S{year}-{number}",
  });
  expect((await t.visitor().get("/vesterbro/street")).text).toContain("12 34 56 78");
  expect((await findDistrict(t.db, "norrebro"))?.name).toBe("Nørrebro");
});

test("the audit tells the changed fields, but neither mail nor phone", async () => {
  const [event] = await events();
  expect(event?.after).toMatchObject({ name: "Vesterbro og Kødbyen", body_email: true, outreach_phone: true });
  expect(event?.before).toMatchObject({ name: "Vesterbro", outreach_phone: false });
  expect(JSON.stringify(event)).not.toMatch(/kontoret|12 34 56 78|body_address/);
});

test("saving without a change is no event", async () => {
  const before = await events();
  expect((await save({})).status).toBe(200);
  expect(await events()).toEqual(before);
});

test.each([
  [{ name: " " }, "Skriv bydelens navn."],
  [{ bodyEmail: "kontoret" }, "Skriv en e-mailadresse"],
  [{ ean: "5798009800214" }, "13 cifre og begynder med 57"],
  [{ outreachPhone: "ring bare" }, "8 cifre"],
  [{ numberPrefix: "V-1" }, "store bogstaver og tal"],
  [{ bodyAddress: "1\n2\n3\n4\n5\n6" }, "højst fem linjer"],
])("says kindly what is wrong with %o and changes nothing", async (answers, words) => {
  const before = await now();
  const page = await save(answers);
  expect(page.status).toBe(422);
  expect(page.text).toContain(words);
  expect(await now()).toEqual({ ...before });
});

test("the prefix stays once the first number has been taken, and the page says why", async () => {
  const open = await admin.get(settings);
  await t.db.transaction().execute((tx) => nextNumber(tx, t.district, "document", 2026));
  const refused = await admin.submit(open, settings, { numberPrefix: "NY" });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("brugt i mellemtiden");
  const page = await admin.get(settings);
  expect(page.text).toContain("Jeres numre begynder med VOK. Det kan ikke ændres");
  expect(page.document.querySelector("[name=numberPrefix]")).toBeNull();
  expect((await save({ name: "Vesterbro" })).path).toBe(`${settings}?saved=1`);
  expect((await now())?.documentPattern).toBe("VOK-{year}-{number}");
});

test("a number taken while the prefix changes bears the new one or stops it", async () => {
  const elsewhere = t.elsewhere;
  const changed = t.db
    .updateTable("platform.district")
    .set({ document_pattern: "NBR-{year}-{number}" })
    .where("id", "=", elsewhere.id);
  await changed.execute();
  const number = await t.db.transaction().execute((tx) => nextNumber(tx, elsewhere, "document", 2026));
  expect(number).toBe("NBR-2026-0001");
});

test("a coordinator reads it but finds no form; others find nothing", async () => {
  const coordinator = await t.signedIn("coordinator");
  const page = await coordinator.get(settings);
  expect(page.text).toContain("Kun en administrator kan rette det.");
  expect(page.document.querySelector(`form[action="${settings}"]`)).toBeNull();
  expect((await coordinator.request(settings, { method: "POST", body: new FormData() })).status).toBe(404);
  for (const client of [t.visitor(), await t.signedIn("member", "provider")])
    expect((await client.get(settings)).status).toBe(404);
});

test("the page stands in English too", async () => {
  expect((await admin.get(`/en${settings}`)).text).toContain("About the district");
});
