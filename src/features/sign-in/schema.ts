import { z } from "zod";
import type { DistrictId } from "../../platform/district/district.ts";
import { languages } from "../../platform/i18n/lang.ts";

/** Where to go on to once signed in; checked again before anyone is sent there. */
const next = z.string().max(500).catch("");

export const requestLink = z.object({
  email: z.string().trim().min(1, "required").max(254, "too_long").pipe(z.email("invalid_email")),
  next,
});

/** What the job is told that writes the mail with a link; for an address that is nobody's, no member. */
export const askedLink = z.object({
  districtId: z.custom<DistrictId>((value) => typeof value === "string").nullable(),
  memberId: z.uuid().nullable(),
  mailId: z.uuid(),
  lang: z.enum(languages),
  next: z.string().nullable(),
});

/** What a browser's own passkey window gave, as JSON; what it says is checked where it is used. */
export const answerByPasskey = z.object({
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
  next,
});

export const confirmLink = z.object({
  token: z.string().max(200, "link_over").catch(""),
  /** Made with the page, so that two presses on one page are known as one. */
  press: z.string().max(100).catch(""),
  next,
});
