import { z } from "zod";
import { longestLine, prompts, saysNothing } from "./bulletin.ts";

/** A button without any fields. */
export const nothingSchema = z.object({});

const line = z
  .string()
  .default("")
  .transform((text) => text.replace(/\s+/g, " ").trim())
  .pipe(z.string().max(longestLine, "line_too_long"));

const version = z.coerce.number("changed_meanwhile").int("changed_meanwhile").min(0, "changed_meanwhile");

const fields = { happened: line, seen: line, doing: line, need: line, good: line };

const needsALine = (lines: Record<(typeof prompts)[number], string>) => !saysNothing(lines);
const noLine = { message: "no_line", path: [prompts[0]] };

/** A party's five lines, at least one of them filled in, and which version was looked at. */
export const linesSchema = z.object({ ...fields, version }).refine(needsALine, noLine);

export type LinesInput = z.infer<typeof linesSchema>;

/** The same by a coordinator: told by the party, or shortened. */
export const assistedSchema = z
  .object({ ...fields, version, how: z.enum(["told", "shortened"], "required") })
  .refine(needsALine, noLine);

export type AssistedInput = z.infer<typeof assistedSchema>;

export const takeInSchema = z.object({ version });

/** The second look for names before every member can read it. */
export const publishSchema = z.object({ looked: z.literal("1", "look_first") });
