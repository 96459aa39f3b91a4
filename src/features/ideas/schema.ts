import { z } from "zod";
import { ideaStatuses, outcomes, returnReasons, ways } from "./idea.ts";

const mailAddress = /[^\s@]+@[^\s@]+\.[^\s@]+/u;
const noMail = (words: string) => !mailAddress.test(words);

const written = (longest: number, missing: string) =>
  z.string(missing).trim().min(1, missing).max(longest, "too_long").refine(noMail, "person_mail");

/** An empty field is no answer. */
const unlessEmpty = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

export const longestTitle = 120;
export const longestWhat = 4000;
export const longestForWhom = 500;
export const longestPlace = 200;

/** An idea as it comes in. `party` and `cameBy` count only for those who may choose them. */
export const ideaSchema = z.object({
  title: written(longestTitle, "title_needed"),
  what: written(longestWhat, "what_needed").refine((words) => words.length === 0 || words.length >= 20, "too_short"),
  forWhom: written(longestForWhom, "for_whom_needed"),
  place: z.string().trim().max(longestPlace, "too_long").refine(noMail, "person_mail").default(""),
  party: unlessEmpty(z.uuid("invalid_choice")),
  cameBy: unlessEmpty(z.enum(ways, "invalid_choice")),
  question: unlessEmpty(z.uuid("invalid_choice")),
  statement: unlessEmpty(z.uuid("invalid_choice")),
});

export type IdeaInput = z.infer<typeof ideaSchema>;

export const supportSchema = z.object({ do: z.enum(["support", "take_back"], "invalid_choice") });

export const longestAnswer = 1000;

const answer = z.string().trim().max(longestAnswer, "too_long").default("");

/** As the coordinator saw it: of two who decide at once the later one looks again. */
const seen = z.enum(ideaStatuses, "invalid_choice");
/** Since when it stood so, in milliseconds: an answer that is put right leaves the status as it is. */
const seenSince = z.coerce.number().optional().catch(undefined);

/** What a coordinator does with an idea; `do` says which of the forms on its page was sent. */
export const stepSchema = z.discriminatedUnion(
  "do",
  [
    z.object({ do: z.literal("read"), seen, seenSince }),
    z.object({ do: z.literal("publish"), seen, seenSince }),
    z.object({ do: z.literal("return"), seen, seenSince, reason: z.enum(returnReasons, "reason_needed"), note: answer }),
    z.object({
      do: z.literal("close"),
      seen,
      seenSince,
      outcome: z.enum(outcomes, "outcome_needed"),
      answer: answer.refine((words) => words !== "", "answer_needed"),
    }),
  ],
  "other",
);

export type StepInput = z.infer<typeof stepSchema>;
