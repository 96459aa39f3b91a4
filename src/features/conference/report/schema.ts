import { z } from "zod";
import { line, optionalText, version } from "../schema.ts";
import { ratings } from "./rules/evaluation.ts";

export const evaluationSchema = z.object({
  rating: z.enum(ratings, { error: "required" }),
  good: optionalText(1000),
  different: optionalText(1000),
});

export const releaseSchema = z.object({
  shown: z.string("required").trim().min(1, "required").max(1000, "too_long"),
  version,
});

export const keepBackSchema = z.object({ version });

export const reportSchema = z.object({
  introduction: optionalText(6000),
  closing: optionalText(6000),
  /** Why it is put right, once it is out. */
  why: optionalText(300),
  /** Of the words that were read before writing; 0 while there are none. */
  version: version.default(0),
});

export const withdrawSchema = z.object({ reason: line(300) });
