import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { doAskedJobs } from "../../../test/asked-jobs.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { Tx } from "../../platform/db/database.ts";
import { linkItems, recordItem } from "../../thread/commands.ts";
import { joinInPattern, publishPattern, setPatternStatus } from "./commands/patterns.ts";
import { newFileKey } from "../../platform/files/file-store.ts";
import { sweepFiles } from "../../platform/files/sweep.ts";
import { registerFile } from "../../platform/files/stored-files.ts";
import { runRule } from "../../platform/retention/job.ts";
import { reportObservation } from "./commands/report.ts";
import { setStatus } from "./commands/triage.ts";
import { jobs } from "./jobs.ts";
import { retention } from "./retention.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

/** A night's work by one rule. */
const keep = (key: string) => {
  const rule = retention.find((one) => one.key === key);
  return rule && runRule(t.db, rule, { now: t.now });
};

const runAsked = () => doAskedJobs(t, jobs);

const mails = () =>
  t.db
    .selectFrom("platform.mail")
    .select(["to_address", "subject", "text"])
    .orderBy("created_at")
    .orderBy("id")
    .execute();

const report = (email?: string) =>
  t.db
    .transaction()
    .execute((tx) =>
      reportObservation(
        tx,
        t.district.id,
        { kind: "noise", placeWords: "Ved porten", text: "Råben om natten", email },
        t.now,
      ),
    );

const permit = () => t.permit("street.triage");

describe("old reports", () => {
  test("lose words, exact place and photo, and keep what happened", async () => {
    const key = newFileKey(t.district.id, "photos", "jpg");
    const begun = t.now;
    const { id } = await t.db.transaction().execute(async (tx) => {
      await registerFile(tx, t.district.id, key);
      return reportObservation(
        tx,
        t.district.id,
        { kind: "rubbish", point: { lat: 55.67, lon: 12.56 }, text: "Ved min dør", photoKey: key },
        t.now,
      );
    });
    await t.deps.files.put(key, new Uint8Array([1]), "image/jpeg");
    const { id: open } = await report();
    await t.db.transaction().execute((tx) => setStatus(tx, permit(), id, { status: "solved" }, t.now));
    const kept = () =>
      t.db
        .selectFrom("street.observation")
        .select(["text", "place_words", "lat", "photo_key", "kind", "status"])
        .where("id", "in", [id, open])
        .orderBy("id")
        .execute();
    const before = await kept();
    t.now = new Date(begun.getTime() + 364 * 24 * 60 * 60 * 1000);
    await keep("street.report");
    expect(await kept()).toEqual(before);
    t.now = new Date(begun.getTime() + 366 * 24 * 60 * 60 * 1000);
    await keep("street.report");
    const erased = { text: "", place_words: "", lat: null, photo_key: null, kind: "rubbish", status: "solved" };
    expect(await kept()).toEqual([erased, before[1]]);
    await sweepFiles(t.db, t.deps.files, t.now);
    expect(await t.deps.files.exists(key)).toBe(false);
    t.now = begun;
  });
});

