import type { Lang } from "../../../platform/i18n/lang.ts";

/** How a question is answered: with a few words, by choosing one, or by choosing several. */
export const questionKinds = ["text", "one", "several"] as const;

export type QuestionKind = (typeof questionKinds)[number];

/** More than this, and people give up. */
export const mostQuestions = 8;
export const mostOptions = 12;
/** Characters. */
export const longestAnswer = 300;

/** What the organiser asks those who register, besides what is asked of everyone. */
export interface Question {
  readonly id: string;
  /** In which order they are asked, counted upwards with gaps. */
  readonly position: number;
  readonly kind: QuestionKind;
  readonly words: string;
  readonly wordsEn: string | null;
  /** None where something is written. */
  readonly options: readonly string[];
  /** In the order of `options`. */
  readonly optionsEn: readonly string[] | null;
  /** Of those who register themselves; nobody on the phone is held up by it. */
  readonly isRequired: boolean;
  readonly version: number;
}

/** What somebody answered, by question: one text, or the Danish words of what was chosen. */
export type Answers = ReadonlyMap<string, readonly string[]>;

export const noAnswers: Answers = new Map();

/** The field of a question in the form of a registration. */
export const answerField = (questionId: string): string => `answer-${questionId}`;

/** A question in a language: in Danish where there is no other. */
export function wordsIn({ words, wordsEn }: Question, lang: Lang): { readonly words: string; readonly lang: Lang } {
  return lang === "en" && wordsEn !== null ? { words: wordsEn, lang } : { words, lang: "da" };
}

/** What can be chosen: `value` is what is sent and kept, whatever the language. */
export function optionsIn({ options, optionsEn }: Question, lang: Lang): { readonly value: string; readonly label: string }[] {
  return options.map((value, at) => ({ value, label: (lang === "en" && optionsEn?.[at]) || value }));
}

/** Whether what can be chosen, or was written, stands in Danish on a page of this language. */
export const answersInDanish = ({ optionsEn }: Question, lang: Lang): boolean => lang === "da" || optionsEn === null;

/** What somebody answered, in a language. */
export function answerIn(question: Question, answer: readonly string[], lang: Lang): string {
  const options = optionsIn(question, lang);
  return answer.map((one) => options.find(({ value }) => value === one)?.label ?? one).join(", ");
}

interface Looked {
  readonly answers: Answers;
  readonly errors: readonly { readonly field: string; readonly code: string }[];
}

/**
 * Looks at what came in for the questions of a conference; what belongs to none of them is left away.
 * @param mustAnswer whether what is required must be answered
 */
export function lookAtAnswers(questions: readonly Question[], given: Answers, mustAnswer: boolean): Looked {
  const answers = new Map<string, readonly string[]>();
  const errors: { field: string; code: string }[] = [];
  for (const { id, kind, options, isRequired } of questions) {
    const answer = [...new Set(given.get(id) ?? [])];
    const fits = kind === "text" ? answer.length <= 1 : answer.every((one) => options.includes(one)) && (kind === "several" || answer.length <= 1);
    if (!fits) errors.push({ field: answerField(id), code: "invalid_choice" });
    else if (answer.length > 0) answers.set(id, answer);
    else if (isRequired && mustAnswer) errors.push({ field: answerField(id), code: "required" });
  }
  return { answers, errors };
}

/** Stems of what is asked of nobody here; a question that needs such a word is put otherwise. */
const neverAsked =
  /cpr|personnummer|stofbrug|stoffer|stofmisbrug|rusmid|misbrug|diagnos|helbred|sygdom|medicin|\bdrugs?\b|substance use|dependen|\bhealth|illness|disease|medication/iu;

/**
 * Whether a question asks about health, drug use or the CPR number. It finds the plain cases, so that nobody asks without thinking; the rest is
 * told beside the form.
 */
export const asksTooMuch = (words: string): boolean => neverAsked.test(words);
