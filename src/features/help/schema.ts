import { z } from "zod";
import { denmark } from "../../platform/district/street-map.ts";
import { isDay, momentOf } from "../../platform/i18n/dates.ts";
import { answers } from "./rules/doors/door-rules.ts";
import { placeLevels } from "./rules/now/free-places.ts";
import { readHoursForm } from "./rules/hours/hours-form.ts";
import { spokenLanguages } from "./rules/spoken-languages.ts";
import { needs } from "./rules/needs.ts";
import { textKeys } from "./texts/other-sources.ts";
import type { TextKey } from "./texts/other-sources.ts";
import { gapDoors } from "./rules/wanted.ts";

/** How many characters a service's one line, a note about its door and a reason for closing take. */
export const [longestLine, longestNote, longestReason] = [140, 200, 120];

const line = (max: number) => z.string("required").trim().min(1, "required").max(max, "too_long");
const optionalLine = (max: number) => z.string().trim().max(max, "too_long").default("");

/** A browser sends one text for one ticked box, several for several, nothing for none. */
const choices = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(z.enum(values, "invalid_choice"), "invalid_choice").transform((chosen) => [...new Set(chosen)]),
  );

const answer = z.enum(answers, "invalid_choice").default("unknown");

const age = z
  .string()
  .trim()
  .default("")
  .refine((text) => text === "" || (/^\d{1,3}$/.test(text) && Number(text) <= 120), "invalid_age")
  .transform((text) => (text === "" ? null : Number(text)));

/** `23:00`, as a browser sends it. */
const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** One of the two numbers of a point, typed with a comma or a point; kept to about a metre. */
const degrees = (from: number, to: number) =>
  z
    .string()
    .trim()
    .default("")
    .transform((text) => text.replace(",", "."))
    .refine((text) => Number.isFinite(Number(text)), "not_degrees")
    .transform((text) => (text === "" ? null : Math.round(Number(text) * 1e5) / 1e5))
    .refine((value) => value === null || (value >= from && value <= to), "not_denmark");

/** Also asked when another answer is wrong, so that someone hears of everything at once. */
const always = () => true;

const version = z.coerce.number("other").int("other").min(1, "other");

export const detailsSchema = z
  .object({
    partyId: z.uuid("required"),
    name: line(80),
    what: line(longestLine),
    whatEn: optionalLine(longestLine),
    needs: choices(needs).refine((chosen) => chosen.length > 0, "needs_needed"),
    place: optionalLine(120),
    secret: z.string().optional().transform((value) => value === "1"),
    lat: degrees(denmark.south, denmark.north),
    lon: degrees(denmark.west, denmark.east),
    phone: optionalLine(40).refine((text) => text === "" || /^\+?\d[\d ]{1,20}$/.test(text), "invalid_phone"),
    languages: choices(spokenLanguages),
    elsewhere: answer,
    withoutPapers: answer,
    withoutId: answer,
    intoxicated: answer,
    dog: answer,
    partner: answer,
    womenOnly: z.string().optional().transform((value) => value === "1"),
    fromAge: age,
    toAge: age,
    note: optionalLine(longestNote),
    checkEvery: z
      .string("required")
      .trim()
      .regex(/^\d{1,3}$/, "invalid_days")
      .transform(Number)
      .refine((days) => days >= 7 && days <= 365, "invalid_days"),
  })
  .refine(({ secret, place }) => secret || place !== "", { path: ["place"], message: "required", when: always })
  .refine(({ secret, phone }) => !secret || phone !== "", { path: ["phone"], message: "phone_needed", when: always })
  .refine(({ lat, lon }) => lat !== null || lon === null, { path: ["lat"], message: "half_point", when: always })
  .refine(({ lat, lon }) => lat === null || lon !== null, { path: ["lon"], message: "half_point", when: always })
  .transform(({ elsewhere, withoutPapers, withoutId, intoxicated, dog, partner, womenOnly, fromAge, toAge, note, secret, place, lat, lon, ...rest }, ctx) => {
    if (fromAge !== null && toAge !== null && toAge < fromAge) ctx.addIssue({ code: "custom", path: ["toAge"], message: "age_backwards" });
    // A secret address is not kept at all.
    const where = { isSecret: secret, place: secret ? "" : place, point: secret || lat === null || lon === null ? null : { lat, lon } };
    return { ...rest, ...where, door: { elsewhere, withoutPapers, withoutId, intoxicated, dog, partner, womenOnly, fromAge, toAge, note } };
  });

