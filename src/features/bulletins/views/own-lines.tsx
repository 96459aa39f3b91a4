import type { FC } from "hono/jsx";
import { formatDay, formatDayAndDate } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { lastDay, phaseOf, prompts, saysNothing } from "../bulletin.ts";
import type { KnownMeeting, Prompt } from "../bulletin.ts";
import type { Bulletin, Contribution } from "../queries.ts";
import { texts } from "../texts.ts";
import { ChangedMeanwhile, LinesFields, WrittenLines, countLetters } from "./lines.tsx";

interface OwnLinesProps {
  readonly visit: Visit;
  /** Where the form is sent. */
  readonly action: string;
  readonly party: { readonly id: string; readonly name: string };
  readonly meeting: KnownMeeting;
  readonly bulletin: Pick<Bulletin, "publishedAt">;
  readonly contribution: Omit<Contribution, "partyName">;
  readonly problem: FormProblem;
}

/** The five lines of one's own party, and nothing of the others. Opening it changes nothing. */
export const OwnLinesPage: FC<OwnLinesProps> = (props) => {
  const { visit, action, meeting, contribution, problem } = props;
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const phase = phaseOf(meeting, visit.now);
  const writable = phase === "open" || phase === "late";
  return (
    <Page
      title={t.own.title(props.party.name)}
      kicker={formatDayAndDate(meeting.at, visit.lang)}
      lead={writable && t.own.lead}
      noIndex
      hasErrors={errors.length > 0}
      scripts={writable ? countLetters : []}
      before={
        <>
          <ErrorSummary errors={errors} />
          <Saved {...props} />
        </>
      }
    >
      <Deadline {...props} />
      <ChangedMeanwhile {...{ visit, problem }} lines={contribution.late ?? contribution.lines} />
      {contribution.original && (
        <Section title={t.party.original} lead={t.own.shortened}>
          <WrittenLines visit={visit} lines={contribution.original} />
        </Section>
      )}
      {writable ? (
        <Form action={action}>
          <LinesFields {...{ visit, problem, errors }} version={contribution.version} />
          <p>{t.own.readers}</p>
          <Actions>
            <Button>{t.lines.save}</Button>
          </Actions>
        </Form>
      ) : (
        !saysNothing(contribution.lines) && <WrittenLines visit={visit} lines={contribution.lines} />
      )}
    </Page>
  );
};

/** The same for somebody who has stopped: nothing of the party, but what they typed meanwhile. */
export const NoLongerOwnPage: FC<Pick<OwnLinesProps, "visit" | "party" | "problem">> = ({ visit, party, problem }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const typed = Object.fromEntries(prompts.map((prompt) => [prompt, textOf(problem, prompt)])) as Record<Prompt, string>;
  return (
    <Page title={t.own.title(party.name)} noIndex hasErrors={errors.length > 0} before={<ErrorSummary errors={errors} />}>
      <EmptyState title={t.own.nobody} body={t.own.nobodyBody} />
      {!saysNothing(typed) && (
        <Section title={t.own.typed}>
          <WrittenLines visit={visit} lines={typed} />
        </Section>
      )}
    </Page>
  );
};

const Saved: FC<OwnLinesProps> = ({ visit, contribution, problem }) => {
  const t = texts[visit.lang].own;
  if (visit.query("saved") === "" || problem.errors.length > 0) return null;
  return (
    <Notice tone="success" live>
      {contribution.late ? t.waits : t.stands}
    </Notice>
  );
};

const Deadline: FC<OwnLinesProps> = ({ visit, meeting, bulletin, contribution }) => {
  const t = texts[visit.lang].own;
  const day = formatDay(lastDay(meeting), visit.lang);
  const phase = phaseOf(meeting, visit.now);
  if (phase === "over" || phase === "cancelled") return <Notice>{t[phase]}</Notice>;
  if (contribution.late) return <Notice>{t.waiting}</Notice>;
  if (phase === "late") return <Notice>{t.late(day)}</Notice>;
  return bulletin.publishedAt ? <Notice>{t.published}</Notice> : <p>{t.until(day)}</p>;
};
