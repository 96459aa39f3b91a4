import { z } from "zod";
import { isSpan } from "../../../../hours/schedule.ts";
import type { Schedule, Weekday } from "../../../../hours/schedule.ts";
import { isDay } from "../../../../platform/i18n/dates.ts";
import { needs } from "../needs.ts";
import type { VisitLine } from "../service.ts";

const day = z.string().refine(isDay);
const minutes = z.number().int();
const span = z.object({ from: minutes, to: minutes }).refine(isSpan);
const weekday = z.number().int().min(1).max(7).transform((number) => number as Weekday);
const rhythm = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("weekly") }),
  z.object({ kind: z.literal("fortnightly"), from: day }),
  z.object({
    kind: z.literal("monthly"),
    which: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal("last")]),
  }),
]);
const lineFields = { days: z.array(weekday).min(1), from: minutes, to: minutes, rhythm };
const moment = z.number().int();

export const scheduleSchema = z.object({
  lines: z.array(z.object(lineFields).refine(isSpan)),
  exceptions: z.array(z.object({ from: day, to: day, spans: z.array(span), reason: z.string() })),
  onHolidays: z.enum(["as-usual", "closed", "as-sunday"]),
  closures: z.array(z.object({ from: moment, until: moment.nullable(), reason: z.string() })),
});

export const visitsSchema = z.array(
  z.object({ ...lineFields, label: z.string().min(1), need: z.enum(needs).nullable() }).refine(isSpan),
);

/** Hours as the database gives them back. @throws ZodError for what is none */
export function readSchedule(stored: unknown): Schedule {
  return scheduleSchema.parse(stored);
}

/** Visits as the database gives them back. @throws ZodError for what is none */
export function readVisits(stored: unknown): VisitLine[] {
  return visitsSchema.parse(stored);
}
