import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import type { PersonalLetters } from "./personal-letters.ts";
import { renderPdf } from "./render.ts";

const own = (code: string) => ({ code, url: `https://kvarter.example/vesterbro/invitation/${code}` });

const letters: PersonalLetters = {
  lang: "da",
  title: "Invitation: Fra gade til plan",
  letterhead: { name: "Forum (eksempel)", lines: ["Prøvegade 1", "1650 København V"] },
  date: "2. marts 2026",
  paragraphs: ["Vi inviterer dig.", "- 17.00 Kaffe\n- 18.00 Tale"],
  letters: [
    { recipient: ["Til Åse Prøve", "Prøvegade 2"], ...own("7KQM-2XNF-9R4T-B0HW") },
    { recipient: ["Til Bo Berg"], ...own("8KQM-2XNF-9R4T-B0HW") },
    { recipient: ["Til Cia Clausen"], ...own("9KQM-2XNF-9R4T-B0HW") },
  ],
  codeWord: "Din kode:",
  answer: { words: "Svar her:", url: "https://kvarter.example/vesterbro/invitation" },
  note: { words: "Brevet:", url: "https://kvarter.example/vesterbro/letters/1" },
};
const open = async (given: PersonalLetters) => getDocumentProxy(new Uint8Array(await renderPdf(given)));
const pagesOf = async (given: PersonalLetters) => (await extractText(await open(given), { mergePages: false })).text;

describe("letters to many", () => {
  it("each begin on a sheet of their own, with nothing on the back of a last page, and count their own pages", async () => {
    const short = await pagesOf(letters);
    expect(short.map((page) => page === "")).toEqual([false, true, false, true, false]);
    for (const [at, { recipient, code }] of letters.letters.entries()) {
      const page = short[at * 2] ?? "";
      for (const words of [...recipient, code, "18.00 Tale", "Svar her:", "Side 1 af 1"]) expect(page).toContain(words);
      expect(page.match(/-9R4T-/g)).toHaveLength(1);
    }
    const long = { recipient: Array.from({ length: 60 }, (_, line) => `Linje ${line}`), ...own("5KQM-2XNF-9R4T-B0HW") };
    const mixed = await pagesOf({ ...letters, watermark: "Eksempel", letters: [letters.letters[0] ?? long, long, letters.letters[1] ?? long] });
    expect(mixed.map((page) => /Side \d af \d/.exec(page)?.[0] ?? page)).toEqual(["Side 1 af 1", "", "Side 1 af 2", "Side 2 af 2", "Side 1 af 1"]);
  });

  it("are tagged, with a heading for each letter and addresses that lead to where one answers", async () => {
    const document = await open({ ...letters, watermark: "Eksempel" });
    const { info, metadata } = await document.getMetadata();
    expect(info).toMatchObject({ Title: "Invitation: Fra gade til plan", Author: "Forum (eksempel)", Language: "da" });
    expect(metadata?.get("pdfuaid:part")).toBe("1");
    const third = await document.getPage(3);
    const tree = JSON.stringify(await third.getStructTree());
    for (const part of ['"H1"', "QR-kode til https://kvarter.example/vesterbro/invitation/8KQM-2XNF-9R4T-B0HW"]) expect(tree).toContain(part);
    expect((await third.getAnnotations()).map(({ url }: { url?: string }) => url)).toContain(letters.answer.url);
  });

  it("show what somebody typed as it stands, however hostile or long", async () => {
    const typed = '#panic() $x$ \\ ]] } @ref "citat"';
    const pages = await pagesOf({ ...letters, title: typed, paragraphs: [typed, "W".repeat(900)], letters: [{ recipient: [typed, "W".repeat(200)], ...own("7KQM-2XNF-9R4T-B0HW") }] });
    expect(pages.join("").replace(/\s/gu, "").split(typed.replace(/\s/gu, "")).length - 1).toBeGreaterThanOrEqual(3);
  });
});
