import { z } from "zod";
import { termId } from "./ids.ts";
import { needs } from "../needs.ts";
import type { Need } from "../needs.ts";

/** A text that may be left out, or be null where other programs write it so. */
export const text = z.string().nullish();

/** A word of a taxonomy beside something. */
export const attribute = z.object({ taxonomy_term_id: text, value: text, taxonomy_term: z.object({ code: text }).nullish() });

/** The need that an attribute speaks of; undefined for words of other lists. */
export function needOf({ taxonomy_term_id: term, taxonomy_term: told }: z.infer<typeof attribute>): Need | undefined {
  return needs.find((need) => termId(need) === term || need === told?.code);
}

/** When something is open or happens. */
export const schedule = z.object({
  id: text, freq: text, interval: z.number().nullish(), byday: text, dtstart: text, until: text, valid_from: text, valid_to: text,
  opens_at: text, closes_at: text, description: text, notes: text, attributes: z.array(attribute).nullish(),
});

export type HsdsSchedule = z.infer<typeof schedule>;
