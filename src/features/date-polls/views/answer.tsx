import type { FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { paths } from "../paths.ts";
import { takesAnswers } from "../poll.ts";
import type { OwnAnswers } from "../queries/asked.ts";
import type { Poll } from "../queries/polls.ts";
import type { Voter } from "../ranking.ts";
import { texts } from "../texts/poll.ts";
import { whenWords } from "../when.ts";
import { AnswerFields, PollFacts, Sums, answerErrors, danish } from "./parts.tsx";

interface AnswerPageProps {
  readonly visit: Visit;
  readonly poll: Poll;
  readonly own: OwnAnswers;
  readonly voters: readonly Voter[];
  readonly problem: FormProblem;
  /** Where the form goes. */
  readonly action: string;
  /** Whether the page stands behind a personal link. */
  readonly byLink: boolean;
}

/** Which times suit one member, without an account or signed in; until then it says how many others can come, never who. */
export const AnswerPage: FC<AnswerPageProps> = ({ visit, poll, own, voters, problem, action, byLink }) => {
  const t = texts[visit.lang];
  const errors = answerErrors(problem, poll, visit.lang);
  const open = takesAnswers(poll, visit.now);
  return (
    <Page
      title={t.answer.title}
      kicker={<span lang={danish(visit.lang)}>{poll.title}</span>}
      lead={open && (byLink ? `${t.answer.lead} ${t.answer.noLogin}` : t.answer.lead)}
      noIndex
      hasErrors={errors.length > 0}
      breadcrumbs={byLink ? [] : [{ href: paths.work.to(visit, {}), label: t.section }]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && own.answeredAt && <Notice tone="success" live>{t.answer.saved}</Notice>}
        </>
      }
    >
      <PollFacts {...{ visit, poll }} />
      <Ended {...{ visit, poll }} />
      {open && own.answeredAt && !visit.query("saved") && <p>{t.answer.change}</p>}
      {open && (
        <Form action={action}>
          <AnswerFields {...{ visit, poll, problem }} noteLabel={t.answer.note} />
          <Actions>
            <Button>{t.answer.save}</Button>
          </Actions>
        </Form>
      )}
      {voters.length > 0 && (own.answeredAt || !open) && <Sums {...{ visit, poll, voters }} />}
    </Page>
  );
};

/** Why one cannot answer any more, and what became of it. */
const Ended: FC<{ visit: Visit; poll: Poll }> = ({ visit, poll }) => {
  const t = texts[visit.lang].answer;
  const chosen = poll.times.find(({ id }) => id === poll.chosenTime);
  if (poll.status === "chosen" && chosen)
    return (
      <Notice tone="success" title={t.chosen(whenWords(chosen, visit.lang))}>
        <p lang={danish(visit.lang)}>{chosen.place}</p>
        <p>{t.chosenMail}</p>
      </Notice>
    );
  if (poll.status === "cancelled")
    return (
      <Notice title={t.cancelled}>
        <p lang={danish(visit.lang)}>{poll.cancelledBecause}</p>
      </Notice>
    );
  if (takesAnswers(poll, visit.now)) return null;
  return (
    <Notice title={t.lateTitle}>
      <p>{t.late(formatDay(poll.deadline, visit.lang))}</p>
      {visit.district.bodyEmail && <p>{t.lateMail(visit.district.bodyEmail)}</p>}
    </Notice>
  );
};
