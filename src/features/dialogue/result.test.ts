import { extractText, getDocumentProxy } from "unpdf";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventAnswers } from "../../../example/invented-answers.ts";
import type { Given } from "../../../example/invented-answers.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { betaQuantile } from "../../opinions/beta.ts";
import { randomAt } from "../../opinions/random.ts";
import { addQuestion, closeQuestion, openQuestion } from "./commands/questions.ts";
import { analyseDialogueJob } from "./jobs.ts";
import type { Perspective } from "./rules/perspective.ts";
import { statementsOf } from "./queries/questions.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

interface Crowd {
  readonly perspective: Perspective | "unsaid" | null;
  readonly people: number;
  /** What person p of it says to statement j; null: nothing. */
  readonly says: (j: number, p: number) => -1 | 0 | 1 | null;
}

const both = ["neighbour", "uses_drugs"] as const;

/** A question with its answers, analysed; gives its path. */
async function asked(statements: number, crowds: readonly Crowd[], mustBeHeard: readonly Perspective[] = both): Promise<string> {
  const permit = t.permit<"dialogue.manage">("dialogue.manage");
  const id = await t.db.transaction().execute(async (tx) => {
    const draft = {
      title: "Hvad skal der ske på pladsen?", why: "Vi vil høre jer.", asker: "Forummet", outcome: "Det kommer på dagsordenen.",
      closesOn: "2026-04-01", mustBeHeard: [...mustBeHeard], version: 0,
      statements: Array.from({ length: statements }, (_, j) => `Udsagn nummer ${j + 1} om pladsen og gaderne omkring den`),
    };
    const added = await addQuestion(tx, permit, draft, t.now);
    await openQuestion(tx, permit, added, 1, t.now);
    const ids = (await statementsOf(tx, t.district.id, added)).map((one) => one.id);
    const given = crowds.flatMap(({ perspective, people, says }) =>
      Array.from({ length: people }, (_, p): Given => ({
        perspective,
        values: new Map(ids.flatMap((one, j) => {
          const value = says(j, p);
          return value === null ? [] : [[one, value] as const];
        })),
      })),
    );
    await inventAnswers(tx, permit, added, given, t.now);
    return added;
  });
  await analyse(id);
  return `/vesterbro/dialogue/${id}`;
}

const analyse = (id: string) =>
  analyseDialogueJob.run({ ...t.deps, now: () => t.now }, { districtId: t.district.id, questionId: id }, { number: 1, isLast: false });
const read = async (path: string) => t.visitor().get(path);
async function paperOf(path: string) {
  const response = await t.visitor().request(`${path}/result.pdf`);
  if (response.status !== 200) return { status: response.status, text: "", pdf: undefined };
  const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
  return { status: 200, text: (await extractText(pdf, { mergePages: true })).text.replace(/\s+/g, " "), pdf };
}

const agree = () => 1 as const;
/** Everyone agrees on the first third; on the second the sides are against each other; the rest is mixed. */
const sided = (side: 1 | -1) => (j: number, p: number) => {
  if ((p + j) % 9 === 0) return 0;
  return j % 3 === 0 ? 1 : j % 3 === 1 ? side : randomAt(7, 300 * p + j, 3 + side) > 0.5 ? 1 : -1;
};
const twoSides = (neighbours: number, users: number): Crowd[] => [
  { perspective: "neighbour", people: neighbours, says: sided(1) },
  { perspective: "uses_drugs", people: users, says: sided(-1) },
];

const claims = /Støttes af alle|Gruppe [A-E]/;

