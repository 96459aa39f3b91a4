import type { FC } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { kindOf } from "../../../thread/kinds.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Status } from "../../../ui/status.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { paths } from "../paths.ts";
import { takesAnswers } from "../poll.ts";
import type { Asked } from "../queries/asked.ts";
import type { Poll, PollTime } from "../queries/polls.ts";
import { bestSlot, choices, rankSlots, tooFewAnswers } from "../ranking.ts";
import type { RankedSlot } from "../ranking.ts";
import { texts } from "../texts/poll.ts";
import { workTexts } from "../texts/work.ts";
import { whenWords } from "../when.ts";
import { PollFacts, TimeWords, danish } from "./parts.tsx";
import { PeopleTable } from "./people.tsx";

interface ResultsProps {
  readonly visit: Visit;
  readonly poll: Poll;
  readonly asked: readonly Asked[];
  readonly problem: FormProblem;
}

/** For coordinators: which time is best and why, who answered what, and what is left to do. */
export const ResultsPage: FC<ResultsProps> = (props) => {
  const { visit, poll, asked, problem } = props;
  const t = workTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, { ...texts[visit.lang].errors, ...t.errors });
  const done = doneWords(visit);
  return (
    <Page
      title={poll.title}
      kicker={texts[visit.lang].statuses[poll.status]}
      width="wide"
      hasErrors={errors.length > 0}
      breadcrumbs={[{ href: paths.work.to(visit, {}), label: texts[visit.lang].section }]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {done && <Notice tone="success" live>{done}</Notice>}
        </>
      }
      noIndex
    >
      {poll.status === "open" && <PollFacts {...{ visit, poll }} />}
      {poll.status === "open" ? <StillOpen {...props} /> : <Settled {...props} />}
      {asked.length > 0 ? (
        <>
          <Ranking {...props} />
          <PeopleTable {...{ visit, poll, asked }} />
        </>
      ) : (
        <p>{t.results.erased}</p>
      )}
      {poll.status === "open" && (
        <Actions>
          <ButtonLink kind="quiet" href={paths.cancel.to(visit, { id: poll.id })}>
            {t.results.cancel}
          </ButtonLink>
        </Actions>
      )}
    </Page>
  );
};

/** What the coordinator has just done. */
function doneWords(visit: Visit): string | undefined {
  const t = workTexts[visit.lang].results;
  const words: Readonly<Record<string, string>> = {
    sent: t.sent, reminded: t.reminded, again: t.again, entered: t.entered, chosen: t.chosen,
  };
  return words[visit.query("done")];
}

const StillOpen: FC<ResultsProps> = ({ visit, poll, asked }) => {
  const t = workTexts[visit.lang].results;
  const ranked = rankSlots(poll.times, asked);
  const best = bestSlot(ranked, asked);
  const answered = asked.filter(({ answers }) => answers.size > 0).length;
  const silent = asked.filter(({ mailedAt, answeredAt, member }) => mailedAt && !answeredAt && member.reach === "mail").length;
  return (
    <>
      {tooFewAnswers(asked) ? (
        <Notice title={t.tooFew}>
          <p>
            {t.answered(answered, asked.length)}. {t.tooFewBody}
          </p>
        </Notice>
      ) : (
        <Notice tone={best ? "success" : "info"} title={best ? t.best(whenWords(best.slot, visit.lang)) : undefined}>
          {!best && <p>{ranked.every(({ standing }) => standing === "ruled_out") ? t.noBest : t.noBestYet}</p>}
          <p>{t.answered(answered, asked.length)}.</p>
        </Notice>
      )}
      {poll.remindedAt && <p>{t.remindedOn(formatDate(poll.remindedAt, visit.lang))}</p>}
      {!poll.remindedAt && silent > 0 && takesAnswers(poll, visit.now) && (
        <Form action={paths.remind.to(visit, { id: poll.id })}>
          <Actions>
            <Button kind="secondary">{t.remind(silent)}</Button>
          </Actions>
          <p class="field-hint">{t.remindHint}</p>
        </Form>
      )}
      <ByHandLink {...{ visit, poll, asked }} />
    </>
  );
};

