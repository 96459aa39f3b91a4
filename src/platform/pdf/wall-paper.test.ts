import fc from "fast-check";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { renderPdf } from "./render.ts";
import type { FoldingCard, NoticePaper, PaperEntry, PaperGroup, Poster, WallPaper } from "./wall-paper.ts";

const address = "https://kvarter.example/hjaelp";

const entry: PaperEntry = {
  name: "Køkkenet", what: "Varm mad.", whatLang: "da", hours: "ma–fr 8–16", notes: ["Lukket på helligdage"], visits: [{ label: "Sygeplejerske", hours: "ti 10–12" }],
  place: "Prøvegade 4", placeLang: "da", phone: "33 66 33 66", doors: "uden CPR · hund må komme med", note: "Ring på porten.",
};
const group: PaperGroup = { title: "Mad", picture: "M3 12h18", lines: [{ name: "Køkkenet", hours: "ma–fr 8–16", place: "Prøvegade 4", placeLang: "da" }] };
const poster: Poster = {
  kind: "poster", lang: "da", title: "Hjælp nu, plakat, Vesterbro", author: "Samarbejdsforum", heading: "Hjælp nu", made: "Lavet 2. marts 2026.", from: "Vesterbro",
  lead: "Du behøver ikke sige, hvem du er.", numbers: [{ number: "112", words: "Fare for livet", isDanger: true }, { number: "1813", words: "Syg" }],
  page: { url: address, words: "Se, hvad der er åbent" }, check: "Tider ændrer sig.", groupsTitle: "Hvad har du brug for?", groups: [group], shown: "{} af {}",
  short: "Resten er på siden.", nothing: "Ingen steder endnu.",
};
const { kind: _, ...ofPlaces } = poster;
const card: FoldingCard = {
  kind: "folding-card", ...ofPlaces, help: { title: "Er nogen bevidstløs?", steps: ["Ring 112."] }, folding: { title: "Fold", steps: ["Bagud."] },
  listTitle: "Alle steder", list: [entry], leftOut: "{} steder mere står på siden.",
};
const notice: NoticePaper = {
  kind: "notice", lang: "da", title: "Opslag", author: "Samarbejdsforum", heading: "Vesterbro", made: "Lavet 2. marts 2026.",
  parts: [{ title: "Er nogen bevidstløs?", number: "112", steps: ["Ring 112."], blank: "Adressen her:" }, { title: "Har du fundet en kanyle?", steps: ["Rør den ikke."] }],
  pages: [{ url: address, words: "Hjælp nu" }, { url: "https://kvarter.example/meld", words: "Meld" }], also: ["Politi: 114"],
};

const open = async (paper: WallPaper) => getDocumentProxy(new Uint8Array(await renderPdf(paper)));
const textOf = async (paper: WallPaper) => (await extractText(await open(paper), { mergePages: true })).text;

interface StructureNode {
  role?: string;
  alt?: string;
  children?: StructureNode[];
}
const nodesOf = (node: StructureNode | null): StructureNode[] => (node === null ? [] : [node, ...(node.children ?? []).flatMap(nodesOf)]);
const structureOf = async (paper: WallPaper) => {
  const pdf = await open(paper);
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (__, at) => (await pdf.getPage(at + 1)).getStructTree()));
  return pages.flatMap((tree) => nodesOf(tree as StructureNode | null));
};

/** Millimetres, of the first page. */
const sizeOf = async (paper: WallPaper) => {
  const [left = 0, bottom = 0, right = 0, top = 0] = (await (await open(paper)).getPage(1)).view;
  return [right - left, top - bottom].map((points) => Math.round((points / 72) * 25.4));
};

