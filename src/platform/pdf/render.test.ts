import fc from "fast-check";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import type { Block } from "../markdown/blocks.ts";
import { markdownToBlocks } from "../markdown/to-blocks.ts";
import type { PdfDocument } from "./document.ts";
import { printable, printableClass } from "./printable.ts";
import { renderPdf } from "./render.ts";

const address = "https://kvarter.example/vesterbro/letters/VSF-2026-0001";

const letter: PdfDocument = {
  lang: "da",
  title: "Anbefaling: et sted at være i dagtimerne",
  letterhead: { name: "Vesterbro Samarbejdsforum", lines: ["Lyrskovsgade 4", "1758 København V"] },
  numbers: [
    { label: "Vores nr.", value: "VSF-2026-0001" },
    { label: "Sagsnr.", value: "2009-127944" },
  ],
  date: "1. maj 2026",
  recipient: ["Socialforvaltningen", "1592 København V"],
  blocks: [
    { kind: "paragraph", text: "På mødet blev vi enige om at spørge jer." },
    { kind: "heading", level: 1, text: "Hvad vi har set" },
    {
      kind: "table",
      header: ["Sted", "Henvendelser"],
      align: ["start", "end"],
      rows: [["Sønder Boulevard", "5"], ["Skelbækgade", "3"]],
    },
    { kind: "notice", blocks: [{ kind: "paragraph", text: "Svarfrist 1. august 2026." }] },
  ],
  signature: ["Med venlig hilsen", "Ærø Åkjær"],
  attachments: [{ name: "Beslutning 7", detail: "PDF, 1 side", sha256: "9f86d081".repeat(8) }],
  footer: { lines: ["forum@vesterbro.example"], url: address, qr: true },
};

const open = async (document: PdfDocument) => getDocumentProxy(new Uint8Array(await renderPdf(document)));

const textOf = async (document: PdfDocument): Promise<string> =>
  (await extractText(await open(document), { mergePages: true })).text;

/** Line breaks and word gaps come from the layout; only the other characters are the writer's. */
const withoutSpaces = (text: string): string => text.replace(/\s/gu, "");

interface StructureNode {
  role?: string;
  alt?: string;
  children?: StructureNode[];
}

const nodesOf = (node: StructureNode | null): StructureNode[] =>
  node === null ? [] : [node, ...(node.children ?? []).flatMap(nodesOf)];

const structureOf = async (document: PdfDocument, pageNumber: number): Promise<StructureNode[]> => {
  const page = await (await open(document)).getPage(pageNumber);
  return nodesOf((await page.getStructTree()) as StructureNode | null);
};

const rolesOf = (nodes: StructureNode[]): string[] => nodes.flatMap(({ role }) => role ?? []);

const longLetter = (repetitions: number): PdfDocument => ({
  ...letter,
  blocks: Array.from({ length: repetitions }, () => letter.blocks).flat(),
});

describe("renderPdf", () => {
  it("makes a tagged PDF/UA-1 with title, author and language", async () => {
    const pdf = await open(letter);
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: letter.title, Author: letter.letterhead.name, Language: "da" });
    expect(metadata?.get("pdfuaid:part")).toBe("1");
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(pdf.numPages).toBe(1);
  });

  it("says everything that the letter says, with æ, ø and å", async () => {
    const text = await textOf(letter);
    const expected = [
      letter.title,
      "VSF-2026-0001",
      "2009-127944",
      "1. maj 2026",
      "Socialforvaltningen",
      "På mødet blev",
      "Sønder Boulevard",
      "Svarfrist 1. august 2026.",
      "Ærø Åkjær",
      "Bilag",
      "Beslutning 7",
      "9f86d081".repeat(8),
      "forum@vesterbro.example",
      "kvarter.example/vesterbro/letters/VSF-2026-0001",
      "Side 1 af 1",
    ];
    for (const words of expected) expect(withoutSpaces(text)).toContain(withoutSpaces(words));
  });

  it("speaks English in an English letter", async () => {
    const english: PdfDocument = { ...letter, lang: "en" };
    expect((await (await open(english)).getMetadata()).info).toMatchObject({ Language: "en" });
    const text = await textOf(english);
    expect(text).toContain("Page 1 of 1");
    expect(text).toContain("Attachments");
  });

  it("tags headings, table headers, lists and the QR code's meaning", async () => {
    const nodes = await structureOf(letter, 1);
    expect(rolesOf(nodes).filter((role) => /^H\d$/u.test(role))).toEqual(["H1", "H2", "H2"]);
    expect(rolesOf(nodes).filter((role) => role === "TH")).toHaveLength(2);
    expect(rolesOf(nodes)).toContain("L");
    expect(nodes.find(({ role }) => role === "Figure")?.alt).toBe(`QR-kode til ${address}`);
  });

  it("leaves out what is not there", async () => {
    const bare: PdfDocument = {
      ...letter,
      recipient: undefined,
      signature: undefined,
      attachments: undefined,
      numbers: [],
      blocks: [],
      footer: { lines: [], url: address, qr: false },
    };
    expect(await textOf(bare)).not.toContain("Bilag");
    expect(rolesOf(await structureOf(bare, 1))).not.toContain("Figure");
  });

  it("numbers the pages and tags the foot once, on the last of them", async () => {
    const long = longLetter(6);
    const pdf = await open(long);
    expect(pdf.numPages).toBe(2);
    const { text } = await extractText(pdf, { mergePages: false });
    expect(text[0]).toContain("Side 1 af 2");
    expect(text[1]).toContain("Side 2 af 2");
    expect(rolesOf(await structureOf(long, 1))).not.toContain("Figure");
    expect(rolesOf(await structureOf(long, 2))).toContain("Figure");
  });

  it("writes the watermark on every page", async () => {
    const { text } = await extractText(await open({ ...longLetter(6), watermark: "Eksempel" }), {
      mergePages: false,
    });
    expect(text).toHaveLength(2);
    for (const page of text) expect(page).toContain("Eksempel");
    expect(await textOf(longLetter(6))).not.toContain("Eksempel");
  });

  it("gives the same bytes for the same document", async () => {
    expect(Buffer.compare(await renderPdf(letter), await renderPdf(structuredClone(letter)))).toBe(0);
  });

  it("keeps headings in step when their levels jump", async () => {
    const blocks: Block[] = [3, 1, 3, 2].map((level) => ({
      kind: "heading",
      level: level as 1 | 2 | 3,
      text: `Niveau ${level}`,
    }));
    const roles = rolesOf(await structureOf({ ...letter, blocks, attachments: [] }, 1));
    expect(roles.filter((role) => /^H\d$/u.test(role))).toEqual(["H1", "H2", "H2", "H3", "H3"]);
  });
});

