import type { SeenPage } from "../../../test/client.ts";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filledIn } from "../../../test/client.ts";
import type { Answers, Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addPlace } from "./commands/places.ts";

let t: TestApp;
let square: string;

beforeAll(async () => {
  t = await testApp();
  square = await t.db
    .transaction()
    .execute((tx) =>
      addPlace(tx, t.permit("street.triage"), { name: "Halmtorvet", lat: 55.6703, lon: 12.5597 }),
    );
});
afterAll(() => t.close());

const count = async (table: "street.observation" | "street.contact") => {
  const { n } = await t.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(n);
};

const report = async (answers: Answers, times = 1, client: Client = t.visitor()) =>
  client.submit(await client.get("/vesterbro/street/report?lane=thing"), "/street/report", answers, times);

describe("the three lanes", () => {
  test("put someone in danger first, with numbers to press and no form", async () => {
    const page = await t.visitor().get("/vesterbro/street");
    const calls = [...page.document.querySelectorAll("main a[href^='tel:']")].map((link) =>
      link.getAttribute("href"),
    );
    expect(calls).toEqual(["tel:112", "tel:1813", "tel:114"]);
    expect(page.document.querySelectorAll("main form")).toHaveLength(0);
    expect(page.text).toMatch(/112.*1813.*Region Hovedstaden.*114 er politiets servicenummer.*Barnets Lov/);
  });

  test("show an outreach number only when the district has one", async () => {
    expect((await t.visitor().get("/norrebro/street")).html).not.toContain("tel:70203040");
    await t.db
      .updateTable("platform.district")
      .set({ outreach_phone: "70 20 30 40" })
      .where("id", "=", t.elsewhere.id)
      .execute();
    expect((await t.visitor().get("/norrebro/street")).html).toContain("tel:70203040");
  });

  test("have a short address, in both languages", async () => {
    expect((await t.visitor().get("/meld")).path).toBe("/vesterbro/street");
    expect((await t.visitor().get("/en/meld")).path).toBe("/en/vesterbro/street");
    expect((await t.visitor().get("/en/vesterbro/street")).text).toContain("Is someone in danger");
  });
});

