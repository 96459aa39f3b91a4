import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { badgeFormats } from "./badges.ts";
import type { BadgeFormat, Badges } from "./badges.ts";
import { renderPdf } from "./render.ts";

const typed = '#panic() $x$ \\ ]] "citat"';
const people = Array.from({ length: 22 }, (_, at) => ({ name: `Åse Prøve ${at + 1}`, party: at === 1 ? "Gadens Folk" : "", code: `7KQM-2X${at + 10}` }));
const badges = (format: BadgeFormat, rest: Partial<Badges> = {}): Badges => ({
  lang: "da",
  badges: format,
  title: "Fra gade til plan",
  author: "Forum (eksempel)",
  when: "onsdag den 15. april 2026",
  people,
  ...rest,
});
const open = async (given: Badges) => getDocumentProxy(new Uint8Array(await renderPdf(given)));
const pagesOf = async (given: Badges) => (await extractText(await open(given), { mergePages: false })).text;

describe("badges", () => {
  it.each([
    ["a6", 22],
    ["a4", 6],
    ["labels", 2],
  ] as const)("on %s stand on %d pages, each with its code, and for whom somebody comes only if they show it", async (format, count) => {
    const pages = await pagesOf(badges(format));
    expect(pages).toHaveLength(count);
    const all = pages.join(" ");
    for (const { name, code } of people) expect(all).toMatch(new RegExp(`${name}[\\s\\S]*${code}`));
    expect(all.split("Gadens Folk")).toHaveLength(2);
  });

  it("are tagged, with a heading for each name and words for each code", async () => {
    const document = await open(badges("a4", { watermark: "Eksempel" }));
    const { info, metadata } = await document.getMetadata();
    expect(info).toMatchObject({ Title: "Fra gade til plan", Author: "Forum (eksempel)", Language: "da" });
    expect(metadata?.get("pdfuaid:part")).toBe("1");
    const tree = JSON.stringify(await (await document.getPage(1)).getStructTree());
    expect(tree.split('"H1"')).toHaveLength(5);
    expect(tree).toContain("QR-kode til 7KQM-2X10");
  });

  it.each(badgeFormats)("show on %s what somebody typed as it stands, however hostile or long", async (format) => {
    const hostile = [
      { name: typed, party: typed, code: "7KQM-2XNF" },
      { name: "W".repeat(60), party: "Et meget langt navn på en forening ".repeat(5), code: "7KQM-2XNG" },
    ];
    const pages = await pagesOf(badges(format, { title: typed, people: hostile }));
    expect(pages).toHaveLength(format === "a6" ? 2 : 1);
    expect(pages.join("").replace(/\s/gu, "")).toContain(typed.replace(/\s/gu, ""));
  });
});
