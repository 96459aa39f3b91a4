import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { newFileKey } from "./file-store.ts";
import { forgetFile, registerFile } from "./stored-files.ts";
import { sweepFiles } from "./sweep.ts";
import { keepUpload, storeUpload } from "./uploads.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const hour = 60 * 60 * 1000;
const bytes = new Uint8Array([1, 2, 3]);
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * hour);

const upload = () => ({
  districtId: t.district.id,
  key: newFileKey(t.district.id, "photos", "jpg"),
  name: "foto.jpg",
  type: "image/jpeg",
  size: 3,
  sha256: "",
  bytes,
  pages: undefined,
});

const kept = async (fails = false): Promise<string> => {
  const one = upload();
  await storeUpload(t.deps.files, one);
  const saving = t.db.transaction().execute(async (tx) => {
    await keepUpload(tx, one);
    if (fails) throw new Error("undone");
  });
  if (fails) await expect(saving).rejects.toThrow("undone");
  else await saving;
  return one.key;
};

const there = (key: string) => t.deps.files.exists(key);

describe("the sweep of files", () => {
  test("takes those of transactions that came to nothing, a day later, and no others", async () => {
    const [referred, orphan] = [await kept(), await kept(true)];
    expect([await there(referred), await there(orphan)]).toEqual([true, true]);
    expect(await sweepFiles(t.db, t.deps.files, hoursFromNow(23))).toBe(0);
    expect(await there(orphan)).toBe(true);
    expect(await sweepFiles(t.db, t.deps.files, hoursFromNow(25))).toBe(1);
    expect([await there(referred), await there(orphan)]).toEqual([true, false]);
    expect(await sweepFiles(t.db, t.deps.files, hoursFromNow(25))).toBe(0);
  });

  test("takes what a row has let go of, when that row's transaction is through", async () => {
    const key = await kept();
    const forget = (fails: boolean) =>
      t.db.transaction().execute(async (tx) => {
        await forgetFile(tx, t.district.id, key);
        if (fails) throw new Error("undone");
      });
    await expect(forget(true)).rejects.toThrow("undone");
    await sweepFiles(t.db, t.deps.files, hoursFromNow(25));
    expect(await there(key)).toBe(true);
    await forget(false);
    await sweepFiles(t.db, t.deps.files, hoursFromNow(25));
    expect(await there(key)).toBe(false);
  });

  test("manages more files than it asks about at once", async () => {
    const orphans = Array.from({ length: 1100 }, () => newFileKey(t.elsewhere.id, "photos", "jpg"));
    for (const key of orphans) await t.deps.files.put(key, bytes, "image/jpeg");
    expect(await sweepFiles(t.db, t.deps.files, hoursFromNow(25))).toBe(1100);
  });

  test("can never take a file that a report, a letter, a reply or a proof shows: the database refuses such a row", async () => {
    const key = newFileKey(t.district.id, "photos", "jpg");
    const now = new Date();
    const write = (register: boolean) =>
      t.db.transaction().execute(async (tx) => {
        await tx
          .insertInto("street.observation")
          .values({
            district: t.district.id,
            id: uuidv7(),
            kind: "needle",
            reported_at: now,
            place_words: "Ved porten",
            photo_key: key,
            receipt_hash: uuidv7(),
            status: "received",
            status_at: now,
          } as never)
          .execute();
        if (register) await registerFile(tx, t.district.id, key);
      });
    await expect(write(false)).rejects.toThrow("observation_photo");
    await write(true);
    const letGo = t.db.transaction().execute((tx) => forgetFile(tx, t.district.id, key));
    await expect(letGo).rejects.toThrow("observation_photo");
  });
});
