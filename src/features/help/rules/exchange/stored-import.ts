import { z } from "zod";
import { doorRulesSchema } from "../doors/door-rules.ts";
import { spokenLanguages } from "../spoken-languages.ts";
import { needs } from "../needs.ts";
import { columns } from "./service-cells.ts";
import { scheduleSchema, visitsSchema } from "../hours/stored-hours.ts";

/** Read, then written, then perhaps taken back. */
export type ImportStatus = "read" | "stored" | "undone";

const problem = z.object({ column: z.enum([...columns, ""]), code: z.string(), value: z.string() });

/** Rows of an import as the database gives them back. */
export const rowsSchema = z.array(
  z.object({ row: z.number(), cells: z.partialRecord(z.enum(columns), z.string()), problems: z.array(problem) }),
);

/** A service as it stood before an import changed it. */
const snapshotSchema = z.object({
  party_id: z.string(),
  name: z.string(),
  what: z.string(),
  what_en: z.string(),
  needs: z.array(z.enum(needs)),
  place: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  is_secret: z.boolean(),
  phone: z.string().nullable(),
  languages: z.array(z.enum(spokenLanguages)),
  door: doorRulesSchema,
  schedule: scheduleSchema,
  visits: visitsSchema,
  check_every: z.number(),
  checked_at: z.coerce.date(),
  checked_by: z.string().nullable(),
});

export type ServiceSnapshot = z.infer<typeof snapshotSchema>;

/** What an import wrote, as the database gives it back; `before` is null for a service that was added. */
export const writtenSchema = z.array(z.object({ id: z.string(), name: z.string(), version: z.number(), before: snapshotSchema.nullable() }));
