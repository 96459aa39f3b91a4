import { z } from "zod";
import { addDays, isDay } from "../../platform/i18n/dates.ts";
import { edges, itemPurposes, outcomes } from "./agenda.ts";
import type { Attendance } from "./attendance.ts";
import type { HolidayRule } from "./exceptions.ts";
import { proposalAnswers } from "./proposal.ts";

const line = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "too_long");
const optionalText = (max: number) => z.string().trim().max(max, "too_long").default("");
const day = z.string({ error: "required" }).trim().min(1, "required").refine(isDay, "invalid_date");
const time = z
  .string({ error: "required" })
  .trim()
  .min(1, "required")
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "invalid_time");
const wholeNumber = (min: number, max: number) =>
  z
    .string({ error: "required" })
    .trim()
    .regex(/^\d{1,4}$/, "invalid_number")
    .transform(Number)
    .refine((number) => number >= min && number <= max, "invalid_number");

/** How many characters the reason for moving or cancelling a meeting takes. */
export const longestReason = 300;

/** How many characters an item, and the answer to a proposal, take. */
export const longestText = 5000;
export const longestAnswer = 1000;

/** In characters, as the database holds it, too. */
export const longestMinutes = 50_000;

const endsAfterStart = ({ fromTime, toTime }: { fromTime: string; toTime: string }) => toTime > fromTime;
const endsTooEarly = { path: ["toTime"], error: "ends_before_start" };

export const seriesSchema = z
  .object({
    name: line(120),
    everyWeeks: wholeNumber(1, 52),
    weekday: wholeNumber(1, 7),
    fromDay: day,
    fromTime: time,
    toTime: time,
    place: line(200),
    holiday: z.string({ error: "required" }).regex(/^(week-later|hold|-?[1-6])$/, "invalid_choice"),
    remindDays: z
      .string({ error: "required" })
      .regex(/^(|[1-9]|[12]\d|30)$/, "invalid_choice")
      .transform((days) => (days === "" ? null : Number(days))),
  })
  .refine(endsAfterStart, endsTooEarly)
  .transform(({ holiday, ...series }) => ({ ...series, ...holidayChoice(holiday) }));

/** What the form's one question on holidays says: a rule, or how many days to move. */
function holidayChoice(choice: string): { holidayRule: HolidayRule; holidayDays?: number } {
  return choice === "week-later" || choice === "hold"
    ? { holidayRule: choice }
    : { holidayRule: "move-days", holidayDays: Number(choice) };
}

/** The version of something that whoever sends the form has looked at. */
const version = z
  .string({ error: "required" })
  .regex(/^\d{1,9}$/, "invalid_choice")
  .transform(Number);

export const changedSeriesSchema = z.intersection(z.object({ version }), seriesSchema);

export const moveMeetingSchema = z
  .object({ day, fromTime: time, toTime: time, place: line(200), reason: optionalText(longestReason), version })
  .refine(endsAfterStart, endsTooEarly);

export const cancelSchema = z.object({ reason: line(longestReason), version });

export const tellSchema = z.object({
  told: z.enum(["1", "0"], { error: "invalid_choice" }).transform((told) => told === "1"),
});

export const extraMeetingSchema = z
  .object({ day, fromTime: time, toTime: time, place: line(200) })
  .refine(endsAfterStart, endsTooEarly);

export const aheadSchema = z.object({ count: wholeNumber(1, 12) });

/** Longer than this is the end of a series. */
const longestPauseDays = 366;

export const pauseSchema = z
  .object({ fromDay: day, toDay: day, reason: line(200) })
  .refine(({ fromDay, toDay }) => toDay >= fromDay, { path: ["toDay"], error: "pause_backwards" })
  .refine(({ fromDay, toDay }) => !isDay(fromDay) || toDay <= addDays(fromDay, longestPauseDays), {
    path: ["toDay"],
    error: "pause_too_long",
  });

const laterMinutes = z
  .string()
  .trim()
  .regex(/^\d{0,3}$/, "invalid_number")
  .default("")
  .transform((text) => (text === "" ? null : Number(text)))
  .refine((minutes) => minutes === null || (minutes >= 1 && minutes <= 600), "invalid_number");

const laterId = z
  .string()
  .trim()
  .default("")
  .transform((value) => value || null)
  .pipe(z.uuid("invalid_choice").nullable());

const ids = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [value ?? []].flat())
  .pipe(z.array(z.uuid("invalid_choice")).max(500, "invalid_choice"));

/** A time that was found elsewhere, with what the meeting is about and whom it invites. */
export const foundTimeSchema = z
  .object({
    series: z.uuid("invalid_choice"),
    title: line(200),
    day,
    fromTime: time,
    toTime: time,
    place: line(200),
    invite: ids,
  })
  .refine(endsAfterStart, endsTooEarly);

const ticked = z
  .string()
  .optional()
  .transform((value) => value === "1");

const itemFields = {
  title: line(200),
  publicTitle: optionalText(200),
  kind: z.enum(itemPurposes, { error: "invalid_choice" }),
  text: optionalText(longestText),
  minutes: laterMinutes,
  presenterParty: laterId,
  presenter: optionalText(120),
  readers: ids,
};

/** A new item; with `closed` only those named in `readers` read it. */
export const newItemSchema = z.object({ ...itemFields, closed: ticked }).transform(({ closed, readers, ...item }) => ({
  ...detailsOf(item),
  readers: closed ? readers : undefined,
}));