const Settled: FC<ResultsProps> = ({ visit, poll, asked }) => {
  const t = workTexts[visit.lang].results;
  const words = texts[visit.lang].answer;
  const chosen = poll.times.find(({ id }) => id === poll.chosenTime);
  return (
    <>
      {chosen && poll.meetingId && (
        <Notice tone="success" title={words.chosen(whenWords(chosen, visit.lang))}>
          <p lang={danish(visit.lang)}>{chosen.place}</p>
          <p>
            <a href={kindOf("meeting").href(visit, poll.meetingId)}>{t.meeting}</a>
          </p>
        </Notice>
      )}
      {poll.status === "cancelled" && (
        <Notice title={words.cancelled}>
          <p>
            {t.reason}: <span lang={danish(visit.lang)}>{poll.cancelledBecause}</span>
          </p>
        </Notice>
      )}
      <ByHandLink {...{ visit, poll, asked }} />
    </>
  );
};

const ByHandLink: FC<Omit<ResultsProps, "problem">> = ({ visit, poll, asked }) => {
  const byHand = asked.filter(({ member }) => member.reach !== "mail").length;
  return byHand === 0 ? null : (
    <p>
      <a href={paths.byHand.to(visit, { id: poll.id })}>{workTexts[visit.lang].results.byHand(byHand)}</a>
    </p>
  );
};

const Ranking: FC<ResultsProps> = ({ visit, poll, asked }) => {
  const t = workTexts[visit.lang].results;
  const words = texts[visit.lang];
  const canChoose = (time: PollTime) => poll.status === "open" && time.startsAt > visit.now;
  return (
    <Section title={t.ranked} lead={t.rule}>
      <DataTable
        caption={t.ranked}
        hideCaption
        columns={[
          { key: "time", label: words.sums.time },
          ...choices.map((choice) => ({ key: choice, label: words.choices[choice], align: "end" as const })),
          { key: "standing", label: t.standing },
          ...(poll.status === "open" ? [{ key: "choose", label: t.youCan }] : []),
        ]}
        rows={rankSlots(poll.times, asked).map((one) => ({
          key: one.slot.id,
          cells: {
            time: <TimeWords {...{ visit, poll }} time={one.slot} />,
            yes: one.yes,
            maybe: one.maybe,
            no: one.no,
            standing: <Standing {...{ visit, asked }} ranked={one} />,
            choose: canChoose(one.slot) && (
              <ButtonLink
                kind="secondary"
                href={paths.choose.to(visit, { id: poll.id, time: one.slot.id })}
                aria-label={`${t.choose}: ${whenWords(one.slot, visit.lang)}`}
              >
                {t.choose}
              </ButtonLink>
            ),
          },
        }))}
      />
    </Section>
  );
};

const standingTones = { all_can: "done", waiting: "open", ruled_out: "late" } as const;

const Standing: FC<{ visit: Visit; asked: readonly Asked[]; ranked: RankedSlot }> = ({ visit, asked, ranked }) => {
  const t = workTexts[visit.lang].results;
  const words = {
    all_can: asked.some(({ mustBeThere }) => mustBeThere) ? t.allMust : t.all_can,
    waiting: t.waiting(ranked.waitingFor),
    ruled_out: t.ruled_out(namesOf(asked, ranked.ruledOutBy)),
  };
  return <Status tone={standingTones[ranked.standing]}>{words[ranked.standing]}</Status>;
};

/** Names of some who are asked, for coordinators. */
export function namesOf(asked: readonly Asked[], ids: readonly string[]): string {
  return asked.filter(({ id }) => ids.includes(id)).map(({ member }) => member.name).join(", ");
}