describe("a report", () => {
  test("says who reads it, when, and what becomes public", async () => {
    const { text } = await t.visitor().get("/vesterbro/street/report?lane=unease");
    expect(text).toContain("Koordinatorerne i Samarbejdsforum Vesterbro");
    expect(text).toContain("inden for 3 arbejdsdage");
    expect(text).toContain("bliver aldrig offentlige");
  });

  test("begun in one lane can be about anything, without leaving the form", async () => {
    const [client, path] = [t.visitor(), "/vesterbro/street/report?lane=thing"];
    const page = await client.get(path);
    expect(page.document.querySelectorAll("input[name=kind]")).toHaveLength(7);
    expect(page.document.querySelector("main form a")).toBeNull();
    const fold = (shown: SeenPage) => shown.document.querySelector("details:has(input[value=noise])");
    expect(fold(page)?.hasAttribute("open")).toBe(false);
    const again = await client.submit(page, "/street/report", { kind: "noise", text: "Råben om natten" });
    expect(again.status).toBe(422);
    expect(fold(again)?.hasAttribute("open")).toBe(true);
    expect(again.document.querySelector("textarea")?.textContent).toBe("Råben om natten");
  });

  test("pressed five times at once is one observation with one receipt", async () => {
    const before = await count("street.observation");
    const page = await report({ kind: "needle", place: square, text: "Ved bænken" }, 5);
    expect(await count("street.observation")).toBe(before + 1);
    expect(page.path).toMatch(/\/vesterbro\/street\/receipt\/[0-9A-Z-]{19}\?sent=1$/);
    expect(page.text).toContain("Tak. Vi har fået det, du skrev.");
  });

  test("keeps nothing of who sent it", async () => {
    const client = t.visitor();
    const form = (await client.get("/vesterbro/street/report")).document.querySelector(
      "form[method=post]",
    ) as Element;
    await client.request("/vesterbro/street/report", {
      method: "POST",
      body: filledIn(form, { kind: "rubbish", placeWords: "Bag teltet" }),
      headers: { "user-agent": "Avanceret/9", "x-forwarded-for": "203.0.113.7", "accept-language": "eo" },
    });
    const tables = [
      "street.observation",
      "thread.item",
      "platform.sent_form",
      "platform.audit_event",
    ] as const;
    const kept = await Promise.all(tables.map((table) => t.db.selectFrom(table).selectAll().execute()));
    const all = JSON.stringify(kept);
    expect(all).toContain("Bag teltet");
    for (const trace of ["Avanceret", "203.0.113", "eo;"]) expect(all).not.toContain(trace);
    const events = await t.db.selectFrom("platform.audit_event").select("item_kind").execute();
    expect(events.map((event) => event.item_kind)).not.toContain("observation");
  });

  test.each([
    ["nothing", { text: "Noget" }, ["Vælg, hvad du har set.", "Vælg et sted, eller beskriv"]],
    ["no words for something else", { kind: "other", placeWords: "Torvet" }, ["Fortæl med et par ord"]],
    [
      "a place that is none",
      { kind: "needle", place: "0197c5a0-0000-7000-8000-000000000000" },
      ["Vælg en af mulighederne"],
    ],
    ["half a point", { kind: "needle", lat: "55.67" }, ["Vælg et sted, eller beskriv"]],
    ["a point in Spain", { kind: "needle", lat: "40.4", lon: "-3.7" }, ["Vælg"]],
    [
      "a mail address that is none",
      { kind: "needle", place: "", placeWords: "Torvet", email: "navn@" },
      ["Skriv en e-mailadresse"],
    ],
    [
      "a text that is too long",
      { kind: "needle", placeWords: "Torvet", text: "x".repeat(2001) },
      ["Teksten er for lang"],
    ],
  ])("with %s comes back in words, and nothing is stored", async (_what, answers, expected) => {
    const before = await count("street.observation");
    const page = await report(answers as Answers);
    expect(page.status).toBe(422);
    for (const words of expected) expect(page.text).toContain(words);
    expect(await count("street.observation")).toBe(before);
  });

  test.each([
    ["text", { text: "Ring til hende på 20 30 40 50" }, "telefonnummer"],
    ["placeWords", { placeWords: "Hos 20304050" }, "telefonnummer"],
    ["text", { text: "Han har 010203-1234" }, "CPR-nummer"],
    ["placeWords", { placeWords: "Hos 0102031234" }, "CPR-nummer"],
  ])(
    "with somebody's number in %s is stopped kindly, and what was typed stays",
    async (field, answers, word) => {
      const before = await count("street.observation");
      const page = await report({
        kind: "noise",
        placeWords: "Torvet",
        text: "Larm",
        email: "mig@eksempel.dk",
        ...answers,
      });
      expect(page.status).toBe(422);
      expect(page.document.querySelector(`#${field}-error`)?.textContent).toContain(word);
      expect(page.document.querySelector("#email")?.getAttribute("value")).toBe("mig@eksempel.dk");
      expect(page.document.querySelector("#text")?.textContent).toBe(
        (answers as { text?: string }).text ?? "Larm",
      );
      expect(await count("street.observation")).toBe(before);
      expect(await count("street.contact")).toBe(0);
    },
  );

  test("may name a case, a date, a time, an office and the phones that services publish", async () => {
    await t.db.transaction().execute((tx) =>
      addParty(tx, t.permit("parties.manage"), {
        name: "Rent Kvarter",
        kind: "service",
        phone: "40 50 60 70",
      }),
    );
    const text =
      "Sag 2009-127944, dok. 2009-550712 og 2010-624081, EAN 5798009800213. Jeg ringede til 112, 1813, 33 66 33 66 og 40 50 60 70 den 22.11.2026 kl. 22.30-23.15.";
    const page = await report({ kind: "noise", place: square, text });
    expect(page.path).toContain("/receipt/");
  });

  test("takes a photo without what the camera wrote into it, and only coordinators see it", async () => {
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#888" } })
      .withExif({ IFD0: { Artist: "Hemmelig Fotograf" } })
      .jpeg()
      .toBuffer();
    const page = await report({
      kind: "needle",
      place: square,
      photo: new File([new Uint8Array(bytes)], "navn-paa-person.jpg", { type: "image/jpeg" }),
    });
    expect(page.path).toContain("/receipt/");
    const { id, photo_key } = await t.db
      .selectFrom("street.observation")
      .select(["id", "photo_key"])
      .where("photo_key", "is not", null)
      .executeTakeFirstOrThrow();
    expect(photo_key).not.toContain("navn");
    const address = `/vesterbro/street/inbox/${id}/photo`;
    for (const client of [t.visitor(), await t.signedIn("member"), await t.signedIn("provider")])
      expect((await client.request(address)).status).toBe(404);
    const shown = await (await t.signedIn("coordinator")).request(address);
    expect(shown.status).toBe(200);
    expect(shown.headers.get("content-type")).toBe("image/jpeg");
    expect(shown.headers.get("x-content-type-options")).toBe("nosniff");
    expect(shown.headers.get("cache-control")).toContain("no-store");
    const stored = Buffer.from(await shown.arrayBuffer());
    expect(stored.includes("Hemmelig Fotograf")).toBe(false);
    expect((await sharp(stored).metadata()).exif).toBeUndefined();
  });

  test("with a file that is no photo comes back in words", async () => {
    const photo = new File(["<svg onload=alert(1)>"], "billede.jpg", { type: "image/jpeg" });
    const page = await report({ kind: "needle", place: square, photo });
    expect(page.status).toBe(422);
    expect(page.document.querySelector("#photo-error")?.textContent).toContain("Den slags fil");
    expect(page.text).toContain("Vælg dit foto igen.");
  });

  test("works in English", async () => {
    const client = t.visitor();
    const form = await client.get("/en/vesterbro/street/report");
    const page = await client.submit(form, "/street/report", { kind: "unsafe", placeWords: "By the gate" });
    expect(page.path).toContain("/en/vesterbro/street/receipt/");
    expect(page.text).toContain("Thank you. We have received what you wrote.");
  });
});

