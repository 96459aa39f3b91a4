import { describe, expect, test } from "vitest";
import { renderPdf } from "../pdf/render.ts";
import { checkPdf } from "./pdf-check.ts";
import { asPageCount, largestPageCount } from "./pdf-pages.ts";

describe("how many pages a PDF has", () => {
  test.each([
    ["a flat tree", "<< /Type /Pages /Kids [1 0 R 2 0 R] /Count 2 >>", 2],
    ["a tree with branches, written without spaces", "<</Kids[2 0 R]/Count 12/Type/Pages>> <</Type/Pages/Count 5>>", 12],
    ["something inherited by all pages", "<< /Type /Pages /Resources << /Font << /F1 4 0 R >> >> /Count 3 >>", 3],
    ["bookmarks, which are counted too", "<< /Type /Outlines /Count 99 >> << /Type /Pages /Count 4 >>", 4],
    ["a count that stands elsewhere", "<< /Type /Pages /Count 7 0 R >>", undefined],
    ["no pages", "<< /Type /Pages /Count 0 >>", undefined],
    ["a number that is no number of pages", "<< /Type /Pages /Count 999999999 >>", undefined],
    ["nothing that we can read", "hello >> >> << <", undefined],
  ])("%s", (_name, objects, pages) => {
    expect(asPageCount(largestPageCount(objects))).toBe(pages);
  });

  test("a real one, with its objects compressed", async () => {
    const document = await renderPdf({
      lang: "da",
      title: "Prøve",
      letterhead: { name: "Forum", lines: [] },
      numbers: [],
      date: "i dag",
      blocks: Array.from({ length: 120 }, (_, at) => ({ kind: "paragraph", text: `Linje ${at}` })),
      footer: { lines: [], url: "https://kvarter.example/", qr: false },
    });
    expect(checkPdf(document)).toEqual({ kind: "harmless", pages: expect.toSatisfy((pages: number) => pages > 2) });
  });
});
