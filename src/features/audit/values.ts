import { z } from "zod";
import { formatDateTime, formatDay } from "../../platform/i18n/dates.ts";
import { choiceName } from "./texts/choices.ts";
import { fieldName } from "./texts/fields.ts";
import { texts } from "./texts/page.ts";

export interface Difference {
  readonly name: string;
  /** undefined when nothing was said of before. */
  readonly before: string | undefined;
  readonly after: string | undefined;
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

function inWords(value: unknown, field: string, lang: "da" | "en", names: ReadonlyMap<string, string>): string {
  const t = texts[lang];
  if (value === null || value === undefined || value === "") return t.nothing;
  if (typeof value === "boolean") return value ? t.yes : t.no;
  if (Array.isArray(value)) return value.length === 0 ? t.nothing : value.map((one) => inWords(one, field, lang, names)).join(", ");
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  const known = names.get(text) ?? choiceName(field, text, lang) ?? dateInWords(text, lang) ?? text;
  return known.length > longest ? `${known.slice(0, longest)} …` : known;
}

function dateInWords(text: string, lang: "da" | "en"): string | undefined {
  if (z.iso.date().safeParse(text).success) return formatDay(text, lang);
  return z.iso.datetime().safeParse(text).success ? formatDateTime(new Date(text), lang) : undefined;
}
