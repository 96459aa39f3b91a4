import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../src/app.tsx";
import { openDatabase } from "../../src/platform/db/database.ts";
import { createIdentity } from "../../src/platform/identity/identity.ts";
import { readAssets } from "../../src/platform/web/assets.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { addressOf, choose, expectErrors, expectWords, field, press, wordsOf } from "./acts.ts";
import { layOutDistrict } from "./neighbourhood.ts";

// What goes wrong is said kindly, and nothing that was typed is lost.

let stage: Stage;
let visitor: Page;
let folder: string | undefined;

beforeAll(async () => {
  stage = await raiseStage();
  await layOutDistrict(stage.app);
  visitor = await stage.person({ width: 390 });
});
afterAll(async () => {
  await stage?.close();
  if (folder) await rm(folder, { recursive: true });
});

async function stored(): Promise<number> {
  const { rows } = await stage.app.db
    .selectFrom("street.observation")
    .select((all) => all.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return rows;
}

const megabyte = 1024 * 1024;

/** A file that calls itself a photo. */
async function fileOf(content: string | Buffer): Promise<string> {
  folder ??= await mkdtemp(join(tmpdir(), "kvarter-photo-"));
  const path = join(folder, "foto.jpg");
  await writeFile(path, content);
  return path;
}

const place = "Ved den grønne port";

async function startReport(text: string): Promise<void> {
  await visitor.goto("/vesterbro/street/report");
  await choose(visitor, "Utryghed");
  await field(visitor, "Beskriv stedet").fill(place);
  await field(visitor, "Fortæl mere").fill(text);
}

async function expectTyped(text: string): Promise<void> {
  expect(await visitor.getByLabel("Utryghed").isChecked()).toBe(true);
  expect(await field(visitor, "Beskriv stedet").inputValue()).toBe(place);
  expect(await field(visitor, "Fortæl mere").inputValue()).toBe(text);
  expect(await stored()).toBe(0);
}

describe("a report that cannot be taken", () => {
  test("an empty one says everything at once, and each line leads to its field", async () => {
    await visitor.goto("/vesterbro/street/report");
    await press(visitor, "Send");
    await expectErrors(
      visitor,
      "Vælg, hvad du har set.",
      "Vælg et sted, eller beskriv stedet.",
    );
    expect(await visitor.title()).toMatch(/^Fejl: /);
    await look(visitor, "tom formular");
  });

  test("what reads as a CPR number is stopped before anything is stored", async () => {
    const text = "Det var en med nummer 010190-1234, tror jeg.";
    await startReport(text);
    await press(visitor, "Send");
    await expectErrors(
      visitor,
      "Det ligner et CPR-nummer. Slet det. Vi gemmer aldrig CPR-numre. Intet er sendt endnu.",
    );
    await expectTyped(text);
    await look(visitor, "cpr-nummer");
  });

  test("so is a person's phone number", async () => {
    const text = "Ring til ham på 20 30 40 50.";
    await startReport(text);
    await press(visitor, "Send");
    await expectErrors(
      visitor,
      "Det ligner et telefonnummer til en person. Slet det. Intet er sendt endnu.",
    );
    await expectTyped(text);
  });

  test("a file that is no photo, and photos that are too large", async () => {
    const text = "Se billedet.";
    for (const [content, message] of [
      ["Det her er ikke et billede.", "Den slags fil kan vi ikke tage imod."],
      [Buffer.alloc(10.5 * megabyte, 7), "Filen er for stor. Vælg en på højst 10 MB."],
      [Buffer.alloc(14 * megabyte, 7), "Filen er for stor. Vælg en på højst 10 MB."],
    ] as const) {
      await startReport(text);
      await field(visitor, "Foto").setInputFiles(await fileOf(content));
      await press(visitor, "Send");
      await expectErrors(visitor, message);
      await expectTyped(text);
      await expectWords(visitor, /Vælg dit foto igen/);
    }
    await look(visitor, "foto for stort");
  });

  test("what is larger than any photo gets a page of ours, and the form is there when one goes back", async () => {
    await startReport("Se filmen.");
    await field(visitor, "Foto").setInputFiles(await fileOf(Buffer.alloc(30 * megabyte, 7)));
    await press(visitor, "Send");
    await expectWords(visitor, "Det fylder for meget");
    await look(visitor, "fylder for meget");
    await visitor.goBack();
    await expectTyped("Se filmen.");
  });

  test("a form left open overnight is sent with one more press", async () => {
    await startReport("Det skete i går.");
    stage.app.now = new Date(stage.app.now.getTime() + 25 * 60 * 60 * 1000);
    await press(visitor, "Send");
    await expectErrors(
      visitor,
      "Siden har stået åben længe, eller du er logget ind på ny. Dine svar står her stadig. Send en gang til.",
    );
    await expectTyped("Det skete i går.");
    await press(visitor, "Send");
    await expectWords(visitor, "Tak. Vi har fået det, du skrev.");
    expect(await stored()).toBe(1);
  });
});

describe("a page that is not there", () => {
  test("looks like ours, says so, and leads on", async () => {
    for (const path of ["/vesterbro/findes-ikke", "/ingensteder", "/vesterbro/street/inbox", "/vesterbro/letters/1"]) {
      const answer = await visitor.goto(path);
      expect([path, answer?.status()]).toEqual([path, 404]);
      await expectWords(visitor, "Siden er her ikke", "Gå til forsiden");
    }
    await look(visitor, "siden er her ikke");
    await visitor.goto("/en/vesterbro/nowhere");
    await expectWords(visitor, "This page is not here");
  });
});

/** A door between program and database that can be shut. */
async function doorTo(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const socketFolder = url.searchParams.get("host");
  const there = socketFolder ? { path: `${socketFolder}/.s.PGSQL.${url.port}` } : { host: url.hostname, port: Number(url.port) };
  const open = new Set<Socket>();
  let isShut = false;
  const door: Server = createServer((near) => {
    if (isShut) return near.destroy();
    const far = connect(there);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => open.delete(one) && other.destroy());
    }
    near.pipe(far).pipe(near);
    return undefined;
  });
  await new Promise<void>((ready) => door.listen(0, "127.0.0.1", ready));
  url.searchParams.delete("host");
  [url.hostname, url.port] = ["127.0.0.1", String((door.address() as AddressInfo).port)];
  return {
    url: url.href,
    shut: () => {
      isShut = true;
      for (const socket of open) socket.destroy();
    },
    reopen: () => {
      isShut = false;
    },
    close: () => new Promise((closed) => door.close(closed)),
  };
}