describe("a result claims no more than its numbers carry", () => {
  test.each<[string, number, readonly Crowd[], readonly RegExp[], readonly RegExp[]]>([
    ["1 person", 3, [{ perspective: "neighbour", people: 1, says: agree }], [/for få svar til at vise tal/], [/1 personer|Udsagn nummer/, claims]],
    ["4 people", 12, twoSides(2, 2), [/for få svar til at vise tal/], [/Udsagn nummer/, claims]],
    ["8 people, no perspective of five", 12, twoSides(4, 4),
      [/8 personer har givet/, /meget usikre/, /Alle svar under ét/, /8 af 8 er enige|7 af 8 er enige|6 af 8 er enige/, /ikke svar nok til at se, om nogen svarer ens/],
      [/måske blive fælles|Det deler os|Naboer/, claims]],
    ["25 people, one side too few", 12, twoSides(21, 4),
      [/Det kan vi måske blive fælles om.*Vi ved ikke, hvad personer der bruger stoffer mener/, /når 30 personer/], [/Personer der bruger stoffer/, claims]],
    ["25 people, three statements", 3, twoSides(13, 12), [/Det kan vi være fælles om.*Støttes af alle.*Udsagn nummer 1 /, /Det deler os.*Udsagn nummer 2/], [/Gruppe A/]],
    ["80 people", 21, twoSides(44, 36),
      [/80 personer/, /Støttes af alle/, /Det deler os/, /80 personer er med på kortet/, /Gruppe A, \d+ personer/, /Læs, hvordan vi regner/], [/meget usikre/, /ingen faste grupper/]],
    ["80 people who differ in nothing", 12, [{ perspective: "neighbour", people: 40, says: agree }, { perspective: "uses_drugs", people: 40, says: agree }],
      [/Støttes af alle/, /ikke nogen klar forskel/, /ingen faste grupper/], [/Gruppe A/, /Hvis alle ståsteder tæller lige meget/]],
    ["only one perspective, and nobody who must be heard", 3, [{ perspective: "neighbour", people: 30, says: agree }], [/Kun ét ståsted har svaret nok/], [claims]],
  ])("%s", async (_, statements, crowds, says, saysNot) => {
    const path = await asked(statements, crowds, says.some((one) => one.source.includes("Kun ét")) ? [] : both);
    const page = await read(`${path}/result`);
    for (const words of says) expect(page.text).toMatch(words);
    for (const words of saysNot) expect(page.text).not.toMatch(words);
    const paper = await paperOf(path);
    const isTold = crowds.reduce((sum, { people }) => sum + people, 0) >= 5;
    expect(paper.status).toBe(isTold ? 200 : 404);
    expect((await read(`${path}/result/statements`)).status).toBe(isTold ? 200 : 404);
    for (const words of saysNot.filter((one) => one !== claims)) expect(paper.text).not.toMatch(words);
    expect((await read(`${path}/how`)).status).toBe(200);
  });

  test("of three hundred statements stays light: the rest is folded, and all stand a page at a time", async () => {
    const path = await asked(300, twoSides(20, 20));
    const page = await read(`${path}/result`);
    expect(page.text).toContain("Vis 15 til");
    expect(gzipSync(page.html).length).toBeLessThan(20_000);
    const all = await read(`${path}/result/statements?page=6`);
    expect(all.document.querySelectorAll("tbody tr")).toHaveLength(50);
    expect((await read(`${path}/result/statements?page=7`)).status).toBe(404);
    const { pdf } = await paperOf(path);
    expect(pdf?.numPages).toBeLessThanOrEqual(6);
  });
});

describe("nothing of fewer than five people is told", () => {
  test("by page, table, explanation, map or paper, nor can it be found by subtracting perspectives in groups", async () => {
    // Four relatives agree with what nobody else does, and six who work here have answered it thrice.
    const path = await asked(12, [
      { perspective: "neighbour", people: 24, says: sided(1) },
      { perspective: "uses_drugs", people: 24, says: sided(-1) },
      { perspective: "relative", people: 4, says: (j) => (j === 4 ? 1 : -1) },
      { perspective: "works_here", people: 6, says: (j, p) => (p < 3 || j > 5 ? 1 : null) },
    ]);
    const pages = [await read(`${path}/result`), await read(`${path}/how`), await read(`${path}/result/statements`)];
    const texts = [...pages.map(({ text }) => text), (await paperOf(path)).text];
    for (const text of texts) expect(text.replace(/Hvis fire pårørende har svaret, står pårørende/, "")).not.toMatch(/pårørende/i);
    expect(pages[0]?.text).toMatch(/Dem der arbejder herfor få svar/);
    const svg = pages[0]?.document.querySelector(".opinion-map svg");
    expect(svg).not.toBeNull();
    for (const node of svg?.querySelectorAll("*") ?? [])
      expect([...node.attributes].map(({ name }) => name).filter((name) => !/^(class|d|cx|cy|r|x|y|id|aria-hidden)$/.test(name))).toEqual([]);
    expect(svg?.textContent?.replace(/\s+/g, " ")).toMatch(/^Kort over, hvem der svarer ens\d+ personer på et kort\. (Gruppe [A-E]: \d+ personer\.? ?)+ ?Teksten/);
    expect(pages[0]?.html).not.toContain("style=");
    const stored = await t.db.selectFrom("dialogue.result").select("summary").where("question_id", "=", path.split("/").at(-1) ?? "").executeTakeFirstOrThrow();
    expect(Object.keys(stored.summary?.heard ?? {})).not.toContain("relative");
    for (const place of stored.summary?.map?.places ?? []) expect(place.every((number) => Number.isInteger(number))).toBe(true);
  });

  test("a statement that fewer than five have answered has no figures", async () => {
    const path = await asked(3, [{ perspective: "neighbour", people: 12, says: (j, p) => (j < 2 || p < 3 ? 1 : null) }]);
    const all = await read(`${path}/result/statements`);
    const row = [...all.document.querySelectorAll("tbody tr")].find((one) => one.textContent?.includes("Udsagn nummer 3"));
    expect([...(row?.querySelectorAll(".cell-value") ?? [])].map((cell) => cell.textContent)).toEqual(["under 5", "–", "–", "–", "–"]);
  });
});

