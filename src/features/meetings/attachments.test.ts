import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { Tx } from "../../platform/db/database.ts";
import { addAttachment, removeAttachment } from "./commands/attachments.ts";
import { sendInvitations } from "./commands/invitations.ts";
import { addAgendaItem } from "./commands/items.ts";
import { saveMinutes } from "./commands/minutes.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { sendAgenda } from "./commands/send-agenda.ts";
import { sendMinutes } from "./commands/send.ts";
import { addSeries } from "./commands/series.ts";
import { attachmentsOf } from "./queries/attachments.ts";

let t: TestApp;
let coordinator: Client;
let meetingId: string;
let itemId: string;

const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => t.db.transaction().execute(work);
const prepares = () => t.permit("meetings.prepare");
const work = () => `/vesterbro/forum/items/${itemId}/work`;
const names = async () => ((await attachmentsOf(t.db, t.district.id, [itemId])).get(itemId) ?? []).map(({ name }) => name);
const removeButton = (page: { document: Document }, name: string) =>
  page.document.querySelector(`button[aria-label="Fjern bilaget ${name}"]`)?.closest("form")?.getAttribute("action");

/** Puts a file with the item by the page itself. */
async function attach(name: string) {
  const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: name.startsWith("b") ? "blue" : "red" } }).png().toBuffer();
  return coordinator.submit(await coordinator.get(work()), "/attachments", { file: new File([new Uint8Array(photo)], name) });
}

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  await t.signedIn("member");
  await write(async (tx) => {
    const series = await addSeries(tx, prepares(), {
      name: "Prøveforum", everyWeeks: 4, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00", place: "Salen",
    });
    meetingId = await planNextMeeting(tx, prepares(), series, t.now);
    itemId = await addAgendaItem(tx, prepares(), meetingId, { title: "Lys i porten", kind: "discussion" }, t.now);
    await sendInvitations(tx, prepares(), t.district, meetingId, { now: t.now, publicUrl: t.deps.publicUrl });
  });
});
afterAll(() => t.close());

describe("files that go with an item", () => {
  test("come and go while nobody has been sent them", async () => {
    await attach("porten.png");
    const page = await coordinator.get(work());
    await coordinator.submit(page, removeButton(page, "porten.jpg") ?? "");
    expect(await names()).toEqual([]);
  });

  test("stay when they went out with an agenda, also for a page that was open before; newer ones can still go", async () => {
    await attach("porten.png");
    const before = await coordinator.get(work());
    await write((tx) => sendAgenda(tx, prepares(), meetingId, [], t.now));
    const kept = await coordinator.submit(before, removeButton(before, "porten.jpg") ?? "");
    expect([kept.status, kept.text]).toEqual([422, expect.stringContaining("Bilaget er sendt ud, så det bliver her.")]);
    const english = await coordinator.get(work().replace("/vesterbro", "/en/vesterbro"));
    expect(english.text).toContain("What has been sent out stays.");
    t.now = new Date(t.now.getTime() + 60_000);
    await attach("bagtrappen.png");
    const page = await coordinator.get(work());
    expect(removeButton(page, "porten.jpg")).toBeUndefined();
    await coordinator.submit(page, removeButton(page, "bagtrappen.jpg") ?? "");
    expect(await names()).toEqual(["porten.jpg"]);
  });

  test("neither come nor go once the minutes are sent to be approved", async () => {
    await attach("bagtrappen.png");
    t.now = new Date("2026-03-04T17:00:00Z");
    const [before, other] = [await coordinator.get(work()), await coordinator.get(work())];
    await write(async (tx) => {
      await saveMinutes(tx, t.permit("meetings.minute"), { meetingId, itemId }, { minutes: "Der kommer lys.", version: 0 });
      await sendMinutes(tx, t.permit("meetings.approve"), meetingId, { district: t.district, publicUrl: t.deps.publicUrl, now: t.now });
    });
    const kept = await coordinator.submit(before, removeButton(before, "bagtrappen.jpg") ?? "");
    expect([kept.status, kept.text]).toEqual([422, expect.stringContaining("Bilaget er sendt ud, så det bliver her.")]);
    for (const form of other.document.querySelectorAll('form[action$="/remove"]')) form.remove();
    const late = await coordinator.submit(other, "/attachments", {
      file: new File([new Uint8Array(await sharp({ create: { width: 9, height: 9, channels: 3, background: "green" } }).png().toBuffer())], "ny.png"),
    });
    expect([late.status, late.text]).toEqual([422, expect.stringContaining("Referatet af mødet er sendt, så der kan ikke komme flere bilag.")]);
    expect(await names()).toEqual(["porten.jpg", "bagtrappen.jpg"]);
    const page = await coordinator.get(work());
    expect([page.document.querySelector('form[action$="/attachments"]'), removeButton(page, "bagtrappen.jpg")]).toEqual([null, undefined]);
  });

  test("neither come nor go past the page; taking away what is gone does nothing", async () => {
    const file = { key: "vesterbro/meetings/x.jpg", name: "x.jpg", type: "image/jpeg", size: 1, sha256: "x" };
    await expect(write((tx) => addAttachment(tx, prepares(), itemId, file, t.now))).rejects.toMatchObject({
      errors: [{ field: "", code: "files_closed" }],
    });
    const [{ id = "" } = {}] = (await attachmentsOf(t.db, t.district.id, [itemId])).get(itemId) ?? [];
    await expect(write((tx) => removeAttachment(tx, prepares(), { itemId, id }))).rejects.toMatchObject({
      errors: [{ field: "", code: "file_sent" }],
    });
    await write((tx) => removeAttachment(tx, prepares(), { itemId, id: meetingId }));
  });
});
