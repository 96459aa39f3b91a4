import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { markdownToBlocks } from "../markdown/to-blocks.ts";
import type { Booklet } from "./booklet.ts";
import { renderPdf } from "./render.ts";

const page = "https://kvarter.example/vesterbro/conference/1/reading";

const chapter = {
  title: "Fem byer i Europa",
  lang: "da",
  source: "Rapport (eksempel)",
  blocks: markdownToBlocks("Byerne gjorde **tre** ting.\n\n# Først\n\n- en plan\n- et hold"),
  places: [{ words: "PDF, 12 sider", url: `${page}/2/file` }],
} as const;

const booklet: Booklet = {
  lang: "da",
  booklet: "Læsemappe",
  title: "Fra gade til plan",
  author: "Forum (eksempel)",
  lines: ["onsdag den 15. april 2026", "2 tekster"],
  contents: "Indhold",
  parts: [
    { title: "For alle", lang: "da", chapters: [chapter, { ...chapter, title: "At være i byens rum", places: [] }] },
    { title: "Workshop: Indsatser der virker", lang: "da", chapters: [{ ...chapter, title: "Who helps whom", lang: "en" }] },
  ],
  url: page,
};

const open = async (given: Booklet) => getDocumentProxy(new Uint8Array(await renderPdf(given)));
const pagesOf = async (given: Booklet) => (await extractText(await open(given), { mergePages: false })).text;

describe("a booklet", () => {
  it("has a cover, contents with page numbers, and each text on a page of its own, in their order", async () => {
    const pages = await pagesOf(booklet);
    expect(pages).toHaveLength(5);
    expect(pages[0]).toContain("Fra gade til plan");
    expect(pages[1]).toMatch(/Indhold[\s\S]*For alle[\s\S]*Fem byer i Europa[\s.]*3[\s\S]*At være i byens rum[\s.]*4[\s\S]*Who helps whom[\s.]*5/u);
    expect(pages[2]).toMatch(/For alle[\s\S]*Fem byer[\s\S]*Rapport[\s\S]*Byerne gjorde tre ting[\s\S]*PDF, 12 sider/u);
    expect(pages[4]).toContain("Workshop: Indsatser der virker");
  });

  it("is tagged, with its language, its title, and codes and addresses that lead to where the texts are", async () => {
    const document = await open({ ...booklet, watermark: "Eksempel" });
    const { info, metadata } = await document.getMetadata();
    expect(info).toMatchObject({ Title: "Læsemappe: Fra gade til plan", Author: "Forum (eksempel)", Language: "da" });
    expect(metadata?.get("pdfuaid:part")).toBe("1");
    const third = await document.getPage(3);
    expect(JSON.stringify(await third.getStructTree())).toContain(`QR-kode til ${page}/2/file`);
    expect((await third.getAnnotations()).map(({ url }: { url?: string }) => url)).toContain(`${page}/2/file`);
  });

  it("shows what somebody typed as it stands, however hostile or long", async () => {
    const typed = '#panic() $x$ \\ ]] } @ref "citat"';
    const hostile = { ...chapter, title: typed, source: typed, blocks: markdownToBlocks("W".repeat(900)) };
    const pages = await pagesOf({ ...booklet, title: typed, parts: [{ title: typed, lang: "da", chapters: [hostile] }] });
    expect(pages.join("").replace(/\s/gu, "").split(typed.replace(/\s/gu, "")).length - 1).toBeGreaterThanOrEqual(5);
  });
});
