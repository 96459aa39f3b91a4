import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Worker } from "node:worker_threads";
import { FSDriver } from "flydrive/drivers/fs";
import { sql } from "kysely";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { createApp } from "../src/app.tsx";
import { isDatabaseAway } from "../src/platform/db/failures.ts";
import { fileStoreOn } from "../src/platform/files/file-store.ts";
import { inspectInTurn } from "../src/platform/files/inspection-line.ts";
import { LineIsFull } from "../src/platform/waiting-line.ts";
import { mountFeatures } from "../src/platform/web/app.tsx";
import { readAssets } from "../src/platform/web/assets.ts";
import { isValidFormToken, makeFormToken } from "../src/platform/web/form.ts";
import { districtPath } from "../src/platform/web/path.ts";
import { everyone, page } from "../src/platform/web/routes.ts";
import type { Visit } from "../src/platform/web/routes.ts";
import { errorPages } from "../src/ui/error-pages.tsx";
import { testApp } from "./harness.ts";
import type { TestApp } from "./harness.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const reports = async () => (await t.db.selectFrom("street.observation").select("photo_key").execute()).length;

describe("a full disk", () => {
  /** Stores half of what it gets, as a disk that fills up while it writes. */
  async function fullDisk() {
    const location = await mkdtemp(join(tmpdir(), "kvarter-full-"));
    onTestFinished(() => rm(location, { recursive: true, force: true }));
    const driver = new FSDriver({ location, visibility: "private" });
    driver.put = async (key, contents) => {
      const file = join(location, key);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, contents.slice(0, contents.length / 2));
      throw new Error("cannot write", { cause: Object.assign(new Error("no space left"), { code: "ENOSPC" }) });
    };
    return { location, files: fileStoreOn(driver) };
  }

  test("sends the form back with what was typed, stores nothing half, and takes it without the photo", async () => {
    const { files, location } = await fullDisk();
    const visitor = t.visitor().at(createApp({ ...t.deps, files }, await readAssets()));
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#1F5A4C" } }).jpeg().toBuffer();
    const answers = { kind: "needle", placeWords: "Torvet", text: "Ved bænken" };
    const page = await visitor.submit(await visitor.get("/vesterbro/street/report"), "/report", {
      ...answers,
      photo: new File([new Uint8Array(photo)], "foto.jpg", { type: "image/jpeg" }),
    });
    expect(page.status).toBe(507);
    expect(page.document.querySelector(".error-summary")?.textContent).toContain("ikke plads til filer");
    expect(page.document.querySelector('[name="text"]')?.textContent).toBe("Ved bænken");
    expect(await reports()).toBe(0);
    const left = await readdir(location, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);

    expect((await visitor.submit(page, "/report", answers)).status).toBe(200);
    expect(await reports()).toBe(1);
  });

  test("of the database is told as a database that is away", () => {
    expect(isDatabaseAway(Object.assign(new Error(), { code: "53100" }))).toBe(true);
    expect(isDatabaseAway(Object.assign(new Error(), { code: "23505" }))).toBe(false);
  });
});

test.each(["ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT"])("a database on another machine that is gone (%s) is away", (code) => {
  expect(isDatabaseAway(Object.assign(new Error(), { code }))).toBe(true);
});

describe("files from visitors", () => {
  const answers = { kind: "needle", placeWords: "Torvet", text: "Ved porten" };
  const photo = async () => {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#1F5A4C" } }).jpeg().toBuffer();
    return new File([new Uint8Array(bytes)], "foto.jpg", { type: "image/jpeg" });
  };
  const send = async (fields: Readonly<Record<string, string | File>>, visitor = t.visitor()) =>
    visitor.submit(await visitor.get("/vesterbro/street/report"), "/report", fields);
  const storedFiles = async () => {
    let count = 0;
    for await (const _key of t.deps.files.keys()) count += 1;
    return count;
  };

  test("that too many others wait before: the form comes back with what was typed and when to come again", async () => {
    const before = await reports();
    const { promise, resolve } = Promise.withResolvers<void>();
    const others: Promise<void>[] = [];
    const crowd = () => others.push(inspectInTurn(() => promise));
    try {
      for (let at = 0; at < 22; at += 1) crowd();
      const page = await send({ ...answers, photo: await photo() });
      expect([page.status, page.headers.get("retry-after")]).toEqual([503, "15"]);
      expect(page.document.querySelector(".error-summary")?.textContent).toContain("Mange sender filer lige nu");
      expect(page.document.querySelector('[name="text"]')?.textContent).toBe("Ved porten");
      expect(await reports()).toBe(before);
      // Others, and those without a file, notice nothing.
      expect((await send(answers)).status).toBe(200);
    } finally {
      resolve();
    }
    await Promise.all(others);
    expect((await send({ ...answers, photo: await photo() })).path).toContain("/receipt/");
  });

  test("are looked at and stored while no transaction is open", async () => {
    const open: number[] = [];
    const files = {
      ...t.deps.files,
      put: async (...file: Parameters<typeof t.deps.files.put>) => {
        const { rows } = await sql<{ count: number }>`
          select count(*)::int as count from pg_stat_activity where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()
        `.execute(t.db);
        open.push(rows[0]?.count ?? -1);
        await t.deps.files.put(...file);
      },
    };
    const visitor = t.visitor().at(createApp({ ...t.deps, files }, await readAssets()));
    expect((await send({ ...answers, photo: await photo() }, visitor)).path).toContain("/receipt/");
    expect(open).toEqual([0]);
  });

  test("are gone at once when a rule refuses the form", async () => {
    const before = await storedFiles();
    const page = await send({ ...answers, text: "Ring 26 12 13 18", photo: await photo() });
    expect(page.status).toBe(422);
    expect(await storedFiles()).toBe(before);
  });
});

