import { z } from "zod";
import { isDay } from "../../platform/i18n/dates.ts";
import { alertKinds, kindsWithLooks, longestDays } from "./alert.ts";
import { credibilities, severities } from "./grading.ts";

const line = (max: number) => z.string("required").trim().min(1, "required").max(max, "too_long");
const optionalLine = (max: number) => z.string().trim().max(max, "too_long").default("");
const version = z.coerce.number("other").int("other").min(1, "other");

const days = z
  .string("required")
  .trim()
  .regex(/^\d{1,2}$/, "invalid_days")
  .transform(Number)
  .refine((count) => count >= 1 && count <= longestDays, "invalid_days");

/** A browser sends one text for one ticked box, several for several, nothing for none. */
const area = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string().max(120, "invalid_choice"), "invalid_choice").max(60, "invalid_choice"));

/** How many characters each text takes. */
export const limits = { headline: 60, headlineEn: 60, looks: 140, does: 140, where: 120, extra: 140, changed: 200, learnt: 600, reason: 400 } as const;

const words = {
  headline: line(limits.headline),
  headlineEn: optionalLine(limits.headlineEn),
  looks: optionalLine(limits.looks),
  does: line(limits.does),
  where: optionalLine(limits.where),
  extra: optionalLine(limits.extra),
  area,
};

/** The words as the database keeps them. */
export const storedWordsSchema = z.object({
  headline: z.string(), headlineEn: z.string(), looks: z.string(), does: z.string(), where: z.string(), extra: z.string(), area: z.array(z.string()),
});

export const reportSchema = z
  .object({ kind: z.enum(alertKinds, "required"), partyId: z.uuid("required"), seenDay: z.string("required").trim().refine(isDay, "invalid_date"), days, ...words })
  // The form of such a kind has no field for it.
  .transform(({ looks, ...rest }) => ({ ...rest, looks: kindsWithLooks.includes(rest.kind) ? looks : "" }));

export type ReportInput = z.infer<typeof reportSchema>;

export const changeSchema = z.object({ version, days, changed: line(limits.changed), ...words });

export type ChangeInput = z.infer<typeof changeSchema>;

export const closeSchema = z.object({ version, learnt: line(limits.learnt) });

export type CloseInput = z.infer<typeof closeSchema>;

export const gradeSchema = z
  .object({
    credibility: z.enum(credibilities, "required"),
    severity: z.enum(severities, "required"),
    publish: z.enum(["yes", "no"], "required").transform((answer) => answer === "yes"),
    reason: optionalLine(limits.reason),
    /** Whose word it is, when a coordinator has it by phone. */
    grader: z.union([z.uuid("invalid_choice"), z.literal("")], "invalid_choice").default(""),
  })
  .refine(({ publish, reason }) => publish || reason !== "", { path: ["reason"], message: "reason_needed" });

export type GradeInput = z.infer<typeof gradeSchema>;
