import { z } from "zod";
import { line, optionalText, ticked, version } from "../schema.ts";
import { asksTooMuch, longestAnswer, mostOptions, questionKinds } from "./question.ts";

/** In characters, all of them together. */
export const longestOptions = 1500;

const lines = optionalText(longestOptions).transform((text) => text.split("\n").map((one) => one.trim()).filter(Boolean));

/** A question as the organiser writes it: one option a line, in English as many as in Danish. */
export const questionSchema = z
  .object({
    words: line(200),
    wordsEn: optionalText(200),
    kind: z.enum(questionKinds, "invalid_choice").default("text"),
    options: lines,
    optionsEn: lines,
    required: ticked,
    /** Of the question that was read before writing; 0 for a new one. */
    version: version.default(0),
  })
  .transform(({ required, ...input }, context) => {
    const { words, wordsEn, kind } = input;
    const options = kind === "text" ? [] : input.options;
    const optionsEn = kind === "text" ? [] : input.optionsEn;
    const wrong = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (asksTooMuch([words, ...options].join("\n"))) wrong("words", "asks_too_much");
    if (asksTooMuch([wordsEn, ...optionsEn].join("\n"))) wrong("wordsEn", "asks_too_much");
    if (kind !== "text" && (options.length < 2 || options.length > mostOptions)) wrong("options", "options_count");
    if (options.some((one) => one.length > 120)) wrong("options", "option_too_long");
    if (new Set(options).size < options.length) wrong("options", "option_twice");
    if (optionsEn.length > 0 && wordsEn === "") wrong("wordsEn", "required");
    if (wordsEn !== "" && optionsEn.length !== options.length) wrong("optionsEn", "options_differ");
    if (optionsEn.some((one) => one.length > 120)) wrong("optionsEn", "option_too_long");
    return { words, kind, options, isRequired: required, version: input.version, wordsEn: wordsEn || null, optionsEn: wordsEn === "" || kind === "text" ? null : optionsEn };
  });

export type QuestionInput = z.output<typeof questionSchema>;

export const moveQuestionSchema = z.object({
  direction: z.enum(["up", "down"], "other"),
  /** Where it stood on the page that was looked at, so that two people do not move it twice. */
  position: version,
});

const field = /^answer-([0-9a-f-]{36})$/;
const texts = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat().map((one) => one.trim()).filter(Boolean));

/** The answers among the fields of a registration, by question. What is too long is told with `wrong`. */
export function answersIn(fields: Readonly<Record<string, unknown>>, wrong: (field: string, code: string) => void): Map<string, string[]> {
  const answers = new Map<string, string[]>();
  for (const [name, value] of Object.entries(fields)) {
    const id = field.exec(name)?.[1];
    const given = texts.safeParse(value).data ?? [];
    if (id === undefined || given.length === 0) continue;
    if (given.length > mostOptions || given.some((one) => one.length > longestAnswer)) wrong(name, "too_long");
    answers.set(id, given);
  }
  return answers;
}