describe.each([
  { name: "the card", paper: card, size: [210, 297], pages: 2, headings: ["H1", "H2", "H3", "H2", "H2", "H3"], codes: 1 },
  { name: "the poster", paper: poster, size: [297, 420], pages: 1, headings: ["H1", "H2"], codes: 1 },
  { name: "the notice", paper: notice, size: [210, 297], pages: 1, headings: ["H1", "H2", "H2"], codes: 2 },
])("$name", ({ paper, size, pages, headings, codes }) => {
  it("is a tagged PDF/UA-1 of its size, with title, author and language", async () => {
    const pdf = await open(paper);
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: paper.title, Author: "Samarbejdsforum", Language: "da" });
    expect(metadata?.get("pdfuaid:part")).toBe("1");
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect([pdf.numPages, await sizeOf(paper)]).toEqual([pages, size]);
    expect((await (await open({ ...paper, lang: "en" })).getMetadata()).info).toMatchObject({ Language: "en" });
  });

  it("reads in order, and says where its codes lead", async () => {
    const nodes = await structureOf(paper);
    expect(nodes.flatMap(({ role }) => (/^H\d$/u.test(role ?? "") ? [role] : []))).toEqual(headings);
    const alts = nodes.flatMap(({ role, alt }) => (role === "Figure" ? [alt] : []));
    expect(alts).toEqual([`QR-kode til ${address}`, "QR-kode til https://kvarter.example/meld"].slice(0, codes));
  });

  it("says when it was made, and is the same paper each time", async () => {
    expect(await textOf(paper)).toContain("Lavet 2. marts 2026.");
    expect(Buffer.compare(await renderPdf(paper), await renderPdf(structuredClone(paper)))).toBe(0);
  });
});

const hostile = '#panic() #import "x" *ikke fed* $x^2$ \\ [[ ]] } @ref <mærke> "citat" 😀';

it("what somebody typed is never read as Typst code", async () => {
  const typed: PaperEntry = { ...entry, name: hostile, what: hostile, hours: hostile, notes: [hostile], visits: [{ label: hostile, hours: hostile }], place: hostile, doors: hostile, note: hostile };
  const lines = [{ name: hostile, hours: hostile, place: hostile, placeLang: "da" as const }];
  const text = (await textOf({ ...card, from: hostile, groups: [{ ...group, title: hostile, lines }], list: [typed] })).replace(/\s/gu, "");
  const said = hostile.replace("😀", "□").replace(/\s/gu, "");
  expect(text.split(said).length - 1).toBeGreaterThanOrEqual(12);
});

/** So many lines of so many letters each, as one word or many. */
const manyLines = (count: number, letters: number, isOneWord: boolean) =>
  Array.from({ length: count }, (__, at) => {
    const name = (isOneWord ? "W".repeat(letters) : "Sted ved vandet ".repeat(letters).slice(0, letters)).trim() || "S";
    return { name: `${at + 1} ${name}`, hours: `ma–fr 8–16, lø 10–14${isOneWord ? ", sidste mandag i måneden 10.00–12.00" : ""}`, place: name, placeLang: "da" as const };
  });

it("has as many sheets as it should, however many places there are and however long their names", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 80 }), fc.boolean()), { maxLength: 11 }),
      async (kinds) => {
        const groups = kinds.map(([count, letters, isOneWord], at) => ({ ...group, title: `Behov ${at + 1}`, lines: manyLines(count, letters, isOneWord) }));
        const list = (kinds[0] ? manyLines(...kinds[0]) : []).map((line) => ({ ...entry, ...line }));
        expect((await open({ ...card, groups, list })).numPages).toBe(2);
        expect((await open({ ...poster, groups })).numPages).toBe(1);
      },
    ),
    { numRuns: 6, examples: [[Array.from({ length: 11 }, () => [60, 80, true] as [number, number, boolean])]] },
  );
});

it.each([1, 15, 60])("with %i places, says how many were left out", async (count) => {
  const lines = manyLines(count, 20, false);
  const text = await textOf({ ...card, groups: [{ ...group, lines }], list: lines.map((line) => ({ ...entry, ...line })) });
  const [onInside = ""] = text.split("Alle steder").slice(-1);
  const named = new Set(onInside.match(/\d+ Sted ved vandet/gu)).size;
  const left = Number(/(\d+) steder mere står på siden/u.exec(text)?.[1] ?? 0);
  expect(named + left).toBe(count);
  expect(left > 0).toBe(count === 60);
});

it("without any place, says so", async () => {
  for (const paper of [{ ...card, groups: [], list: [] }, { ...poster, groups: [] }]) expect(await textOf(paper)).toContain("Ingen steder endnu.");
});
