import { z } from "zod";
import { isDay } from "../../platform/i18n/dates.ts";
import { kioskEnds } from "./rules/answers/kiosk.ts";
import { perspectiveAnswers, perspectives } from "./rules/perspective.ts";
import { answerWords, longestStatement, mostStatements, statementsIn } from "./rules/question.ts";
import { returnReasons, shortestStatement } from "./rules/statements/statement.ts";
import { writeTexts } from "./texts/write.ts";

const line = z.string("required").trim().min(1, "required").max(200, "too_long");
/** How many characters the texts about a question, its statements together and an appeal take. */
export const limits = { text: 2000, statements: 20_000, appeal: 300 } as const;

const text = z.string("required").trim().min(1, "required").max(limits.text, "too_long");
const day = z.string("required").trim().min(1, "required").refine(isDay, "invalid_date");
const mailAddress = /[^\s@]+@[^\s@]+\.[^\s@]+/u;

/** A question as a coordinator writes it. Whether there are enough statements is asked when it opens. */
export const questionSchema = z.object({
  title: line,
  why: text,
  asker: line,
  outcome: text,
  /** "" or left out: the usual words. */
  moderation: z
    .string("other")
    .trim()
    .max(limits.text, "too_long")
    .transform((words) => (words === writeTexts.da.usualPolicy ? "" : words))
    .optional(),
  closesOn: day,
  mustBeHeard: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((ticked) => [ticked].flat())
    .pipe(z.array(z.enum(perspectives, "invalid_choice"))),
  statements: z
    .string()
    .max(limits.statements, "too_long")
    .default("")
    .transform(statementsIn)
    .refine((lines) => lines.every((one) => one.length <= longestStatement), "statement_too_long")
    .refine((lines) => lines.length <= mostStatements, "too_many_statements")
    .refine((lines) => !lines.some((one) => mailAddress.test(one)), "person_mail"),
  version: z.coerce.number().int().catch(0),
});

export type QuestionInput = z.infer<typeof questionSchema>;

export const openSchema = z.object({ version: z.coerce.number().int().catch(0) });

export const extendSchema = z.object({ closesOn: day });

/** Why somebody needs everything. */
export const exportSchema = z.object({
  reason: z.string("required").trim().min(1, "required").min(10, "reason_short").max(300, "too_long"),
});

/** An export of another tool, with what a question needs besides. The files are read by import-thread.ts. */
export const importSchema = z.object({
  title: line,
  asker: line,
  origin: z.string("required").trim().min(1, "required").max(300, "too_long"),
  why: z.string("other").trim().max(limits.text, "too_long").default(""),
  mustBeHeard: questionSchema.shape.mustBeHeard,
  comments: z.instanceof(File, { error: "required" }),
  votes: z.instanceof(File).optional(),
  participants: z.instanceof(File).optional(),
  strata: z.instanceof(File).optional(),
});

export type ImportInput = z.infer<typeof importSchema>;

/** Whether a question that was brought in can be answered further, and until when. */
export const storeSchema = z
  .object({ start: z.enum(["closed", "open"], "required"), closesOn: z.string().trim().default("") })
  .refine(({ start, closesOn }) => start === "closed" || closesOn !== "", { path: ["closesOn"], error: "required" })
  .refine(({ start, closesOn }) => start === "closed" || closesOn === "" || isDay(closesOn), { path: ["closesOn"], error: "invalid_date" });

export const nothingSchema = z.object({});

export const answerSchema = z.object({
  statement: z.uuid("required"),
  value: z.enum(answerWords, "invalid_choice"),
});

/** On the page of one's own answers an answer can also be taken back. */
export const mineSchema = z.object({
  statement: z.uuid("required"),
  value: z.enum([...answerWords, "withdraw"], "invalid_choice"),
});

const oneLine = (typed: string) => typed.replace(/\s+/g, " ").trim();

/** A participant's own statement, on one line. */
export const writeSchema = z.object({
  text: z
    .string("required")
    .transform(oneLine)
    .pipe(
      z
        .string()
        .min(1, "required")
        .min(shortestStatement, "too_short")
        .max(longestStatement, "statement_too_long")
        .refine((line) => !mailAddress.test(line), "person_mail"),
    ),
  /** The text for which what is like it has been shown; "" when nothing has. */
  looked: z.string().default("").transform(oneLine),
});

export const appealSchema = z.object({
  appeal: z
    .string("required")
    .transform(oneLine)
    .pipe(z.string().min(1, "required").max(limits.appeal, "too_long").refine((line) => !mailAddress.test(line), "person_mail")),
});

const version = z.coerce.number().int().catch(0);
const why = z.enum(returnReasons, "reason_needed");
const note = z
  .string()
  .default("")
  .transform(oneLine)
  .pipe(z.string().max(300, "too_long").refine((line) => !mailAddress.test(line), "person_mail"));

/** What a moderator does with a statement; `step` says which of the forms on its page was sent. */
export const moderateSchema = z.discriminatedUnion("step", [
  z.object({ step: z.literal("publish"), version }),
  z.object({ step: z.literal("merge"), version, into: z.uuid("invalid_choice"), note }),
  z.object({ step: z.literal("propose"), version, reason: why, note }),
  z.object({ step: z.literal("take_out"), version, reason: why, note }),
  z.object({ step: z.literal("return"), version, note }),
  z.object({ step: z.literal("uphold"), version, note }),
]);

export const perspectiveSchema = z.object({
  perspective: z.enum(perspectiveAnswers, "required"),
  back: z.enum(["answer", "mine"]).catch("answer"),
});

const turn = z.string().max(100).default("");

export const codeSchema = z.object({ code: z.string("required").trim().min(1, "required").max(40, "wrong_code") });

/** An answer at a shared tablet; `turn` says whose turn it was when the page was shown. */
export const kioskAnswerSchema = answerSchema.extend({ turn });

export const kioskPerspectiveSchema = z.object({ perspective: z.enum(perspectiveAnswers, "required"), turn });

export const openKioskSchema = z.object({
  place: z.string("required").trim().min(1, "required").max(80, "too_long"),
  end: z.enum(kioskEnds, "invalid_choice").default("today"),
});

export const mostSheets = 100;

export const numberSheetsSchema = z.object({
  sheets: z.coerce.number("invalid_number").int("invalid_number").min(1, "invalid_number").max(mostSheets, "invalid_number"),
  lang: z.enum(["da", "en"], "invalid_choice").default("da"),
  dropOff: z.string().trim().max(200, "too_long").default(""),
  returnBy: day,
});

/** The lines of a sheet and its perspective; what is no key counts as blank. */
export const sheetSchema = z.looseObject({ version: z.coerce.number().int().min(0).catch(0) });