describe("the receipt", () => {
  const codeOf = (path: string) => /receipt\/([^?]+)/.exec(path)?.[1] ?? "";

  test("is found by its code, read aloud or written badly, and shows none of the words again", async () => {
    const sent = await report({
      kind: "stairwell",
      placeWords: "Den grønne port",
      text: "Hver nat omkring to",
      lat: "55.6711",
      lon: "12.5611",
    });
    const code = codeOf(sent.path);
    const client = t.visitor();
    const form = await client.get("/vesterbro/code");
    const page = await client.submit(form, "/code", {
      code: code.toLowerCase().replaceAll("-", " "),
    });
    expect(page.text).toContain("Modtaget");
    expect(page.text).toContain(code);
    for (const secret of ["Den grønne port", "Hver nat", "55.67", "12.56"])
      expect(page.html).not.toContain(secret);
    expect(page.html).toContain('name="robots" content="noindex"');
    expect(page.headers.get("cache-control")).toBe("no-store");
    const rows = await t.db.selectFrom("street.observation").select("receipt_hash").execute();
    expect(rows.map((row) => row.receipt_hash)).not.toContain(code);
  });

  test("tells in each status what comes next, and where it was as far as one has said", async () => {
    const sent = await report({ kind: "needle", lat: "55.6711", lon: "12.5611" });
    expect(sent.text).toContain("Punktet, du satte på kortet");
    expect((await report({ kind: "needle", placeWords: "Den grønne port" })).text).toContain("Et sted, du selv har beskrevet");
    const said = { received: "inden for 3 arbejdsdage", seen: "har læst det", under_way: "Der bliver gjort noget ved det" } as const;
    for (const status of ["received", "seen", "under_way", "solved"] as const) {
      await t.db.updateTable("street.observation").set({ status, closed_at: status === "solved" ? t.now : null }).where("place_words", "=", "").where("lat", "is not", null).execute();
      const { text } = await t.visitor().get(sent.path.replace("?sent=1", ""));
      for (const [one, words] of Object.entries(said)) expect(text.includes(words), `${status}: ${words}`).toBe(one === status);
    }
  });

  test("is not there for another code, nor in another district", async () => {
    const sent = await report({ kind: "needle", place: square });
    const code = codeOf(sent.path);
    expect((await t.visitor().get(`/norrebro/street/receipt/${code}`)).status).toBe(404);
    expect((await t.visitor().get("/vesterbro/street/receipt/7KQM-2XNF-9R4T-B0HW")).status).toBe(404);
    expect((await t.visitor().get("/vesterbro/street/receipt/%00")).status).toBe(404);
    const client = t.visitor();
    const again = await client.submit(await client.get("/vesterbro/code"), "/code", {
      code: "7KQM",
    });
    expect(again.status).toBe(422);
    expect(again.text).toContain("Vi kender ikke den kode.");
  });

  test("lets someone delete their mail address", async () => {
    const sent = await report({ kind: "needle", place: square, email: "Mig@Eksempel.dk " });
    expect(await count("street.contact")).toBe(1);
    expect(sent.html).not.toContain("eksempel.dk");
    const page = await t.visitor().submit(sent, "/street/receipt/");
    expect(page.text).toContain("Din e-mail er slettet.");
    expect(await count("street.contact")).toBe(0);
  });
});
