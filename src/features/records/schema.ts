import { z } from "zod";
import { isDay } from "../../platform/i18n/dates.ts";

/** How many characters a transcript, and what is said about what was left out of it, take. */
export const limits = { transcript: 100_000, leftOut: 1000 } as const;

const line = z.string("required").trim().min(1, "required").max(200, "too_long");
const number = z
  .string()
  .trim()
  .max(40, "too_long")
  .transform((text) => text || null)
  .default(null);

/** A document as it is typed in: what it says, who wrote it, when, and what was left out. */
export const documentSchema = z.object({
  title: line,
  author: line,
  day: z.string("required").trim().min(1, "required").refine(isDay, "invalid_date"),
  dayIsMonth: z
    .literal("1")
    .optional()
    .transform((ticked) => ticked === "1"),
  caseNumber: number,
  documentNumber: number,
  transcript: z.string("required").trim().min(1, "required").max(limits.transcript, "too_long"),
  leftOut: z.string().trim().max(limits.leftOut, "too_long").default(""),
});

export type DocumentInput = z.infer<typeof documentSchema>;
