import { z } from "zod";
import { isDay, momentOf } from "../../platform/i18n/dates.ts";
import { schemaErrors } from "../../platform/web/form.ts";
import { fewestTimes, mostTimes } from "./poll.ts";
import { choices } from "./ranking.ts";
import type { Choice } from "./ranking.ts";

const line = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "too_long");

/** How many characters a note to the coordinators, and the reason why a poll is given up, take. */
export const limits = { note: 200, reason: 300 } as const;

const ids = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [value ?? []].flat())
  .pipe(z.array(z.uuid("invalid_choice")).max(500, "invalid_choice"));

const laterId = z
  .string()
  .trim()
  .default("")
  .transform((value) => value || null)
  .pipe(z.uuid("invalid_choice").nullable());

const version = z
  .string()
  .regex(/^\d{1,9}$/, "invalid_choice")
  .default("0")
  .transform(Number);

/** A time as it was typed; without a place it is held where the poll says. */
export interface TypedTime {
  /** The row of the form in which it stood, for what is wrong with it. */
  readonly row: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
}

/** The rows of a form in which times are typed, counted from 1. */
export const timeRows = Array.from({ length: mostTimes }, (_, index) => index + 1);

const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

const pollFields = z.object({
  title: line(200),
  series: laterId,
  place: line(200),
  deadline: z.string({ error: "required" }).trim().min(1, "required").refine(isDay, "invalid_date"),
  parties: ids,
  members: ids,
  version,
});

/**
 * A poll as it is typed: `day-N`, `from-N`, `to-N` and `place-N` for each time; rows left empty count for nothing. All that
 * is wrong is told at once.
 */
export const pollSchema = z.record(z.string(), z.unknown()).transform((fields, context) => {
  const issue = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
  const known = pollFields.safeParse(fields);
  if (!known.success) for (const { field, code } of schemaErrors(known.error)) issue(field, code);
  const times = timeRows.flatMap((row) => typedTime(fields, row, issue) ?? []);
  const met = new Set<string>();
  for (const { row, startsAt, endsAt, place } of times) {
    const key = `${+startsAt} ${+endsAt} ${place}`;
    if (met.has(key)) issue(`day-${row}`, "same_time");
    met.add(key);
  }
  if (times.length < fewestTimes) issue(`day-${times.length + 1}`, "too_few_times");
  if (!known.success) return z.NEVER;
  const { series: seriesId, parties: partyIds, members: memberIds, ...poll } = known.data;
  return { ...poll, seriesId, partyIds, memberIds, times: times.map((time) => ({ ...time, place: time.place || poll.place })) };
});

export type PollInput = z.output<typeof pollSchema>;

function typedTime(
  fields: Readonly<Record<string, unknown>>,
  row: number,
  issue: (path: string, message: string) => void,
): TypedTime | undefined {
  const textIn = (name: string) => {
    const value = fields[`${name}-${row}`];
    return typeof value === "string" ? value.trim() : "";
  };
  const [day, from, to, place] = [textIn("day"), textIn("from"), textIn("to"), textIn("place")];
  if (place.length > 200) issue(`place-${row}`, "too_long");
  if (day === "" && from === "" && to === "") return undefined;
  const wrong = [
    day === "" ? [`day-${row}`, "required"] : !isDay(day) && [`day-${row}`, "invalid_date"],
    from === "" ? [`from-${row}`, "required"] : !timePattern.test(from) && [`from-${row}`, "invalid_time"],
    to === "" ? [`to-${row}`, "required"] : !timePattern.test(to) && [`to-${row}`, "invalid_time"],
  ].filter((one): one is [string, string] => one !== false);
  if (wrong.length === 0 && to <= from) wrong.push([`to-${row}`, "ends_before_start"]);
  for (const [path, message] of wrong) issue(path, message);
  // A row with a mistake counts, so that nobody is told besides that there are too few.
  const isRight = wrong.length === 0;
  const at = (time: string) => (isRight ? momentOf(day, time) : new Date(row));
  return { row, startsAt: at(from), endsAt: at(to), place };
}

export const openSchema = z.object({ must: ids, version });

/** Answers: `answer-ID` for each time, and a note. Which times there are the command knows. */
export const answerSchema = z.looseObject({ note: z.string().trim().max(limits.note, "too_long").default("") }).transform(
  ({ note, ...fields }) => ({
    note,
    answers: new Map(
      Object.entries(fields).flatMap(([field, value]) =>
        field.startsWith("answer-") && isChoice(value) ? [[field.slice(7), value] as const] : [],
      ),
    ),
  }),
);

export type AnswerInput = z.output<typeof answerSchema>;

const isChoice = (value: unknown): value is Choice => choices.some((choice) => choice === value);

export const chooseSchema = z.object({ series: z.uuid({ error: "choose_series" }) });

export const cancelSchema = z.object({ reason: line(limits.reason) });

export const nothingSchema = z.object({});
