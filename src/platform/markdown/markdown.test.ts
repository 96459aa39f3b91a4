import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Inline } from "./blocks.ts";
import { inlineToText } from "./blocks.ts";
import { renderMarkdown } from "./render.ts";
import { markdownToBlocks } from "./to-blocks.ts";
import { markdownToText } from "./to-text.ts";

/** Text in which Markdown, HTML and harm are far likelier than in plain random text. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        ..."# > - * _ ` [ ] ( ) ! | \\ & < > \" ' : / \n".split(" "),
        "\n\n",
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "javascript:alert(1)",
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
        '[a](https://a.example "onclick=x")',
        "![b](https://b.example/b.png)",
        "<https://c.example>",
        "https://d.example",
        "&lt;script&gt;",
        "&#x6A;avascript:",
        "| a | b |\n|--:|---|\n| c | d |\n",
        "1. ",
        "> > > ",
        "```\n",
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

const allowedTags = [
  /^<\/?(?:p|h[3-6]|ul|li|blockquote|strong|em|s|br|hr|code|pre|table|thead|tbody|tr)>$/u,
  /^<ol(?: start="\d+")?>$/u,
  /^<\/(?:ol|a|th|td)>$/u,
  /^<a href="(?:https?:\/\/|mailto:)[^"<>]*"(?: title="[^"<>]*")? rel="nofollow noopener noreferrer">$/iu,
  /^<t[hd](?: class="align-(?:center|end)")?(?: scope="col")?>$/u,
  /^<code class="language-[^"<>]*">$/u,
];

const inlinesIn = (blocks: Block[]): Inline[] =>
  blocks.flatMap((block) => {
    if ("items" in block) return block.items.flatMap(inlinesIn);
    if ("blocks" in block) return inlinesIn(block.blocks);
    if ("rows" in block) return [...block.header, ...block.rows.flat()];
    return ["alt" in block ? block.alt : block.text];
  });

const hrefsIn = (blocks: Block[]): string[] =>
  inlinesIn(blocks)
    .flatMap((inline) => (typeof inline === "string" ? [] : inline))
    .flatMap((span) => (span.href === undefined ? [] : [span.href]));

const wordsIn = (blocks: Block[]): string => inlinesIn(blocks).map(inlineToText).join("\n");

describe("renderMarkdown", () => {
  it("makes only the tags and attributes it is meant to make, whatever it gets", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = renderMarkdown(text);
        for (const tag of html.match(/<[^>]*>?/gu) ?? []) {
          const allowed = allowedTags.some((form) => form.test(tag));
          expect(allowed, tag).toBe(true);
        }
        expect(html).not.toMatch(/<script/iu);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["# Et\n\n###### Seks", "<h3>Et</h3>\n<h4>Seks</h4>\n"],
    ["## To\n\n### Tre\n\n## To", "<h3>To</h3>\n<h4>Tre</h4>\n<h3>To</h3>\n"],
    ["## To\n\n# Et", "<h3>To</h3>\n<h3>Et</h3>\n"],
  ])("starts headings at h3 and skips no level: %j", (text, html) => {
    expect(renderMarkdown(text)).toBe(html);
  });

  it("shows HTML as text", () => {
    expect(renderMarkdown("<b>fed</b>")).toBe("<p>&lt;b&gt;fed&lt;/b&gt;</p>\n");
  });

  it("links to web and mail only", () => {
    expect(renderMarkdown("[a](https://a.example)")).toContain(
      '<a href="https://a.example" rel="nofollow noopener noreferrer">a</a>',
    );
    expect(renderMarkdown("[b](mailto:b@b.example)")).toContain('href="mailto:b@b.example"');
    for (const address of ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "file:///x", "/indre"]) {
      expect(renderMarkdown(`[c](${address})`)).not.toContain("<a ");
    }
  });

  it("shows no pictures", () => {
    expect(renderMarkdown("![kat](https://a.example/kat.png)")).not.toContain("<img");
  });

  it("keeps tables without inline styles", () => {
    const html = renderMarkdown("| Sted | Antal |\n|---|--:|\n| Halmtorvet | 6 |");
    expect(html).toContain('<th class="align-end" scope="col">Antal</th>');
    expect(html).not.toContain("style=");
  });
});

describe("markdownToBlocks", () => {
  it("reads every kind of block", () => {
    const text = [
      "# Hvad vi så",
      "",
      "Vi så **seks** og *syv* [steder](https://a.example).",
      "Ny linje",
      "",
      "- et",
      "- to",
      "  1. inden i",
      "",
      "3. tre",
      "",
      "> Som der står",
      "",
      "| Sted | Antal |",
      "|---|--:|",
      "| Halmtorvet | 6 |",
    ].join("\n");
    expect(markdownToBlocks(text)).toEqual([
      { kind: "heading", level: 1, text: [{ text: "Hvad vi så" }] },
      {
        kind: "paragraph",
        text: [
          { text: "Vi så " },
          { text: "seks", bold: true },
          { text: " og " },
          { text: "syv", italic: true },
          { text: " " },
          { text: "steder", href: "https://a.example" },
          { text: "." },
          { text: "\n" },
          { text: "Ny linje" },
        ],
      },
      {
        kind: "list",
        ordered: false,
        items: [
          [{ kind: "paragraph", text: [{ text: "et" }] }],
          [
            { kind: "paragraph", text: [{ text: "to" }] },
            { kind: "list", ordered: true, items: [[{ kind: "paragraph", text: [{ text: "inden i" }] }]] },
          ],
        ],
      },
      { kind: "list", ordered: true, start: 3, items: [[{ kind: "paragraph", text: [{ text: "tre" }] }]] },
      { kind: "quote", blocks: [{ kind: "paragraph", text: [{ text: "Som der står" }] }] },
      {
        kind: "table",
        header: [[{ text: "Sted" }], [{ text: "Antal" }]],
        rows: [[[{ text: "Halmtorvet" }], [{ text: "6" }]]],
        align: ["start", "end"],
      },
    ]);
  });

  it("never throws and links to web and mail only", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const href of hrefsIn(markdownToBlocks(text))) expect(href).toMatch(/^(https?:\/\/|mailto:)/iu);
      }),
      { numRuns: 1000 },
    );
  });

  it("loses no word of plain text", () => {
    const words = fc.array(fc.stringMatching(/^[a-zæøå]{1,8}$/u), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(" ");
        expect(wordsIn(markdownToBlocks(text))).toBe(text);
      }),
    );
  });
});

describe("markdownToText", () => {
  it("leaves the words and the addresses", () => {
    const line = "Se **her**: [sagen](https://a.example/1) og <https://b.example>.";
    expect(markdownToText(`## Svar\n\n${line}\n\n1. et\n2. to\n   - tre`)).toBe(
      "Svar\n\nSe her: sagen (https://a.example/1) og https://b.example.\n\n1. et\n2. to\n   - tre",
    );
  });
});