describe("text from people", () => {
  const hostile = [
    '#panic() #import "x" *ikke fed* _ikke kursiv_ $x^2$ \\ \\u{41} `kode` [[ ]] ] ) } @ref <mærke>',
    "= ikke overskrift",
    "- ikke liste",
    "// ikke kommentar /* heller ikke */",
    '#image("/etc/passwd")',
    `https://ikke.et.link.example ~ -- --- ... "citat" 'citat'`,
  ];

  it("is never read as Typst code", async () => {
    const paragraphs = hostile.map((text): Block => ({ kind: "paragraph", text }));
    const everywhere = hostile.join(" ");
    const text = withoutSpaces(
      await textOf({
        ...letter,
        title: everywhere,
        letterhead: { name: everywhere, lines: hostile },
        recipient: hostile,
        signature: hostile,
        numbers: [{ label: "#x", value: "$y$" }],
        blocks: paragraphs,
      }),
    );
    for (const line of hostile) expect(text.split(withoutSpaces(line)).length - 1).toBeGreaterThanOrEqual(6);
  });

  it("stays on the page when a word has 3,000 letters, and comes out whole", async () => {
    const word = "ŵŷżź".repeat(750);
    const text = await textOf({ ...letter, blocks: [{ kind: "paragraph", text: word }] });
    expect(text.replace(/[^ŵŷżź]/gu, "")).toBe(word);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(120);
  });

  it("can nest quotes as deep as Markdown does", async () => {
    const quotes = Array.from({ length: 60 }, (_, depth) => `${">".repeat(depth + 1)} trin ${depth}`);
    const text = await textOf({ ...letter, blocks: markdownToBlocks(quotes.join("\n\n")) });
    expect(text).toContain("trin 59");
  });

  it("may link to web and mail only", async () => {
    const link = (href: string): Block => ({ kind: "paragraph", text: [{ text: "her", href }] });
    const addresses = ["https://a.example/æ", "mailto:b@b.example", "javascript:alert(1)", "file:///etc/passwd"];
    const pdf = await open({
      ...letter,
      blocks: addresses.map(link),
      footer: { ...letter.footer, url: "", qr: false },
    });
    const annotations = (await (await pdf.getPage(1)).getAnnotations()) as { url?: string }[];
    expect(annotations.map(({ url }) => url)).toEqual(["https://a.example/%C3%A6", "mailto:b@b.example"]);
  });

  it("becomes a PDF whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 200 }), async (text) => {
        const bytes = await renderPdf({
          ...letter,
          title: `Titel ${text}`,
          recipient: [text],
          blocks: [{ kind: "paragraph", text }, ...markdownToBlocks(text)],
        });
        expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
      }),
      { numRuns: 60 },
    );
  });
});

describe("printable", () => {
  it("shows what the fonts lack as □ and drops what nobody can see", () => {
    expect(printable("Hej 😀 👩‍👩‍👧 🇩🇰 中 slut")).toBe("Hej □ □ □ □ slut");
    expect(printable("a\u0000b\u200bc\ufeffd\u202ee")).toBe("abcde");
    expect(printable("Nguyễn, e\u0301n, Łódź, Țară, ✓ ← № ☑\ufe0f")).toBe("Nguyen, én, Łódź, Țară, ✓ ← № ☑");
    expect(printable("et\r\nto\u2028tre\tfire")).toBe("et\nto\ntre fire");
  });

  it("lets through only characters that our fonts have in every look, and each can be copied", async () => {
    const printableCharacter = new RegExp(`[${printableClass}]`, "u");
    const characters = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code)).filter(
      (character) => printableCharacter.test(character) && !/[\s\p{Cf}]/u.test(character),
    );
    expect(characters.length).toBeGreaterThan(500);
    const blocks = characters.map((character): Block => {
      const text = `<${character}>`;
      return { kind: "paragraph", text: [{ text }, { text, bold: true }, { text, italic: true }] };
    });
    const mono: Block = { kind: "paragraph", text: [{ text: characters.join(" "), code: true }] };
    const text = (await textOf({ ...letter, blocks: [...blocks, mono] })).normalize("NFKC");
    const thrice = (character: string): string => `<${character.normalize("NFKC")}>`.repeat(3);
    const lost = characters.filter((character) => !text.includes(thrice(character)));
    expect(lost).toEqual([]);
  });
});
