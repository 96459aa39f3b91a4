import { z } from "zod";
import type { Place } from "../../platform/web/path.ts";
import { kindOf } from "../../thread/kinds.ts";
import { mostAtOnce } from "./queries.ts";
import type { OpenItem } from "./queries.ts";

const itemShape = z.object({
  id: z.uuid(),
  kind: z.string(),
  kindInWords: z.string(),
  title: z.string(),
  at: z.iso.datetime(),
  status: z.string(),
  statusInWords: z.string(),
  statusAt: z.iso.datetime(),
  page: z.url(),
  cameFrom: z.array(z.object({ kind: z.string(), id: z.uuid() })),
});

/** What an answer holds; `next` is where to ask for more, null at the end. */
export const threadShape = z.object({ items: z.array(itemShape), next: z.url().nullable() });

/** Which items are asked for: those after one that is known. */
export const threadQuery = z.object({ after: z.uuid().optional() });

/**
 * Public items as programs get them.
 * @param addressAfter where to ask for those that come after an id
 */
export function threadData(items: readonly OpenItem[], place: Place, publicUrl: string, addressAfter: (id: string) => string): z.output<typeof threadShape> {
  const last = items.length === mostAtOnce ? items.at(-1) : undefined;
  return {
    items: items.map(({ kind, id, title, at, status, statusAt, cameFrom }) => {
      const { label, statuses, href } = kindOf(kind);
      const words = { kindInWords: label[place.lang], statusInWords: statuses[status]?.words[place.lang] ?? status };
      return { id, kind, title, at: at.toISOString(), status, statusAt: statusAt.toISOString(), ...words, page: publicUrl + href(place, id), cameFrom: [...cameFrom] };
    }),
    next: last ? publicUrl + addressAfter(last.id) : null,
  };
}
