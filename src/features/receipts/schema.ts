import { z } from "zod";

/** A code as somebody types it off a paper. */
export const codeSchema = z.object({
  code: z.string("required").trim().min(1, "required").max(60, "too_long"),
});
