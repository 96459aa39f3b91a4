import type { FC, PropsWithChildren } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { Written } from "../../../ui/written.tsx";
import { isPublic, outcomes, returnReasons, stepsOpenTo } from "../idea.ts";
import type { Step } from "../idea.ts";
import { ideaKind } from "../kinds.ts";
import { paths } from "../paths.ts";
import type { WorkIdea } from "../queries/work.ts";
import { texts } from "../texts/ideas.ts";
import { longestAnswer } from "../schema.ts";
import { workTexts } from "../texts/work.ts";
import { statusWords } from "./work.tsx";

interface WorkOneProps {
  readonly visit: Visit;
  readonly idea: WorkIdea;
  /** The titles of what it comes from, as members read them. */
  readonly origins: readonly string[];
  readonly thread: readonly ThreadStep[];
  readonly problem: FormProblem;
}

/** One idea as a coordinator reads it, with what can be done now. */
export const WorkOnePage: FC<WorkOneProps> = (props) => {
  const { visit, idea, origins, thread, problem } = props;
  const t = workTexts[visit.lang];
  const words = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const { id, status, place, partyName, cameBy, sentOn, statusAt } = idea;
  const open = stepsOpenTo(status);
  return (
    <ItemPage
      kind={words.kind}
      title={idea.title}
      isWritten
      noIndex
      hasErrors={errors.length > 0}
      status={{ label: statusWords(visit, idea), tone: isPublic(status) ? "open" : "neutral", date: statusAt }}
      breadcrumbs={[{ href: paths.work.to(visit, {}), label: t.title }]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && errors.length === 0 && (
            <Notice tone="success" live>
              <p>{t.saved}</p>
            </Notice>
          )}
        </>
      }
      facts={[
        { term: words.where, value: place && <span lang={writtenLang()}>{place}</span> },
        { term: words.by, value: partyName && <span lang={writtenLang()}>{partyName}</span> },
        { term: t.sent, value: formatDay(sentOn, visit.lang) },
        { term: t.came, value: t.ways[cameBy] },
        { term: t.from, value: origins.length > 0 && <span lang={writtenLang()}>{origins.join(" · ")}</span> },
        { term: words.kind, value: isPublic(status) && <a href={paths.idea.to(visit, { id })}>{t.seePublic}</a> },
      ]}
      thread={thread}
    >
      {!isPublic(status) && (
        <Notice>
          <p>{t.private}</p>
        </Notice>
      )}
      <Written text={idea.what} />
      <Section title={words.forWhom}>
        <Written text={idea.forWhom} />
      </Section>
      {idea.returnReason && (
        <Section title={words.statuses.returned}>
          <p>{t.giveBack.reasons[idea.returnReason]}.</p>
          <Written text={idea.answer} />
        </Section>
      )}
      {open.includes("publish") && <Publish {...{ visit, idea }} />}
      {open.includes("read") && (
        <Section title={t.read.title} lead={t.read.text}>
          <StepForm {...{ visit, idea }} step="read">
            <Button kind="secondary">{t.read.button}</Button>
          </StepForm>
        </Section>
      )}
      {isPublic(status) && (
        <Section title={t.onward}>
          <Actions>
            <MakeButtons visit={visit} item={{ kind: ideaKind.kind, id }} />
          </Actions>
        </Section>
      )}
      {open.includes("close") && <Close {...props} errors={errors} />}
      {open.includes("return") && <Return {...props} errors={errors} />}
    </ItemPage>
  );
};

const StepForm: FC<PropsWithChildren<{ visit: Visit; idea: WorkIdea; step: Step }>> = ({ visit, idea, step, children }) => (
  <Form action={paths.workOne.to(visit, { id: idea.id })}>
    <HiddenField name="do" value={step} />
    <HiddenField name="seen" value={idea.status} />
    <HiddenField name="seenSince" value={String(idea.statusAt.getTime())} />
    {children}
  </Form>
);

const Publish: FC<Pick<WorkOneProps, "visit" | "idea">> = ({ visit, idea }) => {
  const t = workTexts[visit.lang].publish;
  return (
    <Section title={t.title} lead={idea.status === "returned" ? t.again : t.text}>
      <StepForm {...{ visit, idea }} step="publish">
        <Button>{t.button}</Button>
      </StepForm>
    </Section>
  );
};

type FormProps = Pick<WorkOneProps, "visit" | "idea" | "problem"> & { readonly errors: ReturnType<typeof errorsInWords> };

const Close: FC<FormProps> = ({ visit, idea, problem, errors }) => {
  const t = workTexts[visit.lang].close;
  const isSent = textOf(problem, "do") === "close";
  return (
    <Section title={idea.outcome ? t.again : t.title} lead={t.text}>
      <StepForm {...{ visit, idea }} step="close">
        <RadioGroup
          name="outcome"
          label={t.outcome}
          value={isSent ? textOf(problem, "outcome") : (idea.outcome ?? "")}
          error={isSent ? errorAt(errors, "outcome") : undefined}
          options={outcomes.map((value) => ({ value, label: t.outcomes[value] }))}
        />
        <TextArea
          name="answer"
          label={t.answer}
          hint={t.answerHint}
          rows={4}
          limit={longestAnswer}
          value={isSent ? textOf(problem, "answer") : idea.answer}
          error={isSent ? errorAt(errors, "answer") : undefined}
        />
        <Button kind="secondary">{t.button}</Button>
      </StepForm>
    </Section>
  );
};

const Return: FC<FormProps> = ({ visit, idea, problem, errors }) => {
  const t = workTexts[visit.lang].giveBack;
  const isSent = textOf(problem, "do") === "return";
  const isDown = isPublic(idea.status);
  return (
    <Section title={isDown ? t.down : t.title} lead={isDown ? t.downText : t.text}>
      <StepForm {...{ visit, idea }} step="return">
        <RadioGroup
          name="reason"
          label={t.reason}
          value={isSent ? textOf(problem, "reason") : ""}
          error={isSent ? errorAt(errors, "reason") : undefined}
          options={returnReasons.map((value) => ({ value, label: t.reasons[value] }))}
        />
        <TextArea
          name="note"
          label={t.note}
          hint={t.noteHint}
          optional
          rows={3}
          limit={longestAnswer}
          value={isSent ? textOf(problem, "note") : ""}
          error={isSent ? errorAt(errors, "note") : undefined}
        />
        <Button kind={isDown ? "danger" : "secondary"}>{isDown ? t.downButton : t.button}</Button>
      </StepForm>
    </Section>
  );
};
