import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { DistrictId } from "../district/district.ts";
import { newFileKey, openFileStore } from "./file-store.ts";

const folder = await mkdtemp(join(tmpdir(), "kvarter-store-"));
const store = openFileStore(folder);
const vesterbro = "vesterbro" as DistrictId;

afterAll(() => rm(folder, { recursive: true }));

describe("file store", () => {
  it("gives back the very bytes, whole and as a stream", async () => {
    for (const size of [0, 1, 3000, 300_000]) {
      const key = newFileKey(vesterbro, "photos", "jpg");
      const bytes = Uint8Array.from({ length: size }, (_, index) => index % 251);
      await store.put(key, bytes, "image/jpeg");
      expect(Buffer.compare(await store.get(key), bytes)).toBe(0);
      const streamed = new Uint8Array(await new Response(await store.stream(key)).arrayBuffer());
      expect(Buffer.compare(streamed, bytes)).toBe(0);
    }
  });

  it("removes a file, also when it is gone already", async () => {
    const key = newFileKey(vesterbro, "letters", "pdf");
    await store.put(key, new Uint8Array([1]), "application/pdf");
    expect(await store.exists(key)).toBe(true);
    await store.remove(key);
    await store.remove(key);
    expect(await store.exists(key)).toBe(false);
    await expect(store.get(key)).rejects.toThrow("No file is stored");
    await expect(store.stream(key)).rejects.toThrow("No file is stored");
  });

  it("removes all files of one district and none of another", async () => {
    const here = newFileKey(vesterbro, "photos", "jpg");
    const there = newFileKey("norrebro" as DistrictId, "photos", "jpg");
    for (const key of [here, there]) await store.put(key, new Uint8Array([1]), "image/jpeg");
    await store.removeAll(vesterbro);
    await store.removeAll("amager" as DistrictId);
    expect([await store.exists(here), await store.exists(there)]).toEqual([false, true]);
  });

  it("takes only keys that the program makes", async () => {
    const keys = ["../a.txt", "photos/../../x.jpg", "/etc/passwd", "photos/Ærø.jpg", "x.jpg", "a/b.jpg\0"];
    for (const key of keys) {
      await expect(store.put(key, new Uint8Array([1]), "image/jpeg")).rejects.toThrow("not a key");
      await expect(store.get(key)).rejects.toThrow("not a key");
      await expect(store.remove(key)).rejects.toThrow("not a key");
    }
    expect(() => newFileKey(vesterbro, "..", "jpg")).toThrow("not a key");
  });

  it("makes a new key each time", () => {
    const keys = Array.from({ length: 100 }, () => newFileKey(vesterbro, "photos", "jpg"));
    expect(new Set(keys).size).toBe(100);
  });

  it("keeps others on the machine out", async () => {
    expect((await stat(join(folder, "files"))).mode & 0o077).toBe(0);
  });
});
