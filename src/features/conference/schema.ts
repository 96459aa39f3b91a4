import { z } from "zod";
import { isDay, momentOf } from "../../platform/i18n/dates.ts";
import { conferenceLanguages } from "./rules/languages.ts";
import { directions } from "./rules/programme/moving.ts";
import { mostRounds } from "./rules/programme/programme.ts";
import type { ProgrammePerson } from "./rules/programme/programme.ts";

export const line = (max: number) => z.string("required").trim().min(1, "required").max(max, "too_long");
export const optionalText = (max: number) => z.string().trim().max(max, "too_long").default("");
/** How many characters it takes to say why a conference is held, what a session is about and who is in it. */
export const limits = { why: 6000, about: 3000, people: 1000 } as const;

const orNone = (max: number) => optionalText(max).transform((text) => text || null);
const filledIn = z.string("required").trim().min(1, { error: "required", abort: true });
const day = filledIn.refine(isDay, "invalid_date");
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const time = filledIn.regex(clock, "invalid_time");
export const laterDay = optionalText(10).refine((text) => text === "" || isDay(text), "invalid_date");
export const laterTime = optionalText(5).refine((text) => text === "" || clock.test(text), "invalid_time");
const countOrNone = (max: number) =>
  optionalText(5)
    .refine((text) => text === "" || (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= max), "invalid_number")
    .transform((text) => (text === "" ? null : Number(text)));
export const version = z.string("other").regex(/^\d{1,9}$/, "other").transform(Number);
export const ticked = z.string().optional().transform((value) => value === "1");

/** A day without a time begins or ends with the day itself; a time without a day is nothing. */
export const momentOrNone = (onDay: string, at: string, whole: string) => (onDay === "" ? null : momentOf(onDay, at || whole));

/** What a conference is, when, where, and how one signs up. */
export const conferenceSchema = z
  .object({
    title: line(160),
    why: optionalText(limits.why),
    place: line(200),
    day,
    fromTime: time,
    toTime: time,
    /** Of the last day; "" when it ends on the day it begins. */
    lastDay: laterDay,
    organiser: line(160),
    targetGroup: optionalText(300),
    capacity: countOrNone(5000),
    /** Also when more people have a place already. */
    fewer: ticked,
    contactFunction: optionalText(120),
    contactPhone: optionalText(40)
      .refine((text) => text === "" || /^\+?[\d ]{8,20}$/.test(text), "invalid_phone")
      .transform((text) => text || null),
    contactMail: z.union([z.literal("").transform(() => null), z.email("invalid_email").max(254, "too_long")]).default(null),
    opensDay: laterDay,
    opensTime: laterTime,
    closesDay: laterDay,
    closesTime: laterTime,
    byInvitation: ticked,
    languages: z
      .union([z.enum(conferenceLanguages).transform((one) => [one]), z.array(z.enum(conferenceLanguages))], "required")
      .refine((list) => list.length > 0, "required"),
    caseNumber: orNone(40),
    /** Of the conference that was read before writing; 0 for a new one. */
    version: version.default(0),
  })
  .transform(({ day: firstDay, lastDay, fromTime, toTime, opensDay, opensTime, closesDay, closesTime, ...rest }, context) => {
    const startsAt = momentOf(firstDay, fromTime);
    const endsAt = momentOf(lastDay || firstDay, toTime);
    const opensAt = momentOrNone(opensDay, opensTime, "00:00");
    const closesAt = momentOrNone(closesDay, closesTime, "23:59");
    const wrong = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
    if (endsAt <= startsAt) wrong(lastDay ? "lastDay" : "toTime", "ends_before_start");
    if (opensTime && !opensDay) wrong("opensDay", "required");
    if (closesTime && !closesDay) wrong("closesDay", "required");
    if (opensAt && !closesAt) wrong("closesDay", "closes_needed");
    if (opensAt && closesAt && closesAt <= opensAt) wrong("closesDay", "closes_before_it_opens");
    if (closesAt && closesAt > endsAt) wrong("closesDay", "closes_after_the_end");
    return { ...rest, startsAt, endsAt, opensAt, closesAt };
  });

export type ConferenceInput = z.output<typeof conferenceSchema>;

