import { z } from "zod";
import { line, optionalText, version } from "../schema.ts";
import { ratings } from "./rules/evaluation.ts";

/** How many characters an answer of the evaluation, and a text of the organisers, take. */
export const limits = { answer: 1000, text: 6000 } as const;

export const evaluationSchema = z.object({
  rating: z.enum(ratings, { error: "required" }),
  good: optionalText(limits.answer),
  different: optionalText(limits.answer),
});

export const releaseSchema = z.object({
  shown: z.string("required").trim().min(1, "required").max(limits.answer, "too_long"),
  version,
});

export const keepBackSchema = z.object({ version });

export const reportSchema = z.object({
  introduction: optionalText(limits.text),
  closing: optionalText(limits.text),
  /** Why it is put right, once it is out. */
  why: optionalText(300),
  /** Of the words that were read before writing; 0 while there are none. */
  version: version.default(0),
});

export const withdrawSchema = z.object({ reason: line(300) });