describe("the explanation", () => {
  test("has an example of this question that a reader can work out again, and says who must be heard", async () => {
    const path = await asked(21, twoSides(44, 36));
    expect((await read(`${path}/how`)).text).toContain("Når spørgsmålet er lukket, og mindst to");
    const id = path.split("/").at(-1) ?? "";
    await t.db.transaction().execute((tx) => closeQuestion(tx, t.permit("dialogue.manage"), id, t.now));
    await analyse(id);
    const page = await read(`${path}/how`);
    expect(page.text).toContain("skal de her høres: naboer, personer der bruger stoffer");
    const rows = [...page.document.querySelectorAll("#example tbody tr")].map((row) =>
      [...row.querySelectorAll(".cell-value")].map((cell) => Number((cell.textContent ?? "").replace(/ %/, "").replace(",", "."))));
    expect(rows).toHaveLength(2);
    for (const [seen = 0, agreed = 0, share, expected = 0, a = 0, b = 0, low] of rows) {
      expect(share).toBe(Math.round((100 * agreed) / seen));
      expect(a).toBeCloseTo(agreed + 16 * expected, 2);
      expect(b).toBeCloseTo(seen - agreed + 16 * (1 - expected), 2);
      expect(low).toBe(Math.round(100 * betaQuantile(0.1, a, b)));
    }
    expect((await read(`/en${path}/how`)).text).toContain("An example that you can check");
  });

  test("shows both ways of counting where they differ, with why", async () => {
    const path = await asked(21, twoSides(70, 14));
    const { text } = await read(`${path}/result`);
    expect(text).toMatch(/Hvis alle ståsteder tæller lige meget.*Alle svar under ét\d+ %Ét ståsted, én stemme\d+ %Flest svar kommer fra naboer: 70 af 84/);
  });
});

describe("the paper", () => {
  test("says what the page says, in both languages, tagged, with the map's words, on few sheets", async () => {
    const path = await asked(20, twoSides(44, 36));
    const { text, pdf } = await paperOf(path);
    expect(text).toMatch(/Hvad skal der ske på pladsen\?.*Spurgt af: Forummet\. Svar fra 2\. marts 2026 til 1\. april 2026.*80 personer.*Det kan vi være fælles om.*Naboer Personer der bruger stoffer Udsagn nummer 1 .*\d+ % \(\d+–\d+ %\).*Det deler os.*Gruppe A, \d+ personer.*Sådan regner vi/);
    expect(pdf?.numPages).toBeLessThanOrEqual(3);
    expect((await pdf?.getMetadata())?.metadata?.get("pdfuaid:part")).toBe("1");
    const alts: string[] = [];
    for (let at = 1; at <= (pdf?.numPages ?? 0); at += 1) alts.push(JSON.stringify(await (await pdf?.getPage(at))?.getStructTree()));
    expect(alts.join()).toContain("Kort over, hvem der svarer ens. 80 personer på et kort");
    const english = await paperOf(`/en${path}`);
    expect(english.text).toMatch(/Asked by: Forummet.*What we can share.*Neighbours People who use drugs .*How we calculate/);
  });

  test("is there for nobody while the question is a draft or elsewhere", async () => {
    const path = await asked(3, twoSides(6, 6));
    expect((await paperOf(path.replace("vesterbro", "norrebro"))).status).toBe(404);
    expect((await read(`${path.replace("vesterbro", "norrebro")}/how`)).status).toBe(404);
  });
});

describe("after ten answers", () => {
  test("one sees what one shares with whom, from one's own answers, and never a group", async () => {
    const path = await asked(12, twoSides(20, 20));
    const anna = t.visitor();
    expect((await anna.get(`${path}/shared`)).text).toContain("Når du har svaret på 10 udsagn");
    let page = await anna.get(`${path}/answer`);
    for (let answered = 0; answered < 12; answered += 1) {
      if (page.text.includes("Hvem er du her?")) page = await anna.submit(page, "/perspective", { perspective: "unsaid" });
      expect(page.html.includes(`${path}/shared`)).toBe(answered >= 10);
      const number = Number(/Udsagn nummer (\d+)/.exec(page.text)?.[1]) - 1;
      page = await anna.submit(page, "/answer", { value: number % 3 === 1 ? "disagree" : "agree" });
    }
    expect(page.text).toMatch(/Du har svaret på alt.*Det deler du med andre.*Personer der bruger stoffer: Du svarer som de fleste på \d+ af 12 udsagn/);
    const shared = await anna.get(`${path}/shared`);
    const [users, neighbours] = [...shared.document.querySelectorAll(".support")].map((one) => one.textContent ?? "");
    expect(users).toContain("Personer der bruger stoffer");
    expect(neighbours).toMatch(/Naboer: Du svarer som de fleste på \d+ af 12.*De er enige\. Du er uenig\./);
    expect(shared.text).not.toMatch(/[Gg]ruppe/);
    expect(shared.headers.get("cache-control")).toContain("no-store");
    expect((await anna.get(`${path}/mine`)).text).toMatch(/Det deler du med andre.*Naboer/);
    expect((await t.visitor().get(`${path}/shared`)).text).not.toContain("Naboer");
    expect((await anna.get(`/en${path}/shared`)).text).toContain("You answer as most do");
  });
});
