import { z } from "zod";
import { isDay } from "../../platform/i18n/dates.ts";
import { measureStatuses } from "./measure.ts";

const title = z.string("required").trim().min(1, "required").max(200, "too_long");
/** How many characters a description and the words of a proof take. */
export const limits = { text: 6000, proof: 4000 } as const;

const longText = z.string().trim().max(limits.text, "too_long").default("");
const id = z.uuid("invalid_choice");
const chosen = z.union([z.literal("").transform(() => null), id]).default(null);
const day = z.string("required").trim().min(1, "required").refine(isDay, "invalid_date");
const dayOrNone = z
  .string()
  .trim()
  .refine((text) => text === "" || isDay(text), "invalid_date")
  .transform((text) => text || null)
  .default(null);
const several = z
  .union([z.array(id), id.transform((one) => [one])])
  .optional()
  .transform((ids) => ids ?? []);

/** A goal: what it is called, what it means, where it stands in the plan, which documents it comes from. */
export const goalSchema = z.object({
  title,
  meaning: longText,
  position: z
    .string()
    .trim()
    .regex(/^\d{0,4}$/, "invalid_number")
    .transform((text) => (text === "" ? null : Number(text)))
    .default(null),
  documents: several,
  /** Of the goal that was read before writing; 0 for a new one. */
  version: z.coerce.number("other").int("other").default(0),
});

export type GoalInput = z.infer<typeof goalSchema>;

/** A measure. `act` is the button: keep as a draft, or publish. */
export const measureSchema = z
  .object({
    title,
    description: longText,
    goalId: chosen,
    partyId: chosen,
    fromDay: dayOrNone,
    toDay: dayOrNone,
    version: z.coerce.number("other").int("other").default(0),
    act: z.enum(["save", "publish"]).default("save"),
  })
  .refine(({ fromDay, toDay }) => !fromDay || !toDay || fromDay <= toDay, { path: ["toDay"], message: "ends_before_start" });

export type MeasureInput = z.infer<typeof measureSchema>;

/** What shows that a measure moves: on which day, how, and where it stands now. */
export const proofSchema = z.object({
  day,
  statusAfter: z.enum(measureStatuses, "required"),
  words: z.string().trim().max(limits.proof, "too_long").default(""),
  link: z
    .union([z.literal("").transform(() => null), z.url({ protocol: /^https$/, error: "invalid_link" }).max(2000, "too_long")])
    .default(null),
  file: z.instanceof(File).optional(),
});

export type ProofInput = z.infer<typeof proofSchema>;

/** Why a proof is taken back; everyone reads it. */
export const withdrawalSchema = z.object({
  why: z.string("required").trim().min(1, "required").max(300, "too_long"),
});

export type WithdrawalInput = z.infer<typeof withdrawalSchema>;

/** A button alone. */
export const nothingSchema = z.object({});
