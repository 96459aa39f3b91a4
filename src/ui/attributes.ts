import { usePage } from "../platform/web/page-context.ts";

/**
 * Attributes that a page may pass through to the element: hooks for scripts and descriptions for screen
 * readers.
 */
export type ExtraAttributes = {
  [name: `data-${string}`]: string | undefined;
  [name: `hx-${string}`]: string | undefined;
  [name: `aria-${string}`]: string | undefined;
};

/** Joins the class names that apply; nothing when none does. */
export const classes = (...names: (string | false | undefined)[]): string | undefined =>
  names.filter(Boolean).join(" ") || undefined;

/** The language of what people write: Danish, said so on an English page, so that it is read aloud as Danish. */
export const writtenLang = (): "da" | undefined => (usePage().lang === "da" ? undefined : "da");
