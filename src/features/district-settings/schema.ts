import { z } from "zod";
import { isNumberPrefix } from "../../platform/district/number-prefix.ts";
import { isEan } from "../../platform/privacy/ean.ts";

/** In characters, on at most five lines. */
export const longestAddress = 300;

const line = (max: number) => z.string("required").trim().min(1, "required").max(max, "too_long");
const optionalLine = (max: number) => z.string("other").trim().max(max, "too_long").default("");

const optionalPhone = optionalLine(20).refine(
  (text) => text === "" || /^(\+45 ?)?\d{2} ?\d{2} ?\d{2} ?\d{2}$/.test(text),
  "invalid_phone",
);

/** What a district tells about itself, as it is typed. */
export const districtSchema = z.object({
  name: line(60),
  bodyName: line(120),
  bodyAddress: optionalLine(longestAddress).refine((text) => text.split("\n").length <= 5, "too_many_lines"),
  bodyEmail: optionalLine(200).refine(
    (text) => text === "" || z.email().safeParse(text).success,
    "invalid_email",
  ),
  ean: optionalLine(20)
    .refine((text) => text === "" || isEan(text), "invalid_ean")
    .transform((text) => text.replaceAll(" ", "")),
  outreachPhone: optionalPhone,
  needleCollector: optionalLine(80),
  needlePhone: optionalPhone,
  // A disabled field is not sent: then the prefix stays.
  numberPrefix: z
    .string("other")
    .trim()
    .toUpperCase()
    .refine(isNumberPrefix, "invalid_prefix")
    .optional(),
});
