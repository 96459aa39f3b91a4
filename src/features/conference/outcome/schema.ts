import { z } from "zod";
import { line, optionalText, ticked, version } from "../schema.ts";
import { longestNote, longestSentence, longestWhy, moves } from "./rules/recommendation.ts";
import { choices } from "./rules/support.ts";

/** One sentence, on one line, and why. */
export const recommendationSchema = z.object({
  sentence: line(longestSentence).transform((text) => text.replace(/\s+/g, " ")),
  why: optionalText(longestWhy),
  /** Of the recommendation that was read before writing; 0 for a new one. */
  version: version.default(0),
});

const count = z
  .string("required")
  .trim()
  .min(1, { error: "required", abort: true })
  .regex(/^\d{1,4}$/, { error: "invalid_number", abort: true })
  .transform(Number)
  .refine((number) => number <= 5000, "invalid_number");

/** A show of hands. */
export const handsSchema = z.object({ for: count, against: count, unsure: count, version });

export const versionSchema = z.object({ version });

export const moveSchema = z.object({
  move: z.enum(moves, "other"),
  /** Where it stood on the page that was looked at, so that two people do not move it twice. */
  position: version,
});

export const noteSchema = z.object({ text: optionalText(longestNote), version });

export const inviteSchema = z.object({ mail: z.string("required").trim().min(1, { error: "required", abort: true }).max(254, "too_long").pipe(z.email("invalid_email")) });

export const voteSchema = z.object({ choice: z.enum(choices, "required") });

export const codeSchema = z.object({ code: line(40) });

/** What whoever releases has read: each recommendation with its version, `id.version`. */
export const releaseSchema = z.object({
  consent: ticked.refine(Boolean, "consent_needed"),
  read: z.union([z.string(), z.array(z.string())], "other").transform((read, context) =>
    [read].flat().flatMap((one) => {
      const parsed = /^([0-9a-f-]{36})\.(\d{1,9})$/.exec(one);
      if (!parsed) context.addIssue({ code: "custom", message: "other" });
      return parsed ? [{ id: parsed[1] ?? "", version: Number(parsed[2]) }] : [];
    }),
  ),
});
