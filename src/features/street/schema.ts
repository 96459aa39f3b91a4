import { z } from "zod";
import { denmark } from "../../platform/district/street-map.ts";
import { normalEmail } from "../../platform/identity/member.ts";
import { observationKindNames, observationStatusNames } from "./observation.ts";
import { patternStatusNames } from "./pattern.ts";

const uuid = z.uuid("invalid_choice");

/** How many characters a report, the reason of a status and a line that everyone reads take. */
export const limits = { text: 2000, reason: 500, publicLine: 300 } as const;

const optionalText = (longest: number) => z.string("other").trim().max(longest, "too_long").default("");

/** Of what was read before writing. */
const version = z.coerce.number("other").int("other").min(1, "other");

/** An empty field is no answer. */
const unlessEmpty = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? undefined : value),
    schema.optional(),
  );

const degrees = (from: number, to: number) =>
  unlessEmpty(z.coerce.number("invalid_choice").min(from, "invalid_choice").max(to, "invalid_choice"));

interface Whereabouts {
  readonly place?: unknown;
  readonly lat?: unknown;
  readonly lon?: unknown;
  readonly placeWords?: unknown;
}

const saysWhere = ({ place, lat, lon, placeWords }: Whereabouts) =>
  Boolean(place) || Boolean(placeWords) || (lat !== undefined && lon !== undefined);

/** Also asked when another answer is missing, so that someone hears of everything at once. */
const always = () => true;

/** A report as it comes in: what, where in at least one of three ways, and if they like words, a photo, a mail address. */
export const reportSchema = z
  .object({
    kind: z.enum(observationKindNames, "kind_needed"),
    place: unlessEmpty(uuid),
    lat: degrees(denmark.south, denmark.north),
    lon: degrees(denmark.west, denmark.east),
    placeWords: optionalText(200),
    text: optionalText(limits.text),
    photo: unlessEmpty(z.instanceof(File, { error: "wrong_type" })),
    email: unlessEmpty(
      z.string("invalid_email").transform(normalEmail).pipe(z.email("invalid_email").max(254, "too_long")),
    ),
  })
  .refine(saysWhere, { path: ["place"], message: "place_needed", when: always })
  .refine(({ kind, text }) => kind !== "other" || text !== "", {
    path: ["text"],
    message: "words_needed",
    when: always,
  });

export type Report = z.infer<typeof reportSchema>;

/** All that can be done on a receipt: delete the mail address. */
export const forgetMailSchema = z.object({});

const publicLine = z.string("required").trim().min(1, "required").min(10, "too_short").max(limits.publicLine, "too_long");

/** What a coordinator does with one observation; `do` says which of the forms on its page was sent. */
export const triageSchema = z.discriminatedUnion("do", [
  z
    .object({
      do: z.literal("status"),
      status: z.enum(observationStatusNames, "required"),
      reason: optionalText(limits.reason),
      version,
    })
    .refine(({ status, reason }) => status !== "cannot" || reason !== "", {
      path: ["reason"],
      message: "reason_needed",
    }),
  z.object({
    do: z.literal("publish"),
    publicLine,
    publicPlace: z.string("required").min(1, "required").pipe(uuid),
    version,
  }),
  z.object({ do: z.literal("withdraw"), version }),
]);

export type Triage = z.infer<typeof triageSchema>;

const patternTitle = z.string("required").trim().min(1, "required").min(3, "too_short").max(120, "too_long");

/** Observations chosen in the inbox, and the pattern they make or join. */
export const joinSchema = z
  .object({
    observation: z.preprocess(
      (value) => (value === undefined ? [] : [value].flat()),
      z.array(uuid).min(1, "choose_observations").max(200, "too_many"),
    ),
    pattern: unlessEmpty(uuid),
    title: optionalText(120),
  })
  .refine(({ pattern, title }) => pattern !== undefined || title.length >= 3, {
    path: ["title"],
    message: "title_needed",
  });

/** What a coordinator does with a pattern. */
export const patternSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("publish"), title: patternTitle, publicLine, version }),
  z.object({ do: z.literal("status"), status: z.enum(patternStatusNames, "required") }),
  z.object({ do: z.literal("takeOut"), observation: uuid }),
]);

export type PatternChange = z.infer<typeof patternSchema>;

/** One of the two numbers of a point, typed with a comma or a point. */
const typedDegrees = (from: number, to: number) =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.trim().replace(",", ".") : value),
    z
      .string("point_needed")
      .min(1, "point_needed")
      .transform(Number)
      .pipe(z.number("not_degrees").min(from, "not_denmark").max(to, "not_denmark")),
  );

const placeFields = {
  name: z.string("required").trim().min(1, "required").max(80, "too_long"),
  lat: typedDegrees(denmark.south, denmark.north),
  lon: typedDegrees(denmark.west, denmark.east),
};

/** A place to add. */
export const placeSchema = z.object(placeFields);

/** What a coordinator does with a place. */
export const placeChangeSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("change"), ...placeFields, version }),
  z.object({ do: z.literal("retire") }),
  z.object({ do: z.literal("restore") }),
]);

export type PlaceChange = z.infer<typeof placeChangeSchema>;
