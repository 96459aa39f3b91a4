import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { draftLetter } from "./commands/drafts.ts";
import { registerReply } from "./commands/replies.ts";
import { sendLetter } from "./commands/send.ts";

let t: TestApp;
let department: string;

beforeAll(async () => {
  t = await testApp();
  const office = { name: "Prøvekontoret", kind: "city", phone: "33 22 11 00", takesLetters: true } as const;
  department = await t.db.transaction().execute((tx) => addParty(tx, t.permit("parties.manage"), office));
});
afterAll(() => t.close());

const draft = (body: string) =>
  t.db
    .transaction()
    .execute((tx) =>
      draftLetter(tx, t.permit("letters.write"), uuidv7(), { addresseeId: department, title: "Lys i porten", body }, t.now),
    );

const reply = (letterId: string, reason: string) =>
  t.db
    .transaction()
    .execute((tx) =>
      registerReply(
        tx,
        t.permit("letters.register_reply"),
        letterId,
        { kind: "partly", reason, receivedDay: "2026-03-02" },
        t.now,
      ),
    );

test("a letter will be public: it holds no phone number of a person, but the office's own", async () => {
  await expect(draft("Ring til formanden på 26 12 34 56.")).rejects.toThrow("body: person_phone");
  expect((await draft("Vi har ringet til jer på 33 22 11 00.")).id).toBeTruthy();
});

test("so does a reply", async () => {
  const { id: letterId } = await draft("Vi anbefaler lys i porten.");
  const order = { letterId, district: t.district, publicUrl: t.deps.publicUrl, by: { kind: "hand", how: "afleveret" } } as const;
  await t.db.transaction().execute((tx) => sendLetter(tx, t.permit("letters.send"), order, t.now));
  await expect(reply(letterId, "Ring til Jens på 26 12 34 56.")).rejects.toThrow("reason: person_phone");
  expect((await reply(letterId, "Ring til os på 33 22 11 00.")).id).toBeTruthy();
});
