import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderPdf } from "../../../platform/pdf/render.ts";
import type { Client, SeenPage } from "../../../../test/client.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import { isReleased, neighbourOf, readingGroups } from "./reading.ts";
import type { ReadingText } from "./reading.ts";

describe("the rules of a reading pack", () => {
  const text = fc.record({
    id: fc.uuid(),
    workshopId: fc.constantFrom(null, "w1", "w2", "gone"),
    position: fc.integer({ min: 1, max: 50 }),
  }) as fc.Arbitrary<unknown> as fc.Arbitrary<ReadingText>;
  const texts = fc.uniqueArray(text, { selector: ({ id }) => id, maxLength: 12 });
  const sessions = [
    { id: "w2", title: "Anden", kind: "workshop" },
    { id: "t", title: "Oplæg", kind: "talk" },
    { id: "w1", title: "Første", kind: "workshop" },
  ] as const;

  test("every text stands once, those for everyone first, those of a workshop that is not in the programme nowhere", () => {
    fc.assert(
      fc.property(texts, (all) => {
        const groups = readingGroups(all, sessions);
        const order = [null, "w2", "w1"];
        expect(groups.map(({ workshop }) => order.indexOf(workshop?.id ?? null))).toEqual(groups.map(({ workshop }) => order.indexOf(workshop?.id ?? null)).sort());
        const shown = groups.flatMap((group) => group.texts);
        expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(all.filter(({ workshopId }) => workshopId !== "gone").map(({ id }) => id)));
        expect(shown).toHaveLength(new Set(shown).size);
        for (const group of groups) {
          expect(group.texts.length).toBeGreaterThan(0);
          for (const { workshopId } of group.texts) expect(workshopId).toBe(group.workshop?.id ?? null);
        }
      }),
    );
  });

  test("what is before a text has the text after it", () => {
    fc.assert(
      fc.property(texts, (all) => {
        const ids = all.map(({ id }) => id);
        expect(ids.slice(1).map((id) => neighbourOf(all, neighbourOf(all, id, "up")?.id ?? "", "down")?.id)).toEqual(ids.slice(1));
        expect([neighbourOf(all, ids[0] ?? "", "up"), neighbourOf(all, ids.at(-1) ?? "", "down")]).toEqual([undefined, undefined]);
      }),
    );
  });

  const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
  test.each([
    ["never", { publishedAt: at(1), cancelledAt: null }, undefined, 9, false],
    ["a minute too early", { publishedAt: at(1), cancelledAt: null }, new Date(at(9).getTime() + 60_000), 9, false],
    ["at the minute", { publishedAt: at(1), cancelledAt: null }, at(9), 9, true],
    ["not while it is a draft", { publishedAt: null, cancelledAt: null }, at(2), 9, false],
    ["not any more once it is cancelled", { publishedAt: at(1), cancelledAt: at(3) }, at(4), 9, false],
    ["but what was read stays", { publishedAt: at(1), cancelledAt: at(5) }, at(4), 9, true],
  ])("released: %s", (_name, conference, releasedAt, hour, released) => {
    expect(isReleased(conference, releasedAt, at(hour))).toBe(released);
  });
});

