import { afterAll, beforeAll, expect, test } from "vitest";
import sharp from "sharp";
import { v7 as uuidv7 } from "uuid";
import { filledIn } from "../../../test/client.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { registerFile, registeredAmong } from "../../platform/files/stored-files.ts";
import { makeFrom, recordItem } from "../../thread/commands.ts";
import { threadOf } from "../../thread/queries.ts";
import { addAttachment, changeLetter, removeAttachment } from "./commands/drafts.ts";
import { sendLetter } from "./commands/send.ts";

let t: TestApp;
let coordinator: Client;
let addresseeId: string;

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  addresseeId = uuidv7();
  const party = { district: t.district.id, name: "Den opdigtede forvaltning", kind: "city" as const, office_phone: null, ended_at: null };
  await t.db.insertInto("network.party").values({ ...party, id: addresseeId, office_email: "post@forvaltning.eksempel.dk", takes_letters: true }).execute();
});
afterAll(() => t.close());

async function draft() {
  const decision = { kind: "decision", id: uuidv7() };
  const id = await t.db.transaction().execute(async (tx) => {
    await recordItem(tx, t.district.id, { ...decision, at: t.now, status: "taken", statusAt: t.now, title: "Lys", publicTitle: "Lys" });
    return (await makeFrom(tx, t.permit("letters.write"), decision, "letter", {}, t.now))?.id ?? "";
  });
  return { id, decision, path: `/vesterbro/letters/${id}` };
}

test("a draft that was never sent is deleted after a second look, with its attachments and its place in the thread", async () => {
  const { id, decision, path } = await draft();
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#1f5a4c" } }).png().toBuffer();
  const file = new File([new Uint8Array(png)], "kort.png");
  const attached = await coordinator.submit(await coordinator.get(path), "/attachments", { file });
  expect([attached.status, attached.text]).toEqual([200, expect.stringContaining("kort.jpg")]);
  const { file_key: key } = await t.db.selectFrom("letters.attachment").select("file_key").where("letter_id", "=", id).executeTakeFirstOrThrow();
  const way = attached.document.querySelector("a[href$='/discard']")?.getAttribute("href") ?? "";
  const [look, other] = [await coordinator.get(way), await coordinator.get(way)];
  expect((await coordinator.get(path)).status).toBe(200);
  const done = await coordinator.submit(look, "/discard", {}, 5);
  expect([done.status, done.path]).toEqual([200, "/vesterbro/letters?show=drafts&saved=discarded"]);
  expect(done.text).toContain("Kladden er slettet");
  expect((await coordinator.submit(other, "/discard")).status).toBe(404);
  expect((await coordinator.get(path)).status).toBe(404);
  expect(await t.db.selectFrom("platform.stored_file").select("key").where("key", "=", key).execute()).toEqual([]);
  expect((await threadOf(t.db, t.district.id, decision, "program")).map(({ kind }) => kind)).toEqual(["decision"]);
  const events = await t.db.selectFrom("platform.audit_event").select("id").where("action", "=", "letters.discard").where("item_id", "=", id).execute();
  expect(events).toHaveLength(1);
});

test("what somebody writes in a draft that another deletes meanwhile is given back to be copied", async () => {
  const { path } = await draft();
  const form = await coordinator.get(`${path}/edit`);
  await coordinator.submit(await coordinator.get(`${path}/discard`), "/discard");
  const typed = { title: "Lys i porten", body: "Vi anbefaler lys i porten.\n\nDet er mørkt." };
  const told = await coordinator.submit(form, "/edit", typed);
  expect([told.status, told.text]).toEqual([404, expect.stringContaining("Her er det, du skrev")]);
  expect([...told.document.querySelectorAll("main textarea[readonly]")].map((area) => area.textContent)).toEqual([typed.title, typed.body]);
  // Nothing more than what they sent: an address that never was anything answers alike.
  const never = await coordinator.request(`/vesterbro/letters/${uuidv7()}/edit`, { method: "POST", body: filledIn(form.document.querySelector("main form") as Element, typed) });
  expect([never.status, (await never.text()).includes("Her er det, du skrev")]).toEqual([404, true]);
  const stranger = await t.visitor().request(`${path}/edit`, { method: "POST", body: filledIn(form.document.querySelector("main form") as Element, typed) });
  expect([stranger.status, (await stranger.text()).includes("Her er det, du skrev")]).toEqual([404, false]);
});

test("an attachment that is taken away takes its file along, and a second press does nothing", async () => {
  const { id } = await draft();
  const file = { key: uuidv7(), name: "kort.jpg", type: "image/jpeg", size: 1, sha256: "0".repeat(64) };
  const permit = t.permit("letters.write");
  const attachment = await t.db.transaction().execute(async (tx) => {
    await registerFile(tx, t.district.id, file.key);
    return (await addAttachment(tx, permit, id, file, t.now)).id;
  });
  for (const _press of [1, 2]) await t.db.transaction().execute((tx) => removeAttachment(tx, permit, id, attachment));
  expect(await registeredAmong(t.db, [file.key])).toEqual(new Set());
  const events = await t.db.selectFrom("platform.audit_event").select("id").where("action", "=", "letters.detach").where("item_id", "=", id).execute();
  expect(events).toHaveLength(1);
});

test("a letter that was sent meanwhile stays, and only those who write letters can delete a draft", async () => {
  const { id, path } = await draft();
  for (const client of [t.visitor(), await t.signedIn("member")]) expect((await client.get(`${path}/discard`)).status).toBe(404);
  const look = await coordinator.get(`${path}/discard`);
  await t.db.transaction().execute(async (tx) => {
    await changeLetter(tx, t.permit("letters.write"), id, 1, { addresseeId, title: "Lys", body: "Vi anbefaler lys." }, t.now);
    await sendLetter(tx, t.permit("letters.send"), { letterId: id, district: t.district, publicUrl: t.deps.publicUrl, by: { kind: "mail" } }, t.now);
  });
  const told = await coordinator.submit(look, "/discard");
  expect([told.status, told.text]).toEqual([422, expect.stringContaining("Brevet er sendt")]);
  expect((await t.visitor().get(path)).status).toBe(200);
  expect((await coordinator.get(path)).html).not.toContain("/discard");
  expect((await coordinator.get(`${path}/discard`)).status).toBe(404);
});
