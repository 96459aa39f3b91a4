import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import { pino } from "pino";
import { inject } from "vitest";
import { loadExample } from "../example/load.ts";
import { createApp, registerFeatures } from "../src/app.tsx";
import type { Db } from "../src/platform/db/database.ts";
import type { District, DistrictId } from "../src/platform/district/district.ts";
import { findDistrict } from "../src/platform/district/queries.ts";
import { openFileStore } from "../src/platform/files/file-store.ts";
import { usualGuard } from "../src/platform/limits/guard.ts";
import type { GuardSettings } from "../src/platform/limits/guard.ts";
import { addMember } from "../src/platform/identity/commands.ts";
import { createIdentity } from "../src/platform/identity/identity.ts";
import { createLive } from "../src/platform/live/live.ts";
import { grant } from "../src/platform/rights/permit.ts";
import type { Permit } from "../src/platform/rights/permit.ts";
import type { Role } from "../src/platform/rights/roles.ts";
import { readAssets } from "../src/platform/web/assets.ts";
import type { Env } from "../src/platform/web/app.tsx";
import type { Deps } from "../src/platform/web/deps.ts";
import { createPageMemory } from "../src/platform/web/page-memory.ts";
import { Client } from "./client.ts";
import { makeOnce, testDatabase } from "./database.ts";
import type { TestDatabase } from "./database.ts";

export interface TestApp {
  readonly app: Hono<Env>;
  readonly db: Db;
  readonly databaseUrl: string;
  readonly deps: Deps;
  /** Where its files lie. */
  readonly filesFolder: string;
  readonly district: District;
  /** A second district of the same installation, to show that they never mix; the example has none. */
  readonly elsewhere: District;
  /** What time it is for the app; set it to travel. Starts on Monday 2 March 2026 at 10:00. */
  now: Date;
  /** A browser of somebody who is not signed in. */
  visitor(): Client;
  /** A browser of a new member who has signed in by mail link. */
  signedIn(...roles: Exclude<Role, "visitor">[]): Promise<Client>;
  /** The right to do anything, for arranging what a test begins with. */
  permit<A extends string>(action: A): Permit<A>;
  close(): Promise<void>;
}

interface AppOptions {
  readonly publicUrl?: string;
  readonly remembersPages?: boolean;
  readonly guard?: Partial<GuardSettings>;
}

/** A puzzle that a test solves in a moment. */
const easyWork: GuardSettings["work"] = { tries: 20, rounds: 10 };

/** The whole product on a database of its own, with two districts and nothing else. */
export async function testApp(options: AppOptions & { example?: boolean } = {}): Promise<TestApp> {
  const database = await testDatabase();
  const district = await makeDistrict(database.db, "vesterbro", "Vesterbro", options.example ?? false);
  return install(database, district, options, await makeDistrict(database.db, "norrebro", "Nørrebro", false));
}

/** The whole product on a database of its own, on which the example district stands, and nothing else. */
export async function exampleApp(options: AppOptions = {}): Promise<TestApp> {
  const files = join(inject("sharedFolder"), "example-files");
  await makeOnce("example", async (db) => {
    registerFeatures();
    await loadExample({ db, files: openFileStore(files), publicUrl: "http://localhost", secret, now: () => begin });
  });
  const database = await testDatabase("example");
  const district = (await findDistrict(database.db, "vesterbro")) as District;
  const app = await install(database, district, { ...options, example: true });
  await cp(files, app.filesFolder, { recursive: true });
  return app;
}

const begin = new Date("2026-03-02T09:00:00Z");
const secret = "a secret for tests only, long enough to sign with";

async function install(
  database: TestDatabase,
  district: District,
  options: AppOptions & { example?: boolean },
  second?: District,
): Promise<TestApp> {
  const filesFolder = await mkdtemp(join(tmpdir(), "kvarter-files-"));
  const log = pino({ level: "silent" });
  const publicUrl = options.publicUrl ?? "http://localhost";
  let moment = begin;
  const identity = createIdentity({ db: database.db, secret, publicUrl });
  // Often enough that a test need not wait to see a stream end.
  const live = createLive({ databaseUrl: database.url, log, beatMs: 100 });
  const deps: Deps = {
    db: database.db,
    log,
    files: openFileStore(filesFolder),
    publicUrl,
    example: options.example ?? false,
    secret,
    now: () => moment,
    identity,
    live,
    guard: { ...usualGuard, work: easyWork, ...options.guard },
    ...(options.remembersPages && { pageMemory: createPageMemory() }),
  };
  const app = createApp(deps, await readAssets());
  let members = 0;
  return {
    app,
    db: database.db,
    databaseUrl: database.url,
    deps,
    filesFolder,
    district,
    get elsewhere() {
      if (!second) throw new Error("the example has no second district");
      return second;
    },
    get now() {
      return moment;
    },
    set now(to: Date) {
      moment = to;
    },
    visitor: () => new Client(app),
    signedIn: async (...roles) => {
      members += 1;
      const permit = grant(district.id, { kind: "system", name: "test" }, "parties.manage");
      const memberId = await database.db.transaction().execute((tx) =>
        addMember(tx, permit, {
          name: `Test Testesen ${members}`,
          email: `test${members}@eksempel.dk`,
          phone: null,
          reach: "mail",
          centreName: null,
          roles,
        }),
      );
      const client = new Client(app);
      const link = await identity.signInLinkFor(district.id, memberId);
      await client.signIn(await client.get(link));
      return client;
    },
    permit: (action) => grant(district.id, { kind: "system", name: "test" }, action),
    close: async () => {
      await live.close();
      await database.drop();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
}

async function makeDistrict(db: Db, id: string, name: string, isExample: boolean): Promise<District> {
  await db
    .insertInto("platform.district")
    .values({
      id: id as DistrictId,
      name,
      body_name: `Samarbejdsforum ${name}`,
      body_address: "Prøvevej 1\n1650 København V",
      body_email: "forum@eksempel.dk",
      ean: null,
      outreach_phone: null,
      document_pattern: "VSF-{year}-{number}",
      case_pattern: "VSF-S{year}-{number}",
      is_example: isExample,
    })
    .execute();
  return (await findDistrict(db, id)) as District;
}
