import { z } from "zod";

export const newPasskey = z.object({
  name: z.string({ error: "required" }).trim().min(1, "required").max(60, "too_long"),
  /** What the browser's own passkey window gave, as JSON; what it says is checked where it is used. */
  credential: z
    .string()
    .max(20_000)
    .transform((text): unknown => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return undefined;
      }
    })
    .catch(undefined),
});

/** Buttons that only say "do it". */
export const nothing = z.object({});
