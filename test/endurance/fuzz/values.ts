import fc from "fast-check";
import type { z } from "zod";

/** What is in the database, so that some of what is asked for exists. */
export interface Known {
  readonly ids: readonly string[];
  readonly kinds: readonly string[];
  /** Addresses that pages lead to or send to, without language and district. */
  readonly paths: readonly string[];
}

export type FieldValue = string | File;

const tinyJpeg = Buffer.from(
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=",
  "base64",
);

/** Words that programs have stumbled over. */
const nasty: readonly string[] = [
  "", " ", "0", "-1", "1e309", "NaN", "99999999999999999999", "null", "undefined", "true", "[object Object]", "__proto__",
  "constructor", "toString", "\u0000", "a\u0000b", "\ud800", "\udfff\ud800", "\u202e", "\ufeff", "\r\n\r\n", "𝕏".repeat(40),
  "é́́́", "ß".repeat(300), "<script>alert(1)</script>", "'; drop table platform.district; --", "%", "%_\\", "\\", "{{7*7}}",
  "../../etc/passwd", "..%2f..", "http://169.254.169.254/", "javascript:alert(1)", "//evil.example", "#\"'`$",
  "01.01.1900", "2026-02-30", "2026-03-05", "0000-00-00", "9999-12-31", "-271821-04-20", "2026-03-29", "25:61", "02:30", "12:00",
  "navn@eksempel.dk", "a@b", "010190-1234", "+45 20 30 40 50", "æøå ÆØÅ", "نص", "  mellemrum  ", "# Titel\n\n- et\n- to\n\n[x](y)",
  "[".repeat(2000), "*".repeat(3000), "> ".repeat(1500), "|a|b|\n|-|-|\n".repeat(50), "`".repeat(999),
];

export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...nasty) },
  { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 12_000 }).map((length) => "Lang tekst. ".repeat(length / 12)) },
);

const anyFile: fc.Arbitrary<File> = fc
  .record({
    bytes: fc.oneof(
      fc.constant(new Uint8Array(tinyJpeg)),
      fc.constant(new TextEncoder().encode("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF")),
      fc.uint8Array({ maxLength: 200 }),
      fc.constant(new Uint8Array(0)),
    ),
    name: anyText,
    type: fc.constantFrom("image/jpeg", "application/pdf", "text/html", "", "x"),
  })
  .map(({ bytes, name, type }) => new File([bytes as Uint8Array<ArrayBuffer>], name, { type }));

/** What a form may hold under each name: mostly what its schema wants, with something odd here and there. */
export function fieldsFor(schema: z.ZodType, known: Known): fc.Arbitrary<[string, FieldValue][]> {
  const named = Object.entries(shapeOf(schema)).map(([name, field]) =>
    fc
      .oneof(
        { weight: 8, arbitrary: valuesFor(field, known).map((value) => [[name, value]] as [string, FieldValue][]) },
        { weight: 2, arbitrary: fc.constant([] as [string, FieldValue][]) },
        { weight: 1, arbitrary: fc.oneof(anyText, anyFile).map((value) => [[name, value]] as [string, FieldValue][]) },
        { weight: 1, arbitrary: fc.array(anyText, { maxLength: 4 }).map((all) => all.map((one) => [name, one] as [string, FieldValue])) },
      ),
  );
  const others = fc.array(fc.tuple(fc.oneof(anyText, fc.constantFrom(...known.ids)), fc.oneof(anyText, anyFile)), { maxLength: 2 });
  return fc.tuple(...named, others).map((all) => all.flat() as [string, FieldValue][]);
}

interface Definition {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly in?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly out?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly element?: z.ZodType;
  readonly entries?: Record<string, string>;
  readonly values?: readonly unknown[];
  readonly format?: string;
}
const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

function shapeOf(schema: z.ZodType): Record<string, z.ZodType> {
  const { shape, in: before, innerType, out } = definitionOf(schema);
  if (shape) return shape;
  const inner = [innerType, before, out].flatMap((part) => (part ? Object.entries(shapeOf(part)) : []));
  return Object.fromEntries(inner);
}

function valuesFor(schema: z.ZodType, known: Known): fc.Arbitrary<FieldValue> {
  const { type, in: before, out, innerType, options, element, entries, values, format } = definitionOf(schema);
  if (entries) return fc.constantFrom(...Object.values(entries));
  if (values) return fc.constantFrom(...values.map(String));
  if (options) return fc.oneof(...options.map((option) => valuesFor(option, known)));
  if (type === "pipe" && before && out) return fc.oneof(valuesFor(before, known), valuesFor(out, known));
  const inner = innerType ?? element;
  if (inner) return valuesFor(inner, known);
  if (format === "uuid" || format === "guid") return fc.constantFrom(...known.ids);
  if (format === "email") return fc.constantFrom("navn@eksempel.dk", "NAVN@eksempel.dk", "ø@æ.dk");
  if (type === "number") return fc.constantFrom("0", "1", "55.67", "12.56", "1e3");
  if (type === "custom" || type === "file") return anyFile;
  return fc.oneof(
    fc.constantFrom("Et par ord", "1", "2026-03-12", "2026-09-01", "17:00", "https://eksempel.dk/x"),
    fc.constantFrom(...known.ids),
    anyText,
  );
}
