import { z } from "zod";
import { partyKinds } from "../../network/party.ts";
import type { PartyKind } from "../../network/party.ts";
import { isDay } from "../../platform/i18n/dates.ts";
import { memberRoles, reaches } from "../../platform/identity/member.ts";

const line = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "too_long");
const optionalLine = (max: number) => z.string().trim().max(max, "too_long").default("");
const optionalEmail = optionalLine(200).refine(
  (text) => text === "" || z.email().safeParse(text).success,
  "invalid_email",
);
const optionalPhone = optionalLine(40).refine((text) => text === "" || /^\+?\d[\d ]{1,20}$/.test(text), "invalid_phone");
const tick = z.string().optional().transform((value) => value === "1");
const day = z.string({ error: "required" }).trim().min(1, "required").refine(isDay, "invalid_date");

/** A browser sends one text for one ticked box, several for several, nothing for none. */
const choices = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(z.enum(values, { error: "invalid_choice" }), { error: "invalid_choice" }),
  );

const fewest = z
  .string()
  .trim()
  .regex(/^\d{1,2}$/, "invalid_number")
  .transform(Number)
  .refine((number) => number <= 20, "invalid_number");

export const partySchema = z.object({
  name: line(120),
  kind: z.enum(Object.keys(partyKinds) as [PartyKind, ...PartyKind[]], { error: "invalid_choice" }),
  email: optionalEmail,
  phone: optionalPhone,
  takesLetters: tick,
  seats: fewest.default(1),
  deputySeats: fewest.default(0),
});

const version = z.coerce.number({ error: "other" }).int("other").min(1, "other");

export const changedPartySchema = partySchema.extend({ version });

export const memberSchema = z.object({
  name: line(120),
  reach: z.enum(reaches, { error: "invalid_choice" }),
  email: optionalEmail,
  phone: optionalPhone,
  centreName: optionalLine(120),
  roles: choices(memberRoles),
});

export const newMemberSchema = memberSchema.extend({ invite: tick });

export const changedMemberSchema = memberSchema.extend({ version });

const spell = {
  function: line(120),
  isDeputy: tick,
  fromDay: day,
  toDay: optionalLine(10).refine((text) => text === "" || isDay(text), "invalid_date"),
};
const endsAfterStart = ({ fromDay, toDay }: { fromDay: string; toDay: string }) => toDay === "" || toDay >= fromDay;
const endsTooEarly = { path: ["toDay"], error: "ends_before_start" };

/** A member's page asks for which party. */
export const representationSchema = z
  .object({ ...spell, partyId: z.uuid({ error: "invalid_choice" }) })
  .refine(endsAfterStart, endsTooEarly);

/** A party's page asks which member. */
export const partyRepresentationSchema = z
  .object({ ...spell, memberId: z.uuid({ error: "invalid_choice" }) })
  .refine(endsAfterStart, endsTooEarly);

export const representationChangeSchema = z.object({ ...spell, version }).refine(endsAfterStart, endsTooEarly);

export const consentSchema = z
  .object({
    shows: z.enum(["function", "name"], { error: "invalid_choice" }),
    publicName: optionalLine(120),
    givenOn: day,
    receivedBy: z.uuid({ error: "invalid_choice" }),
  })
  .refine(({ shows, publicName }) => shows === "function" || publicName !== "", { path: ["publicName"], error: "required" });

export const ownReachSchema = z.object({
  reach: z.enum(reaches, { error: "invalid_choice" }),
  phone: optionalPhone,
  centreName: optionalLine(120),
});

/** Buttons that only say "do it". */
export const nothingSchema = z.object({});

export type MemberInput = z.infer<typeof memberSchema>;
export type OwnReachInput = z.infer<typeof ownReachSchema>;