/** One person a line: the name, and after a comma from where. */
const people = optionalText(limits.people).transform((text, context): ProgrammePerson[] => {
  const lines = text.split("\n").map((one) => one.trim()).filter(Boolean);
  if (lines.length > 8) context.addIssue({ code: "custom", message: "too_many_people" });
  return lines.map((one) => {
    const [name = "", ...from] = one.split(",");
    if (name.trim() === "" || one.length > 200) context.addIssue({ code: "custom", message: "person_line" });
    return { name: name.trim(), affiliation: from.join(",").trim() };
  });
});

const sessionFields = { title: line(160), about: optionalText(limits.about), people, version: version.default(0) };

/** A talk, a break, or something else with a time of its own. */
export const timedSchema = z
  .object({
    ...sessionFields,
    day,
    fromTime: time,
    toTime: time,
    room: optionalText(80),
    /** Whether what comes after keeps its distance. */
    shift: ticked,
  })
  .refine(({ fromTime, toTime }) => toTime > fromTime, { path: ["toTime"], error: "ends_before_start" })
  .transform(({ day: onDay, fromTime, toTime, ...rest }) => ({ ...rest, time: { startsAt: momentOf(onDay, fromTime), endsAt: momentOf(onDay, toTime) } }));

export type TimedInput = z.output<typeof timedSchema>;

export const roundNumbers = Array.from({ length: mostRounds }, (_, at) => at + 1);

const perRound = <T extends z.ZodType>(name: string, field: T) =>
  Object.fromEntries(roundNumbers.map((number) => [`${name}${number}`, field])) as Record<string, T>;

/** A workshop: in which rounds it is held, where, and for how many. Without a number of people it is not held in a round. */
export const workshopSchema = z
  .object({ ...sessionFields, ...perRound("capacity", countOrNone(1000)), ...perRound("room", optionalText(80)), /** As of a conference. */ fewer: ticked })
  .transform((input) => {
    const { title, about, people: who, fewer, version: read } = input;
    const given: Readonly<Record<string, unknown>> = input;
    const rounds = roundNumbers.flatMap((round) => {
      const capacity = given[`capacity${round}`];
      return typeof capacity === "number" ? [{ round, capacity, room: String(given[`room${round}`] ?? "") }] : [];
    });
    return { title, about, people: who, fewer, version: read, rounds };
  });

export type WorkshopInput = z.output<typeof workshopSchema>;

/** The rounds of a conference, in the order of the clock. A line without times is no round. */
export const roundsSchema = z
  .object({ ...perRound("day", laterDay), ...perRound("from", laterTime), ...perRound("to", laterTime) })
  .transform((input, context) => {
    const given: Readonly<Record<string, string | undefined>> = input;
    const rounds: { number: number; startsAt: Date; endsAt: Date }[] = [];
    let isOver = false;
    for (const number of roundNumbers) {
      const [onDay = "", from = "", to = ""] = [given[`day${number}`], given[`from${number}`], given[`to${number}`]];
      const wrong = (field: string, message: string) => context.addIssue({ code: "custom", path: [`${field}${number}`], message });
      if (from === "" && to === "") {
        isOver = true;
        continue;
      }
      if (from === "") wrong("from", "required");
      else if (to === "") wrong("to", "required");
      else if (onDay === "") wrong("day", "required");
      else if (to <= from) wrong("to", "ends_before_start");
      else if (isOver) wrong("from", "rounds_in_order");
      else {
        const round = { number, startsAt: momentOf(onDay, from), endsAt: momentOf(onDay, to) };
        const last = rounds.at(-1);
        if (last && round.startsAt < last.endsAt) wrong("from", "rounds_in_order");
        rounds.push(round);
      }
    }
    return { rounds };
  });

export const moveSchema = z.object({
  key: z.string("other").max(60, "other"),
  direction: z.enum(directions, "other"),
  /** When it began on the page that was looked at, so that two people do not move it twice. */
  from: z.iso.datetime("other").transform((text) => new Date(text)),
});

export const publishSchema = z.object({
  /** Everyone who is named has said yes. */
  consent: z.literal("1", "consent_needed"),
  /** In spite of conflicts. */
  anyway: ticked,
});

export const letterSchema = z.object({ number: version });

export const cancelSchema = z.object({ reason: line(300) });

export const nothingSchema = z.object({});
