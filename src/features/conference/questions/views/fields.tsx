import type { FC } from "hono/jsx";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { textOf, textsOf } from "../../../../platform/web/form.ts";
import type { FormProblem, FormValues } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { CheckboxGroup, Select } from "../../../../ui/choice.tsx";
import type { Fact } from "../../../../ui/definition.tsx";
import { errorAt } from "../../../../ui/error-texts.ts";
import { FieldGroup, TextField } from "../../../../ui/field.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { needsKeptDays } from "../../registration/rules/registration.ts";
import { answerField, answerIn, answersInDanish, longestAnswer, optionsIn, wordsIn } from "../question.ts";
import type { Answers, Question } from "../question.ts";
import { texts } from "../texts.ts";

interface FieldsProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly questions: readonly Question[];
  /** Of the whole form, in words. */
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  /** Whether what is required must be answered here: not by somebody on the phone. */
  readonly mustAnswer: boolean;
}

/** The organiser's own questions, in the form of a registration. */
export const QuestionFields: FC<FieldsProps> = (props) => {
  const t = texts[props.visit.lang];
  if (props.questions.length === 0) return null;
  return (
    <FieldGroup name="questions" label={t.group} hint={t.groupHint(needsKeptDays)}>
      <div class="registration-group">
        {props.questions.map((question) => (
          <AnswerField {...props} question={question} />
        ))}
      </div>
    </FieldGroup>
  );
};

/** One question with what answers it. */
export const AnswerField: FC<FieldsProps & { question: Question }> = ({ visit, problem, errors, mustAnswer, question }) => {
  const { lang } = visit;
  const name = answerField(question.id);
  const isRequired = question.isRequired && mustAnswer;
  const asked = {
    name,
    label: <QuestionWords visit={visit} question={question} />,
    error: errorAt(errors, name),
    ...(isRequired ? { required: true } : { optional: mustAnswer }),
  };
  if (question.kind === "text") return <TextField {...asked} value={textOf(problem, name)} maxlength={longestAnswer} autocomplete="off" />;
  const options = optionsIn(question, lang);
  return question.kind === "one" ? (
    <Select {...asked} value={textOf(problem, name)} options={options} width="full" />
  ) : (
    <CheckboxGroup {...asked} values={textsOf(problem, name)} options={options} />
  );
};

/** What is asked, in the language of the page where it has been written in it. */
export const QuestionWords: FC<{ visit: Visit; question: Question }> = ({ visit, question }) => {
  const { words, lang } = wordsIn(question, visit.lang);
  return lang === visit.lang ? <>{words}</> : <span lang={writtenLang()}>{words}</span>;
};

/** Words for what can be wrong with an answer, which name its question: two lines that say the same would lead nobody anywhere. */
export function answerErrors(questions: readonly Question[], lang: Lang): Record<string, string> {
  const t = texts[lang];
  return Object.fromEntries(
    questions.flatMap((question) => {
      const { words } = wordsIn(question, lang);
      const field = answerField(question.id);
      return [
        [`${field}_required`, t.answerTo(words)],
        [`${field}_invalid_choice`, t.chooseFor(words)],
      ];
    }),
  );
}

/** What somebody answered, as the form that changes it begins. */
export function answerValues(answers: Answers): FormValues {
  return Object.fromEntries([...answers].map(([id, answer]) => [answerField(id), answer.length === 1 ? (answer[0] ?? "") : answer]));
}

/** What somebody answered, as facts; what they left empty is left out. */
export function answerFacts({ lang }: Visit, questions: readonly Question[], answers: Answers): Fact[] {
  return questions.flatMap((question) => {
    const answer = answers.get(question.id);
    if (!answer) return [];
    const words = answerIn(question, answer, lang);
    return [{ term: wordsIn(question, lang).words, value: answersInDanish(question, lang) ? <WrittenWords>{words}</WrittenWords> : words }];
  });
}
