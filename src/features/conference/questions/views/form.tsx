import type { FC } from "hono/jsx";
import { textOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { Checkbox, RadioGroup } from "../../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../../ui/clash.tsx";
import { Facts } from "../../../../ui/definition.tsx";
import type { Fact } from "../../../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { TextArea, TextField } from "../../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page } from "../../../../ui/layout.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import type { Conference } from "../../queries/conferences.ts";
import { questionPaths } from "../paths.ts";
import { questionKinds } from "../question.ts";
import type { Question } from "../question.ts";
import { longestOptions } from "../schema.ts";
import { texts } from "../texts.ts";

interface QuestionFormProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly problem: FormProblem;
  /** What is changed; absent for a new one. */
  readonly question?: Question;
  /** How many have answered it. */
  readonly answered?: number;
}

/** One question: as a form while nobody has answered it, then as it stands. */
export const QuestionFormPage: FC<QuestionFormProps> = ({ visit, conference, problem, question, answered = 0 }) => {
  const { lang } = visit;
  const t = texts[lang].form;
  const errors = errorsInWords(problem.errors, lang, texts[lang].errors);
  const back = questionPaths.list.to(visit, { id: conference.id });
  return (
    <Page
      title={question ? (answered > 0 ? t.answeredTitle : t.changeTitle) : t.addTitle}
      breadcrumbs={[{ href: back, label: texts[lang].desk.open }]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {question && wasChanged(problem) && <SavedMeanwhile items={factsOf(visit, question)} />}
        </>
      }
      noIndex
    >
      {question && answered > 0 ? (
        <>
          <Notice>{t.answered}</Notice>
          <Facts items={factsOf(visit, question)} />
        </>
      ) : (
        <QuestionForm {...{ visit, conference, problem, ...(question && { question }) }} />
      )}
      {question && (
        <Form action={questionPaths.remove.to(visit, { id: conference.id, question: question.id })}>
          {answered > 0 && <p>{t.removeAnswered(answered)}</p>}
          <Button kind="danger">{t.remove}</Button>
        </Form>
      )}
    </Page>
  );
};

const QuestionForm: FC<QuestionFormProps> = ({ visit, conference, problem, question }) => {
  const { lang } = visit;
  const t = texts[lang].form;
  const errors = errorsInWords(problem.errors, lang, texts[lang].errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const { id } = conference;
  const { kinds, neverBody } = texts[lang].desk;
  return (
    <Form action={question ? questionPaths.change.to(visit, { id, question: question.id }) : questionPaths.add.to(visit, { id })}>
      {question && <HiddenField name="version" value={String(versionToSend(problem, question.version))} />}
      <TextField {...field("words")} label={t.words} hint={neverBody} maxlength={200} required />
      <RadioGroup {...field("kind")} label={t.kind} options={questionKinds.map((kind) => ({ value: kind, label: kinds[kind] }))} />
      <TextArea {...field("options")} label={t.options} hint={t.optionsHint} rows={4} limit={longestOptions} optional />
      {conference.languages.includes("en") && (
        <fieldset class="conference-fields">
          <legend>{t.english}</legend>
          <p class="reading-aside">{t.englishHint}</p>
          <TextField {...field("wordsEn")} label={t.wordsEn} maxlength={200} optional />
          <TextArea {...field("optionsEn")} label={t.optionsEn} rows={4} limit={longestOptions} optional />
        </fieldset>
      )}
      <Checkbox name="required" label={t.required} hint={t.requiredHint} checked={textOf(problem, "required") === "1"} />
      <Actions>
        <Button>{t.save}</Button>
        <ButtonLink kind="quiet" href={questionPaths.list.to(visit, { id })}>
          {t.cancel}
        </ButtonLink>
      </Actions>
    </Form>
  );
};

/** A question as it stands now, in the words of the form. */
function factsOf({ lang }: Visit, { words, wordsEn, kind, options, optionsEn, isRequired }: Question): Fact[] {
  const t = texts[lang].form;
  return [
    { term: t.words, value: words },
    { term: t.kind, value: [texts[lang].desk.kinds[kind], isRequired && texts[lang].desk.required].filter(Boolean).join(" · ") },
    { term: t.options, value: options.join(" / ") },
    { term: t.wordsEn, value: wordsEn ?? "" },
    { term: t.optionsEn, value: optionsEn?.join(" / ") ?? "" },
  ];
}