describe("when the database is away", () => {
  test("the page says so with 503 and Retry-After, and is back by itself", async () => {
    const { deps, databaseUrl } = stage.app;
    const door = await doorTo(databaseUrl);
    const db = openDatabase(door.url, deps.log, 4);
    const identity = createIdentity({ db, secret: deps.secret, publicUrl: deps.publicUrl });
    const app = createApp({ ...deps, db, identity }, await readAssets());
    const server = serve({ fetch: (request) => app.fetch(request), port: 0, hostname: "127.0.0.1" });
    await new Promise((ready) => server.once("listening", ready));
    const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    await visitor.goto(`${here}/vesterbro/street/report`);
    await choose(visitor, "Utryghed");
    await field(visitor, "Beskriv stedet").fill(place);
    await field(visitor, "Fortæl mere").fill("Skrevet mens det regnede.");
    door.shut();
    await press(visitor, "Send");
    await expectWords(visitor, "Vi er straks tilbage");
    const away = await visitor.goto(`${here}/vesterbro`);
    expect(away?.status()).toBe(503);
    expect(Number(away?.headers()["retry-after"])).toBeGreaterThan(0);
    expect((await fetch(`${here}/readyz`)).status).toBe(503);
    expect((await fetch(`${here}/healthz`)).status).toBe(200);
    await look(visitor, "vi er straks tilbage");

    door.reopen();
    const back = await visitor.goto(`${here}/vesterbro/street/report`);
    expect(back?.status()).toBe(200);
    expect(await field(visitor, "Fortæl mere").inputValue()).toBe("Skrevet mens det regnede.");
    expect(addressOf(visitor)).toBe("/vesterbro/street/report");
    expect(await wordsOf(visitor)).toContain("Vi har gemt dit udkast på denne enhed");

    await visitor.context().close();
    await new Promise((closed) => server.close(closed));
    await db.destroy();
    await door.close();
  });
});
