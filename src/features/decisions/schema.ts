import { z } from "zod";
import { isDay } from "../../platform/i18n/dates.ts";
import { decisionStatuses } from "./decision.ts";
import { reviewOutcomes } from "./review.ts";

/** Characters of a wording, a note or a reason. */
export const longestText = 1000;

const text = (shortest: number, longest: number) =>
  z
    .string({ error: "required" })
    .trim()
    .min(1, { error: "required", abort: true })
    .min(shortest, "too_short")
    .max(longest, "too_long");

const laterText = (longest: number) => z.string().trim().max(longest, "too_long").default("");

const day = z.string({ error: "required" }).trim().min(1, { error: "required", abort: true }).refine(isDay, "invalid_date");

const laterDay = z
  .string()
  .trim()
  .refine((value) => value === "" || isDay(value), "invalid_date")
  .default("")
  .transform((value) => value || null);

const ticked = z
  .string()
  .optional()
  .transform((value) => value === "1");

/** As `ticked` behind a hidden "0", so that a box left empty is an answer; undefined from a page that did not ask. */
const asked = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? undefined : [value].flat().includes("1")));

const ids = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [value ?? []].flat())
  .pipe(z.array(z.uuid("invalid_choice")).max(200, "invalid_choice"));

/** What is written when a decision is taken on something. Who was present comes from there. */
export const newDecision = z.object({
  wording: text(10, longestText),
  dissent: laterText(longestText),
  internal: asked,
});

const version = z.coerce.number({ error: "other" }).int("other").min(1, "other");

/** Everything that can be put right afterwards. */
export const decisionDetails = newDecision.extend({ day, reviewDay: laterDay, parties: ids, version });

/** What came of looking at a decision again. Why it was changed or lapsed is said, and when it comes back. */
export const reviewResult = z
  .object({ outcome: z.enum(reviewOutcomes, "required"), note: laterText(longestText), nextDay: laterDay, version })
  .refine(({ outcome, note }) => note !== "" || (outcome !== "changed" && outcome !== "lapsed"), { path: ["note"], message: "required" })
  .refine(({ outcome, nextDay }) => nextDay !== null || outcome !== "again", { path: ["nextDay"], message: "required" })
  .transform((result) => (result.outcome === "lapsed" ? { ...result, nextDay: null } : result));

/** How a decision is to stand, and how it stood for whoever says so. */
export const decisionStatus = z.object({
  seen: z.enum(decisionStatuses, "other"),
  status: z.enum(decisionStatuses, "invalid_choice"),
});

/** Characters of each part of a decision in the city's agenda form. */
export const longestPart = { proposal: 4000, problem: 8000, solution: 8000, economy: 4000, process: 8000 } as const;

/** A decision in the city's agenda form. What is to be decided must be said; the rest may be written later. */
export const councilPaper = z.object({
  proposal: text(3, longestPart.proposal),
  problem: laterText(longestPart.problem),
  solution: laterText(longestPart.solution),
  economy: laterText(longestPart.economy),
  process: laterText(longestPart.process),
  version: z.coerce.number({ error: "other" }).int("other").min(0, "other"),
});

/** What of the register an address asks for; anything else asks for nothing. */
export const registerQuery = z.object({
  year: z
    .string()
    .regex(/^\d{4}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
  status: z.enum([...decisionStatuses, "review"]).optional().catch(undefined),
  party: z.uuid().catch(""),
  letter: z.enum(["with", "without"]).optional().catch(undefined),
});

/** A task as it is given to a party. */
export const taskDetails = z.object({
  title: text(3, 200),
  party: z.string({ error: "required" }).trim().min(1, { error: "required", abort: true }).pipe(z.uuid("invalid_choice")),
  due: day,
  public: ticked,
});

export const changedTask = taskDetails.extend({ version });

/** A party needs more time: until when, and why. */
export const wantedTime = z.object({ wantedDay: day, reason: text(3, longestText) });

/** What a coordinator answers to that. */
export const timeAnswer = z.object({ answer: z.enum(["yes", "no"], "required"), answerNote: laterText(longestText) });

/** Whether a member wants the weekly mail. What a mail program sends by itself says nothing, and means no. */
export const mailChoice = z.object({ act: z.enum(["stop", "start"]).default("stop") });

/** What was done. Who writes for another party also says that it agrees. */
export const taskDone = z.object({ note: text(3, longestText), agreed: ticked });

/** Why a task that was done is open again. */
export const taskReopened = z.object({ why: text(3, longestText) });
