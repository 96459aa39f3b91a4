import { z } from "zod";

/** More at once nobody needs to hold. */
const mostOnAPage = 500;

const number = (usual: number, most: number) =>
  z.string().regex(/^(|[1-9]\d{0,5})$/).transform((text) => (text === "" ? usual : Number(text))).refine((value) => value <= most);
const flag = z.enum(["", "true", "false"]).transform((text) => text === "true");
const id = z.union([z.literal(""), z.uuid()]);

/** What may be asked of every list; what stands empty is as if it were not there. */
export const hsdsQuerySchema = z.object({
  page: number(1, 999_999),
  per_page: number(50, mostOnAPage),
  format: z.enum(["", "json", "ndjson"]),
  search: z.string().max(200),
  full: flag,
  full_service: flag,
  minimal: flag,
  top_only: flag,
  taxonomy_id: id,
  taxonomy_term_id: id,
  organization_id: id,
  parent_id: z.string().max(200),
  modified_after: z.union([z.literal(""), z.iso.datetime({ offset: true }), z.iso.date()]),
});

export type HsdsQuery = z.infer<typeof hsdsQuerySchema>;

/** What cannot be answered: services are not on the map, and an answer that left it out would look like one. */
const unanswerable = ["postcode", "proximity"] as const;

/** What an address asks for, or the name of the parameter that is not understood. */
export function readHsdsQuery(query: (name: string) => string): HsdsQuery | { readonly wrong: string } {
  const place = unanswerable.find((name) => query(name) !== "");
  if (place) return { wrong: place };
  const read = hsdsQuerySchema.safeParse(Object.fromEntries(Object.keys(hsdsQuerySchema.shape).map((name) => [name, query(name)])));
  return read.success ? read.data : { wrong: String(read.error.issues[0]?.path[0] ?? "") };
}

/** One page of a list, with what HSDS says about it. Beyond the last one: empty. */
export function hsdsPage<T>(all: readonly T[], { page, per_page: perPage }: Pick<HsdsQuery, "page" | "per_page">) {
  const contents = all.slice((page - 1) * perPage, page * perPage);
  const pages = Math.ceil(all.length / perPage);
  return {
    total_items: all.length,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  };
}