/** What was proposed, as it goes onto the agenda of a meeting. */
export const takeProposalSchema = z
  .object({ ...itemFields, closed: ticked, meeting: z.uuid("invalid_choice") })
  .transform(({ closed, readers, meeting, ...item }) => ({
    meetingId: meeting,
    details: { ...detailsOf(item), readers: closed ? readers : undefined },
  }));

export const answerProposalSchema = z.object({
  answer: z.enum(proposalAnswers, { error: "invalid_choice" }),
  reason: line(longestAnswer),
});

export const proposalSchema = z.object({
  title: line(200),
  text: line(longestText),
  kind: z.enum(itemPurposes, { error: "invalid_choice" }),
  minutes: laterMinutes,
  party: laterId,
  member: laterId,
  file: z.preprocess((value) => (value === "" ? undefined : value), z.instanceof(File, { error: "wrong_type" }).optional()),
});

export const editItemSchema = z
  .object({ ...itemFields, version })
  .transform(({ version, readers, ...item }) => ({ version, details: { ...detailsOf(item), readers } }));

function detailsOf<T extends { minutes: number | null; presenterParty: string | null }>({ minutes, presenterParty, ...item }: T) {
  return { ...item, plannedMinutes: minutes, presenterPartyId: presenterParty };
}

export const standingSchema = z.object({
  title: line(200),
  edge: z.enum(edges, { error: "invalid_choice" }),
  minutes: laterMinutes,
});

export const proposalDaysSchema = z.object({
  days: z
    .string({ error: "required" })
    .trim()
    .min(1, { error: "required", abort: true })
    .regex(/^\d{1,2}$/, { error: "invalid_days", abort: true })
    .transform(Number)
    .refine((days) => days <= 90, "invalid_days"),
});

export const attachmentSchema = z.object({
  file: z.preprocess((value) => (value === "" ? undefined : value), z.instanceof(File, { error: "required" })),
  name: optionalText(200),
});

export const moveSchema = z.object({
  direction: z.enum(["up", "down"], { error: "invalid_choice" }),
  position: z.coerce.number("other").int("other"),
});

export const answerSchema = z.object({
  answer: z.enum(["yes", "no"], { error: "choose_answer" }),
  note: optionalText(300),
});

export const minutesSchema = z.object({
  minutes: z.string({ error: "required" }).max(longestMinutes, "too_long"),
  /** The text it was begun from; absent where a page does not send it. */
  base: z.string().max(longestMinutes, "too_long").optional(),
  version,
});

export const outcomeSchema = z.object({
  outcome: z.enum([...outcomes, "open"], { error: "invalid_choice" }).transform((one) => (one === "open" ? undefined : one)),
});

const answers = z.record(z.string(), z.unknown());

/**
 * The attendance list: `parties`; for each member `member-ID` with present, apology or nothing; and `for-ID` with the
 * parties they spoke for, asked only of those who speak for several. An empty `for-ID` always goes along, so that none
 * ticked is told from not asked. The same fields after `was-` say what the page showed when it was opened.
 */
export const attendanceSchema = answers.transform((fields) => ({
  ...attendanceIn(fields, ""),
  served: attendanceIn(fields, "was-"),
}));

function attendanceIn(fields: Readonly<Record<string, unknown>>, before: "" | "was-"): Attendance {
  const named = (what: string) =>
    Object.entries(fields).flatMap(([field, value]) => {
      const id = field.slice(before.length + what.length);
      return field.startsWith(before + what) && isUuid(id) ? [{ id, value }] : [];
    });
  const those = (state: string) => named("member-").filter(({ value }) => value === state).map(({ id }) => id);
  return {
    partyIds: [fields[`${before}parties`] ?? []].flat().filter(isUuid),
    present: those("present"),
    apologies: those("apology"),
    spokeFor: new Map(named("for-").map(({ id, value }) => [id, [value].flat().filter(isUuid)])),
  };
}

/** The public version of minutes: `title-ID` and `text-ID` for each item. */
export const approvalSchema = answers
  .superRefine((fields, context) => {
    for (const [field, value] of Object.entries(fields))
      if (typeof value === "string" && value.length > (field.startsWith("title-") ? 200 : longestMinutes))
        context.addIssue({ code: "custom", path: [field], message: "too_long" });
  })
  .transform((fields) => ({
    items: publicVersions(fields),
    namesSeen: fields["namesSeen"] === "1",
    state: textIn(fields, "state"),
    /** `later`: approve now and publish when someone has looked; `ask`: keep the public version and ask someone to look. */
    do: textIn(fields, "do"),
  }));

/** The public versions a form holds, by item. */
export function publicVersions(fields: Readonly<Record<string, unknown>>) {
  const ids = Object.keys(fields).flatMap((field) =>
    field.startsWith("title-") && isUuid(field.slice(6)) ? [field.slice(6)] : [],
  );
  return new Map(
    ids.map((id) => [id, { title: textIn(fields, `title-${id}`).trim(), minutes: textIn(fields, `text-${id}`).trim() }]),
  );
}

export const nothingSchema = z.object({});

function textIn(fields: Readonly<Record<string, unknown>>, name: string): string {
  const value = fields[name];
  return typeof value === "string" ? value : "";
}

function isUuid(value: unknown): value is string {
  return z.uuid().safeParse(value).success;
}
