import { z } from "zod";

export const toldSchema = z.object({
  told: z.enum(["1", "0"], "other").transform((value) => value === "1"),
  /** When the conference was last changed on the page that was looked at. */
  changedAt: z.iso.datetime("other").transform((text) => new Date(text)),
});
