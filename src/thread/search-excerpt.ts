import { sql } from "kysely";
import type { RawBuilder } from "kysely";

/** A piece of text, cut where hits begin and end. */
export type Excerpt = readonly { readonly text: string; readonly hit: boolean }[];

// Characters that no one types mark the hits in an excerpt until they are cut out.
const hitBegins = "\ue000";
const hitEnds = "\ue001";
/** Stands in an excerpt for a hyphen that only joins, which is a minus to the full text search. */
const joins = "\u001f";
const markers = `StartSel="${hitBegins}", StopSel="${hitEnds}"`;
const ways = { whole: `${markers}, HighlightAll=true`, piece: `${markers}, MaxWords=28, MinWords=12` };

/** A text with what was searched for marked in it: the whole of it, or a piece around the hits. */
export function marked(text: RawBuilder<unknown>, query: RawBuilder<unknown>, way: keyof typeof ways): RawBuilder<string> {
  return sql`ts_headline('danish', regexp_replace(${text}, '(?<=\\w)-(?=\\d)', ${joins}, 'g'), ${query}, ${ways[way]})`;
}

/** Cuts a marked text into its hits and what stands between them. */
export function cutAtHits(text: string): Excerpt {
  return text
    .replaceAll(`${hitEnds}${joins}${hitBegins}`, "-")
    .replaceAll(joins, "-")
    .split(hitBegins)
    .flatMap((part, index) => {
      const [hit = "", rest] = part.split(hitEnds);
      return index === 0 || rest === undefined ? [{ text: part, hit: false }] : [{ text: hit, hit: true }, { text: rest, hit: false }];
    })
    .filter((piece) => piece.text !== "");
}
