import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Encrypter } from "age-encryption";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readArchive, writeArchive } from "../../src/platform/backup/archive.ts";
import type { Entry } from "../../src/platform/backup/archive.ts";
import { newFileKey } from "../../src/platform/files/file-store.ts";
import { queueMail } from "../../src/platform/mail/outbox.ts";
import { StartError } from "../../src/platform/start-error.ts";
import { exampleApp, testApp } from "../harness.ts";
import type { TestApp } from "../harness.ts";
import { runProgram } from "../start/program.ts";
import { reportWithPhoto, restoreTo, saveTo, withEmpty } from "./backups.ts";

const passphrase = "fire tilfældige ord på stribe";
let folder: string;
let plain: string;
let encrypted: string;
let original: TestApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kvarter-backup-"));
  plain = join(folder, "plain.kvarter");
  encrypted = join(folder, "encrypted.kvarter");
  original = await exampleApp();
  await reportWithPhoto(original, "En ødelagt lampe\tved \\. porten – “æøå” 🚧");
  await original.db.transaction().execute((tx) =>
    queueMail(tx, {
      districtId: original.district.id,
      to: "venter@eksempel.dk",
      subject: "Venter",
      text: "Venter",
      html: "<p>Venter",
      purpose: "street.news",
      attachments: [{ name: "a.bin", type: "application/octet-stream", content: Buffer.from([0, 255, 10, 92, 9]) }],
    }),
  );
  await save(plain);
  await save(encrypted, passphrase);
});
afterAll(async () => {
  await original.close();
  await rm(folder, { recursive: true, force: true });
});

const save = (file: string, secret?: string) => saveTo(original, file, secret);

const waitingJobs = async ({ db }: TestApp) =>
  (
    await sql<{ name: string; data: unknown }>`select name, data from jobs.job
      where state in ('created', 'retry', 'active') and name not like '\\_\\_%' order by name, data::text`.execute(db)
  ).rows;

