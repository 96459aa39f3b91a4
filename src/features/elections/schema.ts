import { z } from "zod";
import { isDay, momentOf } from "../../platform/i18n/dates.ts";
import { reaches } from "../../platform/identity/member.ts";
import { handoutKinds } from "./election.ts";
import { voteField } from "./tally.ts";
import type { Tally } from "./tally.ts";

const text = (longest: number) =>
  z.string({ error: "required" }).trim().min(1, { error: "required", abort: true }).max(longest, "too_long");
/** How many characters a rule of a call, what a candidate says, a reason and remarks to a protocol take. */
export const limits = { rule: 1000, candidate: 600, reason: 1000, remarks: 2000 } as const;

const laterText = (longest: number) => z.string({ error: "other" }).trim().max(longest, "too_long").default("");
const day = text(10).refine(isDay, "invalid_date");
const time = text(5).regex(/^([01]\d|2[0-3]):[0-5]\d$/, "invalid_time");
const whole = (least: number, most: number) =>
  z
    .string({ error: "required" })
    .trim()
    .min(1, { error: "required", abort: true })
    .regex(/^\d{1,5}$/, { error: "not_a_number", abort: true })
    .transform(Number)
    .pipe(z.number().min(least, "not_in_range").max(most, "not_in_range"));
const email = laterText(200).refine((value) => value === "" || z.email().safeParse(value).success, "invalid_email");
const phone = laterText(40).refine((value) => value === "" || /^\+?\d[\d ]{1,20}$/.test(value), "invalid_phone");
const consent = z.literal("1", { error: "consent_needed" });
const tick = z
  .string()
  .optional()
  .transform((value) => value === "1");

/** Buttons that only say "do it". */
export const nothingSchema = z.object({});

/** A call: what is elected, for whom, by whose votes, and when. */
export const callSchema = z
  .object({
    title: text(200),
    partyId: z.uuid("invalid_choice"),
    seats: whole(1, 20),
    deputies: whole(0, 20),
    crosses: whole(1, 20),
    fromDay: day,
    toDay: day,
    voters: text(limits.rule),
    standers: text(limits.rule),
    contact: text(300),
    candidatesDay: day,
    withdrawDay: day,
    votingDay: day,
    hallDay: day,
    hallFrom: time,
    hallUntil: time,
    place: text(200),
  })
  .refine(({ crosses, seats }) => crosses <= seats, { path: ["crosses"], error: "more_than_seats" })
  .refine(({ fromDay, toDay }) => toDay >= fromDay, { path: ["toDay"], error: "ends_before_start" })
  .refine(({ candidatesDay, withdrawDay }) => withdrawDay >= candidatesDay, { path: ["withdrawDay"], error: "withdraw_too_early" })
  .refine(({ withdrawDay, votingDay }) => votingDay > withdrawDay, { path: ["votingDay"], error: "voting_too_early" })
  .refine(({ votingDay, hallDay }) => hallDay >= votingDay, { path: ["hallDay"], error: "hall_before_voting" })
  .refine(({ hallFrom, hallUntil }) => hallUntil > hallFrom, { path: ["hallUntil"], error: "ends_before_start" })
  .refine(({ hallDay, fromDay }) => fromDay >= hallDay, { path: ["fromDay"], error: "period_too_early" })
  .transform(({ hallDay, hallFrom, hallUntil, ...call }) => ({
    ...call,
    hallFrom: momentOf(hallDay, hallFrom),
    hallUntil: momentOf(hallDay, hallUntil),
  }));

export type CallInput = z.infer<typeof callSchema>;

export const changeSchema = callSchema.and(z.object({ version: whole(1, 99_999) }));

const candidate = z.object({ name: text(120), text: laterText(limits.candidate), email, phone, consent });

/** A person who stands; at least one way to reach them. */
export const candidateSchema = candidate.refine((input) => input.email !== "" || input.phone !== "", {
  path: ["email"],
  error: "mail_or_phone",
});

/** As the secretary enters it: somebody on paper may have neither mail nor phone. */
export const enteredCandidateSchema = candidate;

