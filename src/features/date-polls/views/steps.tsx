import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import type { MakingChoice } from "../../../thread/kinds.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Select } from "../../../ui/choice.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import type { ShownError } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { paths } from "../paths.ts";
import type { Asked } from "../queries/asked.ts";
import type { Poll, PollTime } from "../queries/polls.ts";
import { rankSlots } from "../ranking.ts";
import { texts } from "../texts/poll.ts";
import { limits } from "../schema.ts";
import { workTexts } from "../texts/work.ts";
import { whenWords } from "../when.ts";
import { AnswerFields, PollFacts, answerErrors, danish } from "./parts.tsx";
import { namesOf } from "./results.tsx";

interface StepProps {
  readonly visit: Visit;
  readonly poll: Poll;
  readonly problem: FormProblem;
}

function stepOf({ visit, poll, problem }: StepProps) {
  const errors = errorsInWords(problem.errors, visit.lang, workTexts[visit.lang].errors);
  return { errors, ...frameOf(visit, poll, errors) };
}

function frameOf(visit: Visit, poll: Poll, errors: readonly ShownError[]) {
  const back = paths.results.to(visit, { id: poll.id });
  const frame = {
    kicker: texts[visit.lang].kind,
    hasErrors: errors.length > 0,
    before: <ErrorSummary errors={errors} />,
    breadcrumbs: [{ href: back, label: poll.title, isWritten: true }],
    noIndex: true,
  };
  return { back, frame };
}

type ChooseProps = StepProps & {
  readonly time: PollTime;
  readonly asked: readonly Asked[];
  /** The series the meeting can stand in. */
  readonly series: MakingChoice | undefined;
};

/** The last look before a meeting is made of a time and everyone is invited. */
export const ChoosePage: FC<ChooseProps> = (props) => {
  const { visit, poll, problem, time, asked, series } = props;
  const t = workTexts[visit.lang].choose;
  const { errors, back, frame } = stepOf(props);
  const ranked = rankSlots(poll.times, asked).find(({ slot }) => slot.id === time.id);
  const options = series?.options ?? [];
  return (
    <Page {...frame} title={t.title} lead={t.lead}>
      <Facts
        items={[
          { term: texts[visit.lang].sums.time, value: whenWords(time, visit.lang) },
          { term: texts[visit.lang].place, value: <span lang={danish(visit.lang)}>{time.place}</span> },
        ]}
      />
      {ranked?.standing === "ruled_out" && <Notice tone="warning">{t.warnRuledOut(namesOf(asked, ranked.ruledOutBy))}</Notice>}
      {ranked?.standing === "waiting" && <Notice tone="warning">{t.warnWaiting(ranked.waitingFor)}</Notice>}
      {options.length === 0 ? (
        <>
          <p>{t.noSeries}</p>
          <Actions>
            <ButtonLink href={paths.newSeries.to(visit, {})}>{t.newSeries}</ButtonLink>
          </Actions>
        </>
      ) : (
        <Form action={paths.choose.to(visit, { id: poll.id, time: time.id })}>
          <Select
            name="series"
            label={series?.label[visit.lang] ?? ""}
            options={options}
            value={textOf(problem, "series")}
            error={errorAt(errors, "series")}
          />
          <Actions>
            <Button>{t.save}</Button>
            <ButtonLink kind="quiet" href={back}>
              {t.keep}
            </ButtonLink>
          </Actions>
        </Form>
      )}
    </Page>
  );
};

/** A coordinator enters what someone said on the phone, on paper or in person. */
export const EnterPage: FC<StepProps & { member: { readonly id: string; readonly name: string } }> = (props) => {
  const { visit, poll, problem, member } = props;
  const t = workTexts[visit.lang].enter;
  const { frame } = frameOf(visit, poll, answerErrors(problem, poll, visit.lang));
  return (
    <Page {...frame} title={t.title(member.name)} lead={t.lead}>
      <PollFacts {...{ visit, poll }} />
      <Form action={paths.enter.to(visit, { id: poll.id, member: member.id })}>
        <AnswerFields {...{ visit, poll, problem }} noteLabel={t.note} />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};

/** The last word on a poll of which nothing comes. */
export const CancelPage: FC<StepProps & { mailed: number }> = (props) => {
  const { visit, poll, problem, mailed } = props;
  const t = workTexts[visit.lang].cancel;
  const { errors, back, frame } = stepOf(props);
  return (
    <Page {...frame} title={t.title} lead={t.lead(mailed)}>
      <Form action={paths.cancel.to(visit, { id: poll.id })}>
        <TextArea
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          rows={2}
          limit={limits.reason}
          value={textOf(problem, "reason")}
          error={errorAt(errors, "reason")}
        />
        <Actions>
          <Button kind="danger">{t.save}</Button>
          <ButtonLink kind="quiet" href={back}>
            {t.keep}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
};
