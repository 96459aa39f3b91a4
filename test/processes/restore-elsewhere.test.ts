import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { sealEvents } from "../../src/platform/audit/seal.ts";
import { verifyAudit } from "../../src/platform/audit/verify.ts";
import { openDatabase } from "../../src/platform/db/database.ts";
import { migrationState } from "../../src/platform/db/migrate.ts";
import type { DistrictId } from "../../src/platform/district/district.ts";
import { openS3FileStore } from "../../src/platform/files/s3-files.ts";
import { createIdentity } from "../../src/platform/identity/identity.ts";
import { projectRoot } from "../../src/platform/project-root.ts";
import { Client } from "../client.ts";
import { testApp } from "../harness.ts";
import type { TestApp } from "../harness.ts";
import { startS3Server } from "../s3-server.ts";
import { restoreTo, saveTo, withEmpty } from "./backups.ts";
import type { Place } from "./backups.ts";
import { everythingSeen, sameAppOn } from "./installation-copy.ts";

// Backups of older programs, and places to restore to that are not our own disk and our own database.

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kvarter-elsewhere-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Someone who is a coordinator of the restored district, signed in. */
async function coordinatorOf(target: TestApp, place: Place): Promise<Client> {
  const there = { ...target, deps: { ...target.deps, db: place.db, files: place.deps.files } };
  const client = new Client(await sameAppOn(target, there));
  const { id } = await place.db
    .selectFrom("platform.member")
    .select("id")
    .where("email", "is not", null)
    .where(sql<boolean>`'coordinator' = any(roles)`)
    .executeTakeFirstOrThrow();
  const identity = createIdentity({ db: place.db, secret: place.deps.secret, publicUrl: "http://localhost" });
  const page = await client.get(await identity.signInLinkFor("vesterbro" as DistrictId, id));
  await client.submit(page, "/sign-in/confirm");
  return client;
}

/** Opens every Danish page of the district that somebody can open, and gives what could not be shown. */
async function broken(client: Client): Promise<string[]> {
  const follows = (address: string) => address.startsWith("/vesterbro") && !/\?|\.pdf$/.test(address);
  const seen = await everythingSeen(client, "/vesterbro", follows);
  expect(seen.size).toBeGreaterThan(50);
  return [...seen].filter(([, answer]) => !/^(?:200|30\d) /.test(answer)).map(([path, answer]) => `${path}: ${answer.slice(0, 3)}`);
}

async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function reportSomething(client: Client): Promise<void> {
  const page = await client.get("/vesterbro/street/report?lane=unease");
  const sent = await client.submit(page, "/street/report", { kind: "noise", placeWords: "Ved porten", text: "Skrevet efter gendannelsen" });
  expect(sent.path).toContain("/street/receipt/");
}

describe.each(["older-0016.kvarter", "older-0019.kvarter"])("the backup of an older program, %s,", (name) => {
  test("is brought forward with everything in it: pages, files, the audit; and people go on with it", async () => {
    await withEmpty(async (target) => {
      expect(await restoreTo(target, join(projectRoot, "test/older", name))).toMatchObject({ files: 1 });
      expect(await migrationState(target.db)).toEqual({ pending: [], unknown: [] });
      const coordinator = await coordinatorOf(target, target);
      expect(await broken(coordinator)).toEqual([]);
      expect((await coordinator.get("/vesterbro/street/inbox")).text).toContain("En ødelagt lampe ved porten");
      const photos = await target.db
        .selectFrom("street.observation as observation")
        .innerJoin("platform.stored_file as file", "file.key", "observation.photo_key")
        .select("file.key")
        .execute();
      expect(photos).toHaveLength(1);
      expect((await target.deps.files.get(photos[0]?.key ?? "")).byteLength).toBeGreaterThan(100);
      await reportSomething(coordinator);
      await sealEvents(target.db, target.now);
      expect((await verifyAudit(target.db, target.now)).map(({ fault }) => fault)).toEqual([undefined]);
    });
  });
});

describe("a database whose role owns it and may do nothing else", () => {
  const role = `plain_${randomBytes(4).toString("hex")}`;
  const address = new URL(inject("templateUrl"));

  async function asSuperuser(...statements: string[]): Promise<void> {
    const client = new pg.Client({ connectionString: Object.assign(new URL(address), { pathname: "/postgres" }).href });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }
  beforeAll(() =>
    asSuperuser(
      `create role ${role} login password 'kun til prøver' nosuperuser nocreatedb nocreaterole`,
      `create database ${role} owner ${role}`,
    ),
  );
  afterAll(() => asSuperuser(`drop database ${role} with (force)`, `drop role ${role}`));

  test("is restored into, served from and saved again", async () => {
    const target = await testApp();
    const databaseUrl = Object.assign(new URL(address), { pathname: `/${role}`, username: role, password: "kun til prøver" }).href;
    const db = openDatabase(databaseUrl, pino({ level: "silent" }), 4);
    const place = { databaseUrl, db, deps: target.deps };
    await restoreTo(place, join(projectRoot, "test/older/older-0016.kvarter"));
    const coordinator = await coordinatorOf(target, place);
    expect((await coordinator.get("/vesterbro/street/inbox")).text).toContain("En ødelagt lampe ved porten");
    await reportSomething(coordinator);
    expect(await saveTo({ ...place, now: target.now }, join(folder, "plain-role.kvarter"))).toMatchObject({ files: 1, goneMeanwhile: 0 });
    const { rows } = await sql<{ is: boolean }>`select rolsuper as is from pg_roles where rolname = current_user`.execute(db);
    expect(rows).toEqual([{ is: false }]);
    await db.destroy();
    await target.close();
  });
});

test("files in S3 are saved from there and restored to there, and to a disk", async () => {
  const service = await startS3Server();
  const bucket = openS3FileStore(service.settings);
  const inBucket = (target: TestApp): TestApp => ({ ...target, deps: { ...target.deps, files: bucket } });
  const keysIn = async (files: TestApp["deps"]["files"]) => (await allOf(files.keys())).sort();
  const file = join(folder, "s3.kvarter");
  let keys: string[] = [];
  await withEmpty(async (bare) => {
    const target = inBucket(bare);
    await restoreTo(target, join(projectRoot, "test/older/older-0019.kvarter"));
    keys = await keysIn(bucket);
    expect(keys).toEqual([expect.stringMatching(/^vesterbro\/photos\/.*\.jpg$/)]);
    const coordinator = await coordinatorOf(target, target);
    const inbox = await everythingSeen(coordinator, "/vesterbro/street/inbox", (path) => path.startsWith("/vesterbro/street/inbox"));
    expect([...inbox].filter(([path]) => path.endsWith("/photo")).map(([, answer]) => answer.slice(0, 15))).toEqual(["200  image/jpeg"]);
    expect(await saveTo(target, file)).toMatchObject({ files: 1, goneMeanwhile: 0 });
  });
  const photo = await bucket.get(keys[0] ?? "");
  await bucket.remove(keys[0] ?? "");
  expect(await keysIn(bucket)).toEqual([]);
  await withEmpty(async (target) => {
    await restoreTo(inBucket(target), file);
    expect(await bucket.get(keys[0] ?? "")).toEqual(photo);
  });
  await withEmpty(async (target) => {
    await restoreTo(target, file);
    expect(await keysIn(target.deps.files)).toEqual(keys);
    expect(Buffer.from(await target.deps.files.get(keys[0] ?? "")).equals(Buffer.from(photo))).toBe(true);
  });
  await service.close();
});