export type CandidateInput = Omit<z.infer<typeof candidate>, "consent">;

export const reasonSchema = z.object({ reason: text(limits.reason).min(10, "reason_needed") });

/** One reason for everyone who waited when the coordinator looked. */
export const refuseWaitingSchema = reasonSchema.extend({
  seenAt: z.iso.datetime("other").transform((value) => new Date(value)),
});

export const startCountSchema = z
  .object({ hallWords: text(200), counterOne: z.uuid("invalid_choice"), counterTwo: z.uuid("invalid_choice") })
  .refine(({ counterOne, counterTwo }) => counterOne !== counterTwo, { path: ["counterTwo"], error: "two_people" });

export const countersSchema = z
  .object({ counterOne: z.uuid("invalid_choice"), counterTwo: z.uuid("invalid_choice") })
  .refine(({ counterOne, counterTwo }) => counterOne !== counterTwo, { path: ["counterTwo"], error: "two_people" });

export const codesSchema = z.object({ count: whole(1, 500) });

/** Somebody who may vote under the rule is given a ballot. */
export const handOutSchema = z
  .object({
    name: text(120),
    address: text(200),
    kind: z.enum(handoutKinds, { error: "invalid_choice" }),
    email,
    checked: z.literal("1", { error: "check_first" }),
  })
  .refine(({ kind, email: address }) => kind !== "mail" || address !== "", { path: ["email"], error: "required" });

/** A ballot on screen. A browser sends one text for one cross, several for several, nothing for none. */
export const ballotSchema = z
  .object({
    code: text(40),
    crosses: z.preprocess(
      (value) => (value === undefined ? [] : [value].flat()),
      z.array(z.string().regex(/^\d{1,3}$/, "invalid_choice").transform(Number), { error: "invalid_choice" }),
    ),
    blank: tick,
  })
  .transform(({ crosses, ...ballot }) => ({ ...ballot, crosses: [...new Set(crosses)] }))
  .refine(({ crosses, blank }) => blank || crosses.length > 0, { path: ["crosses"], error: "nothing_chosen" })
  .refine(({ crosses, blank }) => !blank || crosses.length === 0, { path: ["crosses"], error: "blank_and_crosses" });

export type BallotInput = z.infer<typeof ballotSchema>;

const count = whole(0, 10_000);

/** A counter's figures for one batch: the candidates' numbers are not known before the election is. */
export const tallySchema = z
  .object({ ballots: count, blank: count, invalid: count })
  .catchall(z.unknown())
  .transform((fields, context) => {
    const votes: Record<string, number> = {};
    for (const [field, value] of Object.entries(fields)) {
      const number = /^votes-(\d{1,3})$/.exec(field)?.[1];
      if (number === undefined) continue;
      const read = count.safeParse(value);
      if (read.success) votes[Number(number)] = read.data;
      else
        context.addIssue({ code: "custom", path: [voteField(Number(number))], message: read.error.issues[0]?.message ?? "other" });
    }
    return { ballots: fields.ballots, blank: fields.blank, invalid: fields.invalid, votes };
  });

export const approvalSchema = z.object({ remarks: laterText(limits.remarks), sure: z.literal("1", { error: "look_first" }) });

/** Who it is that was elected: a member there is, or a new one with how they are reached. */
export const seatSchema = z.object({
  memberId: z.union([z.literal(""), z.uuid("invalid_choice")], { error: "invalid_choice" }).default(""),
  name: laterText(120),
  reach: z.enum(reaches, { error: "invalid_choice" }).default("mail"),
  email,
  phone,
  centreName: laterText(120),
});

export type SeatInput = z.infer<typeof seatSchema>;

/** A tally as one would have typed it. */
export function voteFieldValues({ votes, ballots, blank, invalid }: Tally): Record<string, string> {
  const figures = { ballots, blank, invalid };
  const crosses = Object.entries(votes).map(([number, count]) => [voteField(Number(number)), count] as const);
  return Object.fromEntries([...Object.entries(figures), ...crosses].map(([name, value]) => [name, String(value)]));
}