describe("a reading pack", () => {
  let app: TestApp;
  let coordinator: Client;
  let pdf: Uint8Array<ArrayBuffer>;

  const details = {
    title: "Vejen fra gade til plan",
    place: "Rådhuset",
    day: "2026-04-15",
    fromTime: "16:00",
    toTime: "20:00",
    organiser: "Socialforvaltningen (eksempel)",
    languages: ["da"],
    contactMail: "konference@eksempel.dk",
  };
  const words = { title: "Fem byer i Europa", source: "Et universitet, 2010", summary: "Byerne gjorde **tre** ting.", link: "https://tekster.eksempel.dk/fem-byer" };

  beforeAll(async () => {
    app = await testApp({ remembersPages: true });
    coordinator = await app.signedIn("coordinator");
    const shown = await renderPdf({ lang: "da", title: "Prøve", letterhead: { name: "F", lines: [] }, numbers: [], date: "", blocks: [], footer: { lines: [], url: "https://kvarter.example/", qr: false } });
    pdf = new Uint8Array(shown);
  });
  afterAll(() => app.close());

  const originOf = (page: SeenPage) => page.path.split("?")[0]?.replace(/\/programme$/, "") ?? "";
  const file = (name = "Fem byer.pdf", bytes: BlobPart = pdf) => new File([bytes], name, { type: "application/pdf" });

  /** A published conference with one workshop; gives its address. */
  async function conference(): Promise<string> {
    const path = originOf(await coordinator.submit(await coordinator.get("/vesterbro/conference/new"), "/conference/new", details));
    await coordinator.submit(await coordinator.get(`${path}/rounds`), "/rounds", { from1: "17:00", to1: "17:45" });
    await workshop(path, "Indsatser der virker");
    await publish(path);
    return path;
  }
  const workshop = async (path: string, title: string) => coordinator.submit(await coordinator.get(`${path}/workshops/new`), "/workshops/new", { title, capacity1: "30" });
  const publish = async (path: string) => coordinator.submit(await coordinator.get(`${path}/publish`), "/publish", { consent: "1" });
  const add = async (path: string, answers: Record<string, string | File>) =>
    coordinator.submit(await coordinator.get(`${path}/reading/desk/new`), "/desk/new", { ...words, ...answers });
  const release = async (path: string, day: string, time = "12:00") =>
    coordinator.submit(await coordinator.get(`${path}/reading/desk`), "/reading/release", { day, time });
  const workshopNamed = (page: SeenPage, title: string) =>
    [...page.document.querySelectorAll("option")].find((option) => option.textContent?.includes(title))?.getAttribute("value") ?? "";
  const textIds = (page: SeenPage) => [...page.document.querySelectorAll(".desk-block")].map((block) => block.id.replace("text-", ""));

  test("is nobody's but the preparers' until its minute, in no form; then everyone's", async () => {
    const path = await conference();
    const desk = await add(path, { file: file() });
    expect(desk.text).toContain("PDF, 1 side");
    const [id = ""] = textIds(desk);
    const later = await release(path, "2026-03-03");
    expect(later.text).toContain("Alle kan læse mappen fra tirsdag den 3. marts 2026 kl. 12.00");
    const member = await app.signedIn("member");
    const ends = ["", "/pack.pdf", `/${id}/file`];
    for (const reader of [app.visitor(), member, coordinator]) {
      for (const end of ends) expect((await reader.get(`${path}/reading${end}`)).status, end).toBe(404);
      expect((await reader.get(path)).html).not.toMatch(/Fem byer|reading/);
    }
    for (const reader of [app.visitor(), member])
      for (const end of ["/desk", "/desk/pack.pdf", `/desk/${id}/file`, `/desk/${id}/change`]) expect((await reader.get(`${path}/reading${end}`)).status, end).toBe(404);
    for (const end of ["/desk/pack.pdf", `/desk/${id}/file`]) expect((await coordinator.get(`${path}/reading${end}`)).status, end).toBe(200);

    const before = app.now;
    app.now = new Date("2026-03-03T11:00:00Z");
    const visitor = app.visitor();
    expect((await visitor.get(path)).text).toContain("En tekst på 1 side. Der er et kort resumé til hver.");
    const page = await visitor.get(`${path}/reading`);
    for (const said of ["Fem byer i Europa", "Et universitet, 2010", "Byerne gjorde tre ting.", "PDF, 1 side", "tekster.eksempel.dk"]) expect(page.text).toContain(said);
    const sent = await visitor.request(`${path}/reading/${id}/file`);
    expect(new Uint8Array(await sent.arrayBuffer())).toEqual(pdf);
    expect(sent.headers.get("content-disposition")).toContain('attachment; filename="Fem byer.pdf"');
    expect(sent.headers.get("content-security-policy")).toContain("sandbox");
    expect(sent.headers.get("x-content-type-options")).toBe("nosniff");
    const paper = await visitor.request(`${path}/reading/pack.pdf`);
    expect([paper.status, paper.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    expect((await visitor.get(path.replace("vesterbro", "norrebro") + "/reading")).status).toBe(404);
    app.now = before;
  });

  test("tells nothing of a workshop that is not published, and keeps its texts from being lost with it", async () => {
    const path = await conference();
    await workshop(path, "Hemmelig workshop");
    const form = await coordinator.get(`${path}/reading/desk/new`);
    await add(path, { title: "For alle at læse" });
    const desk = await add(path, { title: "Skjult tekst", workshop: workshopNamed(form, "Hemmelig"), file: file() });
    expect(desk.text).toContain("ikke i det offentlige program endnu");
    const hidden = textIds(desk).at(-1) ?? "";
    await release(path, "2026-03-01");
    const page = await app.visitor().get(`${path}/reading`);
    expect(page.text).toContain("For alle at læse");
    expect(page.html).not.toMatch(/Skjult|Hemmelig/);
    expect((await app.visitor().get(`${path}/reading/${hidden}/file`)).status).toBe(404);

    const removed = await coordinator.get(`${path}/workshops/${workshopNamed(form, "Hemmelig")}`);
    const refused = await coordinator.submit(removed, "/remove");
    expect([refused.status, refused.text.includes("Der er tekster til workshoppen i læsemappen")]).toEqual([422, true]);
    await publish(path);
    expect((await app.visitor().get(`${path}/reading`)).text).toMatch(/For alle at læse.*Til workshoppen Hemmelig workshop.*Skjult tekst/);
    expect((await app.visitor().get(`${path}/reading/${hidden}/file`)).status).toBe(200);
  });

  test("has an order that is moved one step at a time, and not twice by a double press", async () => {
    const path = await conference();
    for (const title of ["A først", "B dernæst", "C til sidst"]) await add(path, { title });
    const order = (page: SeenPage) => [...page.document.querySelectorAll(".desk-title")].map((title) => title.textContent?.trim().slice(0, 1)).join("");
    const desk = await coordinator.get(`${path}/reading/desk`);
    const [, , last = ""] = textIds(desk);
    expect(order(desk)).toBe("ABC");
    expect(order(await coordinator.submit(desk, `${last}/move`, {}, 3))).toBe("ACB");
    await release(path, "2026-03-01");
    const stale = await coordinator.submit(desk, `${last}/move`, { again: "1" });
    expect([stale.status, order(stale)]).toEqual([422, "ACB"]);
    expect(stale.document.querySelector("input[name=day]")?.getAttribute("value")).toBe("2026-03-01");
    expect((await app.visitor().get(`${path}/reading`)).text).toMatch(/A først.*C til sidst.*B dernæst/);
  });

  test("changes, loses and replaces files, and is deleted with a draft", async () => {
    const path = await conference();
    const [id = ""] = textIds(await add(path, { file: file() }));
    const kept = async () => (await app.db.selectFrom("platform.stored_file").select("key").where("key", "like", "%/reading/%").execute()).length;
    const before = await kept();
    const form = await coordinator.get(`${path}/reading/desk/${id}/change`);
    expect(form.text).toContain("Filen er nu: Fem byer.pdf");
    await coordinator.submit(form, "/change", { titleEn: "Five cities", summaryEn: "The cities did three things." });
    expect(await kept()).toBe(before);
    const clash = await coordinator.submit(form, "/change", { title: "Skrevet samtidig" });
    expect([clash.status, clash.text.includes("Five cities")]).toEqual([422, true]);
    expect(clash.document.querySelector("input[name=title]")?.getAttribute("value")).toBe("Skrevet samtidig");
    const again = await coordinator.get(`${path}/reading/desk/${id}/change`);
    await coordinator.submit(again, "/change", { dropFile: "1" });
    expect(await kept()).toBe(before - 1);
    await release(path, "2026-03-01");
    expect((await app.visitor().get(`/en${path}/reading`)).text).toContain("The cities did three things.");
    await coordinator.submit(await coordinator.get(`${path}/reading/desk/${id}/change`), "/remove", {}, 2);
    expect((await app.visitor().get(`${path}/reading`)).status).toBe(404);

    const draft = originOf(await coordinator.submit(await coordinator.get("/vesterbro/conference/new"), "/conference/new", details));
    await add(draft, { file: file() });
    await release(draft, "2026-03-01");
    expect((await app.visitor().get(`${draft}/reading`)).status).toBe(404);
    await coordinator.submit(await coordinator.get(`${draft}/programme`), "/discard");
    expect(await kept()).toBe(before - 1);
  });

  test.each([
    ["neither file nor link", { link: "" }, "Læg en fil op, eller skriv en adresse"],
    ["a link that is none", { link: "javascript:alert(1)" }, "Skriv en adresse, der begynder med https://"],
    ["a file that is no PDF", { file: new File(["<script>"], "tekst.pdf") }, "Den slags fil kan vi ikke tage imod"],
    ["somebody's phone", { summary: "Ring til Bo på 22 33 44 55" }, "Det ligner et telefonnummer"],
    ["English by half", { titleEn: "Five cities" }, "Skriv også resuméet på engelsk"],
    ["a workshop of nowhere", { workshop: "0199a000-0000-7000-8000-000000000000" }, "Vælg en af mulighederne"],
    ["a text that is too long", { summary: "x".repeat(3501) }, "Teksten er for lang"],
  ])("refuses %s, and keeps what was typed", async (_name, answers, said) => {
    const path = await conference();
    const page = await add(path, answers as Record<string, string | File>);
    expect(page.status).toBe(422);
    expect(page.text).toContain(said);
    expect(page.document.querySelector("input[name=title]")?.getAttribute("value")).toBe(words.title);
    expect(textIds(await coordinator.get(`${path}/reading/desk`))).toEqual([]);
  });

  test("comes out before the conference is over, or not at all", async () => {
    const path = await conference();
    expect((await release(path, "2026-04-15", "20:00")).text).toContain("Mappen skal ud, før konferencen er slut");
    expect((await release(path, "", "12:00")).status).toBe(422);
    expect((await release(path, "", "")).text).toContain("Kun I, der forbereder konferencen, kan se mappen");
  });
});