describe("a backup", () => {
  test("brings back every row, every file byte for byte, and the jobs that were waiting", async () => {
    await withEmpty(async (target) => {
      await restoreTo(target, plain);
      const again = join(folder, "again.kvarter");
      await saveTo(target, again);
      // But for the jobs, whose order among those of one moment is nobody's business, the two are the same archive.
      const rowsAndFiles = async (file: string) =>
        (await entriesOf(file)).filter(({ name }) => !/^(?:manifest|contents|tables\/waiting)/.test(name));
      expect(await rowsAndFiles(again)).toEqual(await rowsAndFiles(plain));
      expect(await waitingJobs(target)).toEqual(await waitingJobs(original));
      expect((await waitingJobs(target)).map(({ name }) => name)).toContain("send-mail");
    });
  });

  test("holds one moment, whatever is written while it is made", async () => {
    const file = join(folder, "meanwhile.kvarter");
    let stop = false;
    const writing = (async () => {
      for (let n = 0; !stop; n += 1) await reportWithPhoto(original, `Skrevet imens ${n}`);
    })();
    await save(file);
    stop = true;
    await writing;
    await withEmpty(async (target) => {
      await restoreTo(target, file);
      const { rows } = await sql<{ photo_key: string }>`select photo_key from street.observation where photo_key is not null`.execute(target.db);
      for (const { photo_key: key } of rows) expect(await target.deps.files.exists(key)).toBe(true);
      const { rows: mismatched } = await sql`select from street.observation o full join thread.item i
        on i.district = o.district and i.kind = 'observation' and i.id = o.id
        where (i.kind = 'observation' or i.kind is null) and (o.id is null or i.id is null)`.execute(target.db);
      expect(mismatched).toEqual([]);
    });
  });

  test("that was decrypted and encrypted again with the program age opens as well", async () => {
    const file = join(folder, "by-age.kvarter");
    await writeFile(file, await encryptedByAge(await readFile(plain)));
    await withEmpty(async (target) => {
      expect(await restoreTo(target, file, passphrase)).toMatchObject({ files: 3 });
    });
  });

  test("tells of files that were deleted meanwhile", async () => {
    const { databaseUrl, db, deps, now } = original;
    const { files } = deps;
    const key = newFileKey(original.district.id, "photos", "jpg");
    await files.put(key, new Uint8Array([1]), "image/jpeg");
    const goneWhenRead = { ...files, get: async (asked: string) => (asked === key && (await files.remove(key)), files.get(asked)) };
    const tally = await saveTo({ databaseUrl, db, deps: { ...deps, files: goneWhenRead }, now }, join(folder, "gone.kvarter"));
    expect(tally.goneMeanwhile).toBe(1);
  });

  test("is written whole or not at all, never over another, and for its owner only", async () => {
    await expect(save(plain)).rejects.toThrow(/is there already/);
    await expect(save(join(folder, "nowhere", "x.kvarter"))).rejects.toThrow(/cannot be written/);
    expect(await drafts()).toEqual([]);
    expect(existsSync(join(folder, "nowhere"))).toBe(false);
  });

  test("that is stopped leaves nothing", async () => {
    const { databaseUrl } = original;
    const settings = { DATA_DIR: folder, DATABASE_URL: databaseUrl, SESSION_SECRET: "s".repeat(32), KVARTER_BACKUP_PASSPHRASE: passphrase };
    const program = runProgram(["cli", "backup", join(folder, "stopped.kvarter")], settings);
    await vi.waitFor(async () => expect(await drafts()).toHaveLength(1), { timeout: 60_000, interval: 20 });
    program.child.kill("SIGTERM");
    expect((await program.ended).code).toBe(130);
    expect(existsSync(join(folder, "stopped.kvarter"))).toBe(false);
    expect(await drafts()).toEqual([]);
  });

  test("that loses its database is told in one line, and leaves nothing", async () => {
    const { databaseUrl, db, deps, now } = original;
    const { files } = deps;
    // Between the beginning of the backup and its first table.
    const keys = async function* () {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'kvarter-backup'`.execute(db);
      yield* files.keys();
    };
    const file = join(folder, "lost.kvarter");
    const failure = await saveTo({ databaseUrl, db, deps: { ...deps, files: { ...files, keys } }, now }, file).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StartError);
    expect(String(failure)).toMatch(/^[^\n]*lost\.kvarter was not written: [^\n]+$/);
    expect(await drafts()).toEqual([]);
  });
});

/** Files that are being written. */
const drafts = async () => (await readdir(folder)).filter((name) => name.includes(".part"));

/** As the program `age` encrypts a file; a passphrase that is quick to try, because these tests try it often. */
async function encryptedByAge(bytes: Uint8Array): Promise<Buffer> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(8);
  return Buffer.from(await encrypter.encrypt(bytes));
}

async function entriesOf(file: string): Promise<Entry[]> {
  const bytes = await readFile(file);
  const entries: Entry[] = [];
  for await (const entry of readArchive((async function* () { yield bytes; })())) entries.push(entry);
  return entries;
}

async function sealed(entries: readonly Entry[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of writeArchive((async function* () { yield* entries; })())) parts.push(part);
  return Buffer.concat(parts);
}

describe("a backup is refused in one line, and nothing is changed,", () => {
  let target: TestApp;
  const broken = () => join(folder, "broken.kvarter");

  beforeAll(async () => {
    target = await testApp();
    await target.db.deleteFrom("platform.district").execute();
  });
  afterAll(() => target.close());

  const refusal = async (bytes: Uint8Array, secret?: string): Promise<string> => {
    await writeFile(broken(), bytes);
    return restoreTo(target, broken(), secret).then(
      () => "it was restored",
      (error: Error) => `${error.name}: ${error.message}`,
    );
  };
  const oneLine = /^StartError: [^\n]*(?:Nothing was changed|nothing was changed)[^\n]*$/;

  test("with a byte changed anywhere", async () => {
    const whole = await readFile(plain);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, by]) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ by;
        expect(await refusal(bytes)).toMatch(oneLine);
      }),
      { numRuns: 100 },
    );
  });

  test("with a byte changed anywhere in an encrypted one", async () => {
    const whole = await encryptedByAge(await readFile(plain));
    const anywhere = fc.oneof(fc.nat(300), fc.nat(whole.length - 1));
    await fc.assert(
      fc.asyncProperty(anywhere, fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ by;
        expect(await refusal(bytes, passphrase)).toMatch(oneLine);
      }),
      { numRuns: 100 },
    );
  });

  test("cut short anywhere, or with something after its end", async () => {
    const whole = await readFile(plain);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        expect(await refusal(whole.subarray(0, length))).toMatch(oneLine);
      }),
      { numRuns: 100 },
    );
    expect(await refusal(Buffer.concat([whole, Buffer.alloc(512)]))).toMatch(oneLine);
    const locked = await encryptedByAge(whole);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.nat(300), fc.nat(locked.length - 1)), async (length) => {
        expect(await refusal(locked.subarray(0, length), passphrase)).toMatch(oneLine);
      }),
      { numRuns: 100 },
    );
  });

  test("with another passphrase or none", async () => {
    expect(await refusal(await encryptedByAge(await readFile(plain)), "en helt anden")).toMatch(/does not open with this passphrase/);
    expect(await refusal(await readFile(encrypted))).toMatch(/is encrypted: give its passphrase/);
  });

  test("made by a newer program", async () => {
    const entries = await entriesOf(plain);
    const manifest = JSON.parse(String(entries[0]?.content)) as { migrations: object[] };
    const rewritten = (change: object) => {
      const first = { name: "manifest.json", content: Buffer.from(JSON.stringify({ ...manifest, program: "9.9.9", ...change })) };
      return sealed([first, ...entries.slice(1)]);
    };
    expect(await refusal(await rewritten({ format: 2 }))).toMatch(/newer Kvarter \(9\.9\.9\)/);
    const future = [...manifest.migrations, { name: "9999-from-the-future.sql", hash: "0" }];
    expect(await refusal(await rewritten({ migrations: future }))).toMatch(/newer Kvarter \(9\.9\.9\)/);
  });

  test("that does not hold what it says; a file that was there before stays, as in a bucket that other installations use too", async () => {
    const entries = await entriesOf(plain);
    const [mine] = entries.filter(({ name }) => name.startsWith("files/"));
    const key = mine?.name.slice("files/".length) ?? "";
    const { files } = target.deps;
    await files.put(key, mine?.content ?? Buffer.alloc(0), "image/jpeg");
    const contents = JSON.parse(String(entries.at(-1)?.content)) as { files: object[] };
    const other = { name: "contents.json", content: Buffer.from(JSON.stringify({ ...contents, files: contents.files.slice(1) })) };
    expect(await refusal(await sealed([...entries.slice(0, -1), other]))).toMatch(oneLine);
    expect(Buffer.from(await files.get(key)).equals(mine?.content ?? Buffer.alloc(0))).toBe(true);
    await files.remove(key);
  });

  test("where there is a district", async () => {
    await expect(restoreTo(original, plain)).rejects.toThrow(/empty installation only, and this one has \/vesterbro/);
  });

  test("and none of these left a row or a file", async () => {
    const { rows } = await sql`select from platform.district`.execute(target.db);
    expect(rows).toEqual([]);
    for await (const key of target.deps.files.keys()) throw new Error(`${key} was left`);
  });
});
