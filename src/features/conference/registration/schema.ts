import { z } from "zod";
import type { Answers } from "../questions/question.ts";
import { answersIn } from "../questions/schema.ts";
import { assistedWays, mostWishes } from "./rules/registration.ts";
import type { ComesAs, Needs } from "./rules/registration.ts";

const text = (max: number) => z.string().trim().max(max, "too_long").default("");
const orNone = (max: number) => text(max).transform((value) => value || null);

/** What stands in the field for the party when somebody comes for none in the list. */
const withoutParty = ["neighbour", "other"] as const;

/** In characters. */
export const longestAddress = 300;

const uuid = z.uuid();
const mail = z.email();

const shared = {
  name: z.string("required").trim().min(1, "required").max(120, "too_long"),
  party: z
    .string("required")
    .trim()
    .min(1, "required")
    .refine((value) => withoutParty.some((one) => one === value) || uuid.safeParse(value).success, "invalid_choice")
    .transform((value) => {
      const without = withoutParty.find((one) => one === value);
      return without ? { comesAs: without, partyId: null } : { comesAs: "party" as const, partyId: value };
    }),
  email: text(254)
    .refine((value) => value === "" || mail.safeParse(value).success, "invalid_email")
    .transform((value) => value || null),
  phone: text(40)
    .refine((value) => value === "" || /^\+?[\d ]{8,20}$/.test(value), "invalid_phone")
    .transform((value) => value || null),
  address: orNone(longestAddress),
  diet: text(300),
  access: text(300),
  interpreter: text(300),
  travel: text(300),
};

interface Written extends Needs {
  readonly name: string;
  readonly party: { readonly comesAs: ComesAs; readonly partyId: string | null };
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/** The form's fields as the rules name them, with the answers to whatever questions the conference has of its own. */
function arranged(input: Written, context: z.RefinementCtx) {
  const { name, party, email, phone, address, diet, access, interpreter, travel } = input;
  const answers: Answers = answersIn({ ...input }, (field, code) => context.addIssue({ code: "custom", path: [field], message: code }));
  return { name, ...party, email, phone, address, needs: { diet, access, interpreter, travel }, answers };
}

const wishNames = Array.from({ length: mostWishes }, (_, at) => `wish${at + 1}`);

const wishFields = Object.fromEntries(
  wishNames.map((name) => [name, text(40).refine((value) => value === "" || uuid.safeParse(value).success, "invalid_choice")]),
) as Record<string, ReturnType<typeof text>>;

const version = z.string("other").regex(/^\d{1,9}$/, "other").transform(Number).default(0);

/** A registration as somebody types it for themselves: one field for each wish, the dearest first. */
export const registrationSchema = z.looseObject({ ...shared, ...wishFields, version }).transform((input, context) => {
  const given: Readonly<Record<string, unknown>> = input;
  const wishes: string[] = [];
  for (const name of wishNames) {
    const wish = given[name];
    if (typeof wish !== "string" || wish === "") continue;
    if (wishes.includes(wish)) context.addIssue({ code: "custom", path: [name], message: "wished_twice" });
    else wishes.push(wish);
  }
  return { ...arranged(input, context), version: input.version, wishes };
});

export type RegistrationInput = Omit<z.output<typeof registrationSchema>, "version" | "answers"> & {
  /** To the organiser's own questions, by question; absent where nothing was asked. */
  readonly answers?: Answers;
};

/** As the secretary types it: the numbers of the workshops in one line, the dearest first. */
export const fastSchema = z
  .looseObject({
    ...shared,
    cameBy: z.enum(assistedWays, "invalid_choice"),
    wishes: text(40).refine((value) => /^[\d ,.;]*$/.test(value), "wish_numbers"),
  })
  .transform((input, context) => ({ ...arranged(input, context), cameBy: input.cameBy, wishes: (input.wishes.match(/\d+/g) ?? []).map(Number) }));

export const answerSchema = z.object({ answer: z.enum(["accept", "decline"], "invalid_choice") });

/** Whether a mail address is one's own. */
export const addressSchema = z.object({ answer: z.enum(["yes", "no"], "invalid_choice") });
