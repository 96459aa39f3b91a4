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
      before: before && field in before ? inWords(before[field], lang, names) : undefined,
      after: after && field in after ? inWords(after[field], lang, names) : undefined,
    }));
}

function inWords(value: unknown, lang: "da" | "en", names: ReadonlyMap<string, string>): string {
  const t = texts[lang];
  if (value === null || value === undefined || value === "") return t.nothing;
  if (typeof value === "boolean") return value ? t.yes : t.no;
  if (Array.isArray(value)) return value.length === 0 ? t.nothing : value.map((one) => inWords(one, lang, names)).join(", ");
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  const known = names.get(text) ?? text;
  return known.length > longest ? `${known.slice(0, longest)} …` : known;
}
