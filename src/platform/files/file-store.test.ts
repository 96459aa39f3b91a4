import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startS3Server } from "../../../test/s3-server.ts";
import type { DistrictId } from "../district/district.ts";
import { newFileKey, openFileStore } from "./file-store.ts";
import { openS3FileStore } from "./s3-files.ts";

const folder = await mkdtemp(join(tmpdir(), "kvarter-store-"));
const service = await startS3Server();
const stores = [
  { place: "on disk", store: openFileStore(folder) },
  { place: "in S3", store: openS3FileStore(service.settings) },
];
const vesterbro = "vesterbro" as DistrictId;

afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe.each(stores)("a file store $place", ({ store }) => {
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

  it("lists every file, also more than one answer holds", async () => {
    const keys = Array.from({ length: 1010 }, () => newFileKey("amager" as DistrictId, "photos", "jpg"));
    for (let at = 0; at < keys.length; at += 50)
      await Promise.all(keys.slice(at, at + 50).map((key) => store.put(key, new Uint8Array([1]), "image/jpeg")));
    const listed = (await allOf(store.keys())).filter((key) => key.startsWith("amager/"));
    expect(listed.sort()).toEqual(keys.sort());
  }, 60_000);
});

describe("a key", () => {
  it("is new each time", () => {
    const keys = Array.from({ length: 100 }, () => newFileKey(vesterbro, "photos", "jpg"));
    expect(new Set(keys).size).toBe(100);
  });

});

describe("files on disk", () => {
  it("are kept from others on the machine", async () => {
    expect((await stat(join(folder, "files"))).mode & 0o077).toBe(0);
  });
});

describe("files in S3", () => {
  it("are for whoever has the key, and for nobody else", async () => {
    const strict = await startS3Server({ checksSignatures: true });
    const key = newFileKey(vesterbro, "photos", "jpg");
    const [ours, theirs] = [strict.settings, { ...strict.settings, secretAccessKey: "another" }].map(openS3FileStore);
    await ours?.put(key, new Uint8Array([7]), "image/jpeg");
    await expect(theirs?.get(key)).rejects.toThrow(/./u);
    await expect(theirs?.put(key, new Uint8Array([8]), "image/jpeg")).rejects.toThrow(/./u);
    expect(await ours?.get(key)).toEqual(new Uint8Array([7]));
    await strict.close();
  });

  it("say so when the service is away", async () => {
    const store = openS3FileStore({ ...service.settings, endpoint: "http://127.0.0.1:9" });
    await expect(store.put(newFileKey(vesterbro, "photos", "jpg"), new Uint8Array([1]), "image/jpeg")).rejects.toThrow(/./u);
  });
});