describe("the thread that makes PDFs", () => {
  const letter = {
    lang: "da" as const,
    title: "Et brev",
    letterhead: { name: "Forum", lines: [] },
    numbers: [],
    date: "1. maj 2026",
    recipient: [],
    blocks: [{ kind: "paragraph" as const, text: "Kort." }],
    signature: [],
    attachments: [],
    footer: { lines: [], url: "https://kvarter.example", qr: false },
  };

  test("dies in the middle of a letter: that one is told as failed, and the next gets a new thread", async () => {
    // Files share what is loaded: another's letters may have started the thread already.
    vi.resetModules();
    const { renderPdf } = await import("../src/platform/pdf/render.ts");
    const started = once(process, "worker") as Promise<[Worker]>;
    const failure = renderPdf(letter).catch((error: Error) => error.message);
    const [thread] = await started;
    await thread.terminate();
    expect(await failure).toMatch(/^PDF thread ended/);
    expect(new TextDecoder().decode((await renderPdf(letter)).subarray(0, 5))).toBe("%PDF-");
  });
});

test("too many papers at once are told with a page and when to come back", async () => {
  const path = districtPath("/papers/test");
  const busy = page(path, everyone, () => Promise.reject(new LineIsFull()));
  const papers = { name: "papers", policy: {}, routes: [busy] };
  const app = mountFeatures(t.deps, [papers], await readAssets(), errorPages, {});
  const answer = await app.request("/vesterbro/papers/test");
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "30"]);
  expect(await answer.text()).toContain("Mange henter papirer lige nu");
});

test("what is not there or went wrong is nobody's to keep on the way, whatever its page has said of itself", async () => {
  const saysPublic = (then: () => undefined) => (visit: Visit) => {
    visit.c.header("Cache-Control", "public, max-age=300");
    return then();
  };
  const fail = () => {
    throw new Error("broken");
  };
  const routes = [
    page(districtPath("/kept/nothing"), everyone, saysPublic(() => undefined)),
    page(districtPath("/kept/broken"), everyone, saysPublic(fail)),
    page(districtPath("/kept/away"), everyone, saysPublic(() => {
      throw Object.assign(new Error(), { code: "ECONNREFUSED" });
    })),
  ];
  const app = mountFeatures(t.deps, [{ name: "kept", policy: {}, routes }], await readAssets(), errorPages, {});
  const answers = await Promise.all(
    ["/vesterbro/kept/nothing", "/vesterbro/kept/broken", "/vesterbro/kept/away", "/vesterbro/nix", "/nix", "/en/%00", "/assets/nix.js"].map((path) => app.request(path)),
  );
  expect(answers.map(({ status, headers }) => `${status} ${headers.get("cache-control")}`)).toEqual(
    [404, 500, 503, 404, 404, 404, 404].map((status) => `${status} private, no-cache`),
  );
});

test.each([
  ["/vesterbro", "Er nogen i fare lige nu?", "ECONNREFUSED"],
  ["/en/vesterbro", "Is someone in danger right now?", "ECONNREFUSED"],
  ["/vesterbro", "Er nogen i fare lige nu?", "42P01"],
])("while nothing works, a page still says whom to call when somebody is in danger: %s, %s, %s", async (address, words, code) => {
  const broken = page(districtPath("/broken"), everyone, () => Promise.reject(Object.assign(new Error(), { code })));
  const app = mountFeatures(t.deps, [{ name: "broken", policy: {}, routes: [broken] }], await readAssets(), errorPages, {});
  const { document, text } = await t.visitor().at(app).get(`${address}/broken`);
  expect([text.includes(words), document.querySelectorAll("main a[href='tel:112']").length]).toEqual([true, 1]);
});

describe("a clock that jumps", () => {
  const secret = "a secret";
  const hours = (count: number) => new Date(Date.UTC(2026, 2, 2) + count * 3_600_000);

  test("leaves forms good that were made up to a day ahead or ago", () => {
    const token = makeFormToken(secret, "visitor", hours(0));
    const good = [-25, -23, 0, 23, 25].map((count) => isValidFormToken(secret, "visitor", token, hours(count)));
    expect(good).toEqual([false, true, true, true, false]);
  });

  test("takes a report from a page that was made before it jumped back", async () => {
    const before = await reports();
    const visitor = t.visitor();
    const page = await visitor.get("/vesterbro/street/report");
    const then = t.now;
    t.now = new Date(then.getTime() - 6 * 3_600_000);
    const sent = await visitor.submit(page, "/report", { kind: "needle", placeWords: "Torvet" });
    t.now = then;
    expect([sent.status, await reports()]).toEqual([200, before + 1]);
  });
});
