import { z } from "zod";
import { visitWords } from "../../hours/line-words.ts";
import { weekdays } from "../../hours/schedule.ts";
import type { Line } from "../../hours/schedule.ts";
import { formatDateTime, formatDay } from "../../platform/i18n/dates.ts";
import { choiceName } from "./texts/choices.ts";
import { fieldName } from "./texts/fields.ts";
import { texts } from "./texts/page.ts";

export interface Difference {
  readonly name: string;
  /** undefined when nothing was said of before. */
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** What stood in a field. */
export interface Value {
  readonly words: string;
  /** Whether a person wrote it, or part of it: then it is in no language of ours. */
  readonly isWritten: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const longest = 400;

/** The fields of an event in words, those that did not change left out. */
export function differences(
  before: Fields | null,
  after: Fields | null,
  lang: "da" | "en",
  names: ReadonlyMap<string, string>,
): Difference[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields
    .filter((field) => JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field]))
    .map((field) => ({
      name: fieldName(field, lang),
      before: before && field in before ? inWords(before[field], field, lang, names) : undefined,
      after: after && field in after ? inWords(after[field], field, lang, names) : undefined,
    }));
}

function inWords(value: unknown, field: string, lang: "da" | "en", names: ReadonlyMap<string, string>): Value {
  const t = texts[lang];
  const said = (words: string): Value => ({ words, isWritten: false });
  if (value === null || value === undefined || value === "") return said(t.nothing);
  if (typeof value === "boolean") return said(value ? t.yes : t.no);
  if (Array.isArray(value)) return value.length === 0 ? said(t.nothing) : joined(value.map((one) => inWords(one, field, lang, names)), ", ");
  if (typeof value === "object") {
    const line = lineShape.safeParse(value).data;
    if (line) return { words: [line.label, visitWords(line, lang)].filter(Boolean).join(": "), isWritten: line.label !== undefined };
    const parts = Object.entries(value).map(([name, part]) => {
      const { words, isWritten } = inWords(part, name, lang, names);
      return { words: `${fieldName(name, lang)}: ${words}`, isWritten };
    });
    return parts.length === 0 ? said(t.nothing) : joined(parts, "; ");
  }
  const text = String(value);
  const known = choiceName(field, text, lang) ?? dateInWords(text, lang);
  return known === undefined ? { words: shortened(names.get(text) ?? text), isWritten: typeof value === "string" } : said(known);
}

/** Hours that come again, as services tell them, perhaps with what there is then; the hours in it are checked where they are stored. */
const lineShape: z.ZodType<Line & { readonly label?: string | undefined }> = z.object({
  days: z.array(z.literal(weekdays)),
  from: z.number(),
  to: z.number(),
  rhythm: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("weekly") }),
    z.object({ kind: z.literal("fortnightly"), from: z.string() }),
    z.object({ kind: z.literal("monthly"), which: z.literal([1, 2, 3, 4, "last"]) }),
  ]),
  label: z.string().optional(),
});

const joined = (values: readonly Value[], by: string): Value => ({
  words: shortened(values.map(({ words }) => words).join(by)),
  isWritten: values.some(({ isWritten }) => isWritten),
});

const shortened = (words: string): string => (words.length > longest ? `${words.slice(0, longest)} …` : words);

function dateInWords(text: string, lang: "da" | "en"): string | undefined {
  if (z.iso.date().safeParse(text).success) return formatDay(text, lang);
  return z.iso.datetime().safeParse(text).success ? formatDateTime(new Date(text), lang) : undefined;
}
