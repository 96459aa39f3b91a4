import { z } from "zod";
import type { Answer } from "./corrections.ts";
import { longestMinutes } from "./schema.ts";

/** How many characters the answer to a correction, and a note beside approved minutes, take. */
export const limits = { reason: 1000, note: 5000 } as const;

const optional = (max: number) => z.string().trim().max(max, "too_long").default("");
const uuid = z.uuid();

/** Another text for one item; `member` says for whom, when a coordinator types it in. */
export const correctionSchema = z.object({
  text: z.string({ error: "required" }).max(longestMinutes, "too_long"),
  note: optional(500),
  version: z
    .string({ error: "required" })
    .regex(/^\d{1,9}$/, "invalid_choice")
    .transform(Number),
  member: z.union([z.literal("secretary"), uuid, z.literal("")], { error: "invalid_choice" }).default(""),
});

/** Answers to corrections: `verdict-ID`, `reason-ID` and `wording-ID` for each, `version-ITEM` for each item looked at. */
export const answersSchema = z
  .record(z.string(), z.unknown())
  .superRefine((fields, context) => {
    for (const [field, value] of Object.entries(fields))
      if (typeof value === "string" && value.length > (field.startsWith("reason-") ? limits.reason : longestMinutes))
        context.addIssue({ code: "custom", path: [field], message: "too_long" });
  })
  .transform((fields) => {
    const text = (name: string) => {
      const value = fields[name];
      return typeof value === "string" ? value.trim() : "";
    };
    const idsOf = (prefix: string) =>
      Object.keys(fields).flatMap((field) => (field.startsWith(prefix) ? (uuid.safeParse(field.slice(prefix.length)).data ?? []) : []));
    const answers = idsOf("verdict-").flatMap((id): Answer[] => {
      const verdict = text(`verdict-${id}`);
      if (verdict !== "accept" && verdict !== "decline") return [];
      return [{ id, verdict, reason: text(`reason-${id}`), wording: text(`wording-${id}`) }];
    });
    const seen = new Map(idsOf("version-").map((id) => [id, Number(text(`version-${id}`))]));
    return { answers, seen };
  });

export const agreedSchema = z.object({ agreed: z.enum(["yes", "no"], { error: "invalid_choice" }) });

export const handedSchema = z.object({ handed: z.enum(["yes", "no"], { error: "invalid_choice" }).default("yes") });

export const addendumSchema = z.object({
  text: z.string({ error: "required" }).trim().min(1, "required").max(limits.note, "too_long"),
  publicText: optional(limits.note),
  namesSeen: z.string().optional().transform((value) => value === "1"),
});

export const silentDaysSchema = z.object({
  days: z
    .string({ error: "required" })
    .trim()
    .regex(/^\d{1,3}$/, "invalid_number")
    .transform(Number)
    .refine((days) => days >= 3 && days <= 90, "invalid_number"),
});
