import { extractText, getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { describe, expect, it } from "vitest";
import { badgeFormats } from "./badges.ts";
import type { BadgeFormat, Badges } from "./badges.ts";
import { renderPdf } from "./render.ts";

const typed = '#panic() $x$ \\ ]] "citat"';
const people = Array.from({ length: 22 }, (_, at) => ({ name: `Åse Prøve ${at + 1}`, party: at === 1 ? "Gadens Folk" : "", code: `7KQM-2X${at + 10}`, workshops: [] }));
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
      { name: typed, party: typed, code: "7KQM-2XNF", workshops: [] },
      { name: "W".repeat(60), party: "Et meget langt navn på en forening ".repeat(5), code: "7KQM-2XNG", workshops: [] },
    ];
    const pages = await pagesOf(badges(format, { title: typed, people: hostile }));
    expect(pages).toHaveLength(format === "a6" ? 2 : 1);
    expect(pages.join("").replace(/\s/gu, "")).toContain(typed.replace(/\s/gu, ""));
  });

  it.each(badgeFormats)("on %s leave the ring on an Å, and lines of a long name and party apart", async (format) => {
    const long = "Åse-Ågot Årup ".repeat(4).trim();
    for (const name of ["Åse", long]) {
      const page = await (await open(badges(format, { people: [{ name, party: "Årgangens Gadefolk i Københavns Kommune", code: "7KQM-2XNF", workshops: [] }] }))).getPage(1);
      const { OPS } = await getResolvedPDFJS();
      const { fnArray, argsArray } = await page.getOperatorList();
      const drawn = fnArray.map((operation: number, at: number) => ({ operation, args: argsArray[at] }));
      const first = drawn.findIndex(({ operation }) => operation === OPS.showText);
      const before = (operation: number) => drawn.findLast((one, at) => at < first && one.operation === operation)?.args;
      const shownFrom = Math.max(...Object.values<number>(before(OPS.constructPath)[1][0]).filter((_, at) => at % 3 === 2));
      const [size, baseline] = [before(OPS.setFont)[1], before(OPS.transform)[5]];
      expect(shownFrom - baseline).toBeGreaterThanOrEqual(size * 0.95);
      const items = (await page.getTextContent()).items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [{ y: item.transform[5], size: Math.abs(item.transform[3]) }] : []));
      // Names and parties are larger than what stands in the foot.
      const lines = [...new Map(items.filter((one) => one.size > (items.at(-1)?.size ?? 0)).map((one) => [one.y, one])).values()].toSorted((one, other) => other.y - one.y);
      expect(lines.length).toBeGreaterThan(1);
      for (const [at, below] of lines.slice(1).entries()) expect((lines[at]?.y ?? 0) - below.y).toBeGreaterThanOrEqual(below.size * 1.05);
    }
  });

  it.each([
    ["a6", 105 - 9],
    ["a4", 105 - 9],
    ["labels", 7.2 + 63.5 - 3.5],
  ] as const)("on %s cut no name short: nothing of a long one stands beyond %d mm", async (format, right) => {
    for (const name of ["Bartholomæussen", "Vibeke Christophersendahl", "Gummersbacherhausenmejeriet", "W".repeat(30), "Sørensen-Bartholomæussen"]) {
      const page = await (await open(badges(format, { people: [{ name, party: "Københavnskvarterforeningen", code: "7KQM-2XNF", workshops: [] }] }))).getPage(1);
      const items = (await page.getTextContent()).items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [item] : []));
      expect(items.map(({ str }) => str).join("").replace(/\s/gu, "")).toContain(name.replace(/\s/gu, ""));
      for (const { str, transform, width } of items) expect(transform[4] + width, `${name}: ${str}`).toBeLessThanOrEqual((right * 72) / 25.4 + 0.1);
    }
  });

  it.each([
    ["a6", 105, 148, 6],
    ["labels", 7.2 + 63.5, 15.1 + 38.1, 2],
    ["labels", 7.2 + 63.5, 15.1 + 38.1, 6],
  ] as const)("on %s have room for workshops with long titles, and nothing goes over the edge (%d × %d mm, rounds: %d)", async (format, right, down, length) => {
    const workshops = Array.from({ length }, (_, at) => ({ when: `Runde ${at + 1} · 1${at}.00–1${at}.45`, whenShort: `${at + 1} · 1${at}.00`, room: "Kælderen", title: `Gaden ${"om natten og om dagen ".repeat(at * 6)}`.trim() }));
    const busy = { name: "Anna-Margrethe Prøve Andersen", party: "Gadens Folk", code: "7KQM-2XNF", workshops };
    const document = await open(badges(format, { people: [busy] }));
    expect(document.numPages).toBe(1);
    const page = await document.getPage(1);
    const height = page.getViewport({ scale: 1 }).height;
    const items = (await page.getTextContent()).items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [{ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width }] : []));
    const said = items.map(({ text }) => text).join(" ").replace(/\s+/gu, " ");
    for (const words of ["Anna-Margrethe", "Gadens Folk", "7KQM-2XNF", ...workshops.map((one) => (format === "a6" ? `${one.when} · Kælderen` : `${one.whenShort} · Kælderen`))]) expect(said).toContain(words);
    expect([said.includes("…"), said.includes("Gaden om")]).toEqual(format === "labels" && length === 6 ? [false, false] : [true, true]);
    const mm = 72 / 25.4;
    for (const { x, y, width } of items) expect([x > 0, x + width < right * mm, height - y > 0, height - y < down * mm]).toEqual([true, true, true, true]);
    const foot = items.find(({ text }) => text.includes("7KQM"))?.y ?? 0;
    const lowest = Math.min(...items.filter(({ text }) => text.includes("Kælderen")).map(({ y }) => y));
    const name = Math.max(...items.filter(({ text }) => text.includes("Anna")).map(({ y }) => y));
    expect([name > lowest, lowest > foot]).toEqual([true, true]);
  });
});
