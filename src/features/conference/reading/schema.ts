import { z } from "zod";
import { readingDirections } from "./reading.ts";
import { laterDay, laterTime, line, momentOrNone, optionalText, ticked, version } from "../schema.ts";

/** One page, in characters. */
export const longestSummary = 3500;

/** A text to read; its file stays as it is when none is sent and none is taken away. */
export const readingTextSchema = z
  .object({
    /** A workshop; "" for everyone. */
    workshop: z.union([z.literal("").transform(() => null), z.uuid("invalid_choice")]).default(null),
    title: line(160),
    source: line(200),
    summary: line(longestSummary),
    titleEn: optionalText(160),
    summaryEn: optionalText(longestSummary),
    link: z
      .union([z.literal("").transform(() => null), z.url({ protocol: /^https$/, error: "invalid_link" }).max(2000, "too_long")])
      .default(null),
    file: z.instanceof(File).optional(),
    dropFile: ticked,
    /** Of the text that was read before writing; 0 for a new one. */
    version: version.default(0),
  })
  .transform(({ titleEn, summaryEn, ...rest }, context) => {
    if (titleEn && !summaryEn) context.addIssue({ code: "custom", path: ["summaryEn"], message: "required" });
    if (summaryEn && !titleEn) context.addIssue({ code: "custom", path: ["titleEn"], message: "required" });
    return { ...rest, titleEn: titleEn || null, summaryEn: summaryEn || null };
  });

export type ReadingTextInput = z.output<typeof readingTextSchema>;

export const moveReadingSchema = z.object({
  direction: z.enum(readingDirections, "other"),
  /** Where it stood on the page that was looked at, so that two people do not move it twice. */
  position: version,
});

const ids = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => [given].flat())
  .pipe(z.array(z.uuid("invalid_choice")).max(1000, "other"));

/** Who has been sent which texts on paper. */
export const postedSchema = z.object({ people: ids.refine((list) => list.length > 0, "nobody_chosen"), texts: ids });

/** When everyone may read; without a day, not yet. */
export const releaseSchema = z.object({ day: laterDay, time: laterTime }).transform(({ day, time }, context) => {
  if (time && !day) context.addIssue({ code: "custom", path: ["day"], message: "required" });
  return { releasedAt: momentOrNone(day, time, "00:00") };
});