const hoursSchema = z.looseObject({}).transform((fields, ctx) => {
  const { hours, errors } = readHoursForm(fields);
  for (const { field, code } of errors) ctx.addIssue({ code: "custom", path: [field], message: code });
  return hours;
});

/** What is known of a service: both halves are looked at, so that someone hears of everything at once. */
export const serviceSchema = z.intersection(detailsSchema, hoursSchema);

export const changedServiceSchema = z.intersection(z.object({ version }), serviceSchema);

export type ServiceInput = z.infer<typeof serviceSchema>;

/** How many characters what somebody from elsewhere reads, and hours as OSM text, take. */
export const longestPage = 2000;
export const longestHours = 2000;

/** A text of several lines; browsers send line ends of two characters. */
const lines = (max: number) => z.string("required").transform((text) => text.replaceAll("\r\n", "\n").trim()).refine((text) => text.length <= max, "too_long");

/** What applies in one situation; `do` is the button that was pressed. */
export const elsewhereSchema = z.object({
  version: z.coerce.number("other").int("other").min(0, "other"),
  text: lines(longestPage).refine((text) => text !== "", "required"),
  textEn: lines(longestPage),
  source: line(500),
  do: z.enum(["approve", "keep"], "other"),
});

export type ElsewhereInput = z.infer<typeof elsewhereSchema>;

const textChoices = choices(textKeys as readonly [TextKey, ...TextKey[]]);

/** Who vouches for which translated texts, and which edition of them was read. */
export const approvalSchema = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("approve"),
    edition: z.string("other").max(20, "other"),
    name: line(80),
    role: line(80),
    approvedOn: z.string("required").refine(isDay, "invalid_date"),
    all: z.string().optional().transform((value) => value === "1"),
    keys: textChoices,
  }),
  z.object({ do: z.literal("withdraw"), keys: textChoices }),
]);

type ApprovalForm = z.infer<typeof approvalSchema>;
export type ApprovalInput = Extract<ApprovalForm, { do: "approve" }>;
export type WithdrawalInput = Extract<ApprovalForm, { do: "withdraw" }>;

/** A button without any fields. */
export const nothingSchema = z.object({});

/** A button that only says "do it" to what was seen. */
export const versionSchema = z.object({ version });

/** A gap, by its key and the people it is for, as the page sends them. */
export const gapSchema = z.object({
  gap: z.string("required").max(80, "other"),
  doors: z
    .string()
    .max(40, "other")
    .default("")
    .transform((text) => gapDoors.filter((door) => text.split(" ").includes(door))),
});

/** How much room there is, and until when: a moment of the page's, or a time of one's own. */
export const placesSchema = z
  .object({ level: z.enum([...placeLevels, "unsaid"], "required"), until: optionalLine(16), time: optionalLine(5) })
  .transform(({ level, until: said, time }, ctx) => {
    const [day = "", clock = ""] = said.split("T");
    const until = isDay(day) && isTime(clock) ? momentOf(day, clock) : undefined;
    if (level !== "unsaid" && until === undefined && said !== "own") ctx.addIssue({ code: "custom", path: ["until"], message: "required" });
    if (level !== "unsaid" && said === "own" && !isTime(time)) ctx.addIssue({ code: "custom", path: ["time"], message: "time_unclear" });
    return { level, until, time };
  });

export type PlacesInput = z.infer<typeof placesSchema>;

export const closeSchema = z
  .object({
    version,
    reason: line(longestReason),
    untilDay: optionalLine(10).refine((text) => text === "" || isDay(text), "invalid_date"),
    untilTime: optionalLine(5).refine((text) => text === "" || isTime(text), "hours_unclear"),
  })
  .refine(({ untilDay, untilTime }) => untilDay !== "" || untilTime === "", { path: ["untilDay"], message: "required" });

export type CloseInput = z.infer<typeof closeSchema>;

/** Hours as OSM text, to take the place of a service's own. */
export const pastedHoursSchema = z.object({ version, hours: line(longestHours) });

/** Bytes of services that are sent: more than 500 with everything that is known of them. */
export const largestSent = 4 * 1024 * 1024;

/** Services that somebody sends, as a file or pasted. */
export const importSchema = z
  .object({ file: z.instanceof(File).optional(), text: z.string("other").max(largestSent, "too_long_pasted").default("") })
  .refine(({ file, text }) => file !== undefined || text.trim() !== "", { path: ["file"], error: "required" });

export type SentImport = z.infer<typeof importSchema>;

/** That whoever confirms has seen what will be written. */
export const seenSchema = z.object({ seen: z.string("other").max(40, "other") });
