import { describe, expect, test } from "vitest";
import { cycles, direction, ownTables, permits, refusals, size, sqlPlaces, vocabulary, words } from "./rules.ts";
import { importsOf } from "./source-files.ts";
import type { SourceFile } from "./source-files.ts";

function file(path: string, text: string): SourceFile {
  return { path, text, lines: text.split("\n").length, imports: importsOf(path, text) };
}

const found = (rule: (files: SourceFile[]) => { path: string }[], ...files: SourceFile[]) =>
  rule(files).map((finding) => finding.path);

const refusing = (docstring: string) =>
  `${docstring}\nexport function addOne(row?: string) {\n  if (!row) throw notNow();\n  if (row === "") throw new Refusal({ field: "why", code: "required" });\n}\n`;

describe("structure rules find what stands in the wrong room", () => {
  test.each([
    ["a feature that imports another", direction, file("src/features/a/views.tsx", 'import { x } from "../b/views.tsx";')],
    ["a platform that knows a feature", direction, file("src/platform/web/a.ts", 'import { x } from "../../features/b/a.ts";')],
    ["a file name outside the vocabulary", vocabulary, file("src/features/a/helpers.ts", 'import { sql } from "kysely";')],
    ["a folder outside the vocabulary", vocabulary, file("src/features/a/helpers/a.ts", "")],
    ["a folder within a topic", vocabulary, file("src/features/a/rules/paper/small/a.ts", "")],
    ["a rule that asks the database", vocabulary, file("src/features/a/rules/paper/a.ts", 'import { sql } from "kysely";')],
    ["a page among rules", vocabulary, file("src/features/a/rules/a.tsx", "")],
    ["SQL in a view", sqlPlaces, file("src/features/a/views.tsx", "db.selectFrom(x)")],
    ["a feature that grants itself a right", permits, file("src/features/a/commands.ts", "const p = grant(d, a, 'x');")],
    ["a stigmatising word", words, file("src/features/a/texts.ts", '"En narkoman"')],
    ["mail that the post does not bring", words, file("src/features/a/texts.ts", '"A link by mail"')],
    ["marks that no other page has", words, file("src/features/a/texts/b.ts", '"Tilbage til »Meld«"')],
    ["a refusal that the docstring does not tell", refusals, file("src/features/a/commands.ts", refusing('/** Adds one. @throws Refusal `why: required`, as `gone` */'))],
    ["a refusal at another field than told", refusals, file("src/features/a/commands.ts", refusing('/** @throws Refusal `"": not_now`, `note: required` */'))],
    ["a file too long to read", size, file("src/ui/a.ts", "\n".repeat(400))],
  ] as const)("%s", (_, rule, wrong) => {
    expect(found(rule, wrong)).toEqual([wrong.path]);
  });

  test("but not rules in a folder of their own, by topic, with their tests", () => {
    const pure = 'import { z } from "zod";\nimport type { Tx } from "kysely";';
    const rules = ["rules/paper/card.ts", "rules/service.ts", "rules/paper/card.test.ts", "service.ts"];
    expect(found(vocabulary, ...rules.map((path) => file(`src/features/a/${path}`, pure)))).toEqual([]);
  });

  test("nor parts of a feature, with the same floor plan inside", () => {
    const part = ["part.ts", "queries/seats.ts", "rules/paper/card.ts", "routes.tsx"].map((path) => file(`src/features/a/door/${path}`, ""));
    expect(found(vocabulary, ...part)).toEqual([]);
    const wrong = ["helpers/a.ts", "small/part.ts"].map((path) => file(`src/features/a/door/${path}`, ""));
    expect(found(vocabulary, ...part, ...wrong)).toEqual(wrong.map(({ path }) => path));
  });

  test("but not what is told for some field or every field, over two lines, or as another does", () => {
    const told = ['`"": gone`, `not_now` when it is late,\n * `title | why: long |\n * required`', '`"": not_now`, `FIELD: required`', "as `add`"];
    const files = told.map((codes, n) => file(`src/features/a/commands/${n}.ts`, refusing(`/**\n * Adds one.\n * @throws Refusal ${codes}\n */`)));
    expect(found(refusals, ...files)).toEqual([]);
  });

  test("a circle of imports, but not one of types", () => {
    const a = file("src/ui/a.ts", 'import { b } from "./b.ts";');
    const b = file("src/ui/b.ts", 'import { a } from "./a.ts";');
    const typed = file("src/ui/b.ts", 'import type { a } from "./a.ts";');
    expect(found(cycles, a, b)).toHaveLength(1);
    expect(found(cycles, a, typed)).toEqual([]);
  });

  test("a feature that reads another's table", () => {
    const tables = file("src/features/a/tables.ts", 'interface Tables {\n    "a.thing": Thing;\n}');
    const own = file("src/features/a/queries.ts", 'db.selectFrom("a.thing")');
    const foreign = file("src/features/b/queries.ts", 'db.selectFrom("a.thing")');
    expect(found(ownTables, tables, own, foreign)).toEqual([foreign.path]);
  });
});