describe("news by mail", () => {
  test("comes once for each status, repeats nothing of what was written, and opens the receipt", async () => {
    const { id } = await report("nabo@eksempel.dk");
    await t.db.transaction().execute((tx) => setStatus(tx, permit(), id, { status: "seen" }, t.now));
    await t.db.transaction().execute((tx) => setStatus(tx, permit(), id, { status: "under_way" }, t.now));
    await t.db.transaction().execute((tx) => setStatus(tx, permit(), id, { status: "seen" }, t.now));
    expect(await runAsked()).toBe(4);
    const sent = await mails();
    expect(sent.map((mail) => mail.subject)).toEqual([
      "Vi har fået din henvendelse",
      "Nyt om din henvendelse",
      "Nyt om din henvendelse",
    ]);
    expect(sent[2]?.text).toContain("Henvendelse: På vej");
    for (const { to_address, text } of sent) {
      expect(to_address).toBe("nabo@eksempel.dk");
      expect(text).not.toMatch(/Råben|Ved porten/);
    }
    const link = /http:\/\/localhost(\/\S+)/.exec(sent[2]?.text ?? "")?.[1] ?? "";
    const receipt = await t.visitor().get(link);
    expect(receipt.status).toBe(200);
    expect(receipt.text).toContain("Læst");
    const forgotten = await t.visitor().submit(receipt, "/street/receipt/");
    expect(forgotten.text).toContain("Din e-mail er slettet.");
  });

  test("tells what came of it through a pattern, and is silent to those without an address", async () => {
    await runAsked();
    const before = (await mails()).length;
    const { id } = await report("anden@eksempel.dk");
    const silent = await report();
    const inTransaction = <T>(work: (tx: Tx) => Promise<T>) => t.db.transaction().execute(work);
    const observationIds = [id, silent.id];
    const pattern = await inTransaction((tx) =>
      joinInPattern(tx, permit(), { observationIds, title: "Larm" }, t.now),
    );
    const words = { title: "Larm", publicLine: "Der er larm om natten." };
    await inTransaction((tx) => publishPattern(tx, permit(), pattern, words, t.now));
    await inTransaction((tx) => setPatternStatus(tx, permit(), pattern, "closed", t.now));
    expect(await runAsked()).toBe(3);
    const news = (await mails()).slice(before).map((mail) => mail.text ?? "");
    expect(news).toHaveLength(3);
    expect(news[1]).toContain("Mønster: Åbent");
    expect(news[2]).toContain("Mønster: Afsluttet");
  });

  test("tells what was a mistake as one, and what comes of it then anew", async () => {
    await runAsked();
    const before = (await mails()).length;
    const { id } = await report("rettet@eksempel.dk");
    const letter = { kind: "letter", id: uuidv7(), at: t.now, statusAt: t.now, title: "Et brev", publicTitle: "Et brev" };
    const stands = (status: string, tells: "news" | "correction" = "news") =>
      t.db.transaction().execute((tx) => recordItem(tx, t.district.id, { ...letter, status, tells }));
    await stands("waiting");
    await t.db.transaction().execute((tx) => linkItems(tx, t.district.id, { kind: "observation", id }, letter));
    await stands("answered_no");
    await runAsked();
    await stands("waiting", "correction");
    await stands("answered_no");
    await runAsked();
    const told = (await mails()).slice(before + 1).map(({ subject, text }) => `${subject}: ${/Brev: [^\n]*/.exec(text ?? "")?.[0]}`);
    expect(told).toEqual([
      "Nyt om din henvendelse: Brev: Svaret er nej",
      "Rettelse om din henvendelse: Brev: Afventer svar",
      "Nyt om din henvendelse: Brev: Svaret er nej",
    ]);
  });

  test("stops when the address is gone, also for what was asked before", async () => {
    await runAsked();
    const before = (await mails()).length;
    const { id } = await report("vaek@eksempel.dk");
    await t.db.deleteFrom("street.contact").where("observation_id", "=", id).execute();
    expect(await runAsked()).toBe(1);
    expect(await mails()).toHaveLength(before);
  });
});

describe("addresses die on time", () => {
  const contacts = async () =>
    (await t.db.selectFrom("street.contact").select("observation_id").execute()).map(
      (row) => row.observation_id,
    );
  const daysLater = (days: number) => new Date(t.now.getTime() + days * 24 * 60 * 60 * 1000);

  test("thirty days after a report is closed; never while it is open and there is something to tell of", async () => {
    const closed = await report("lukket@eksempel.dk");
    const reopened = await report("igen@eksempel.dk");
    const open = await report("aaben@eksempel.dk");
    const set = (id: string, status: "solved" | "seen") =>
      t.db.transaction().execute((tx) => setStatus(tx, permit(), id, { status }, t.now));
    await set(closed.id, "solved");
    await set(reopened.id, "solved");
    await set(reopened.id, "seen");

    t.now = daysLater(29);
    await keep("street.contact");
    expect(await contacts()).toEqual(expect.arrayContaining([closed.id, reopened.id, open.id]));
    t.now = daysLater(2);
    await keep("street.contact");
    const left = await contacts();
    expect(left).not.toContain(closed.id);
    expect(left).toEqual(expect.arrayContaining([reopened.id, open.id]));
  });

  test("with the report, however long nobody closed it", async () => {
    const { id } = await report("glemt@eksempel.dk");
    t.now = daysLater(2 * 365 - 1);
    await keep("street.report");
    await keep("street.contact");
    expect(await contacts()).toContain(id);
    t.now = daysLater(2);
    await keep("street.report");
    await keep("street.contact");
    expect(await contacts()).not.toContain(id);
  });
});
