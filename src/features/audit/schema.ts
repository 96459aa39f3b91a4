import { z } from "zod";

/** What one may ask of the list; anything else counts as not asked. */
export const filterSchema = z.object({
  action: z.string().regex(/^[a-zA-Z._]{1,60}$/).catch(""),
  item: z.string().regex(/^[a-z0-9._-]{1,80}$/).catch(""),
  member: z.uuid().catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type Filter = z.infer<typeof filterSchema>;
