import type { FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import { textOf, textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Checkbox, CheckboxGroup } from "../../../ui/choice.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { paths } from "../paths.ts";
import type { Candidate } from "../queries/candidates.ts";
import type { Election } from "../queries/elections.ts";
import { votingTexts } from "../texts/voting.ts";
import { danish, fieldsOf } from "./parts.tsx";

/** In the hall the screen goes from hand to hand. */
type HallProps = { visit: Visit; election: Election; inHall: boolean };

const scripts = ["hall-screen.js"];
const hallQuery = (inHall: boolean) => (inHall ? { hall: 1 } : {});

/** The ballot: code, crosses, one button. */
export const BallotPage: FC<HallProps & { problem: FormProblem; candidates: readonly Candidate[] }> = ({
  visit, election, inHall, problem, candidates,
}) => {
  const t = votingTexts[visit.lang];
  const { errors, field } = fieldsOf(visit, problem, t.errors);
  const { error } = field("crosses");
  const here = paths.vote.to(visit, { id: election.id }, hallQuery(inHall));
  return (
    <Page
      title={t.title}
      kicker={<span lang={danish(visit.lang)}>{election.title}</span>}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      scripts={scripts}
      noIndex
    >
      <div class="ballot" data-hall-screen={inHall ? here : undefined} data-hall-seconds={inHall ? "180" : undefined}>
        <Form action={here} autocomplete="off">
          <TextField
            {...field("code")}
            label={t.code}
            hint={t.codeHint}
            width="medium"
            autocomplete="off"
            spellcheck={false}
            maxlength={20}
            large
          />
          <CheckboxGroup
            name="crosses"
            label={t.crosses(election.crosses)}
            layout="tiles"
            large
            values={textsOf(problem, "crosses")}
            {...(error !== undefined && { error })}
            options={candidates
              .filter(({ status }) => status === "standing")
              .map(({ number, name }) => ({
                value: String(number),
                label: <span lang={danish(visit.lang)}>{`${number}. ${name ?? ""}`}</span>,
              }))}
          />
          {candidates
            .filter(({ status }) => status === "withdrawn")
            .map(({ number }) => (
              <p>{t.withdrawn(number ?? 0)}</p>
            ))}
          <Checkbox name="blank" label={t.blank} hint={t.blankHint} checked={textOf(problem, "blank") === "1"} />
          <Notice>
            <p>{t.secret}</p>
          </Notice>
          <Actions>
            <Button>{t.send}</Button>
            {inHall && (
              <ButtonLink kind="quiet" href={here}>
                {t.wipe}
              </ButtonLink>
            )}
          </Actions>
        </Form>
      </div>
    </Page>
  );
};

/** After a vote: nothing on it tells who voted, or what. In the hall it goes back to an empty ballot by itself. */
export const VotedPage: FC<HallProps> = ({ visit, election, inHall }) => {
  const t = votingTexts[visit.lang];
  const next = paths.vote.to(visit, { id: election.id }, hallQuery(inHall));
  return (
    <Page title={t.done} lead={t.doneLead} scripts={scripts} noIndex>
      {inHall ? (
        <div data-hall-screen={next} data-hall-seconds="20">
          <Notice tone="success" title={t.doneHall} live>
            <p>{t.doneHallLead}</p>
          </Notice>
          <Actions>
            <ButtonLink href={next}>{t.next}</ButtonLink>
          </Actions>
        </div>
      ) : (
        <Actions>
          <ButtonLink kind="secondary" href={paths.election.to(visit, { id: election.id })}>
            {t.back}
          </ButtonLink>
        </Actions>
      )}
    </Page>
  );
};

/** A code that has been used: kind to whoever pressed twice, and no word of who used it. What was crossed is gone. */
export const UsedCodePage: FC<HallProps> = ({ visit, election, inHall }) => {
  const t = votingTexts[visit.lang];
  const next = paths.vote.to(visit, { id: election.id }, hallQuery(inHall));
  return (
    <Page title={t.usedTitle} lead={t.used} scripts={scripts} noIndex>
      <div data-hall-screen={inHall ? next : undefined} data-hall-seconds={inHall ? "40" : undefined}>
        <p>{t.usedHelp(election.contact)}</p>
        <Actions>
          <ButtonLink kind="secondary" href={inHall ? next : paths.election.to(visit, { id: election.id })}>
            {inHall ? t.next : t.back}
          </ButtonLink>
        </Actions>
      </div>
    </Page>
  );
};

/** Before and after the voting. */
export const NoVotingPage: FC<{ visit: Visit; election: Election }> = ({ visit, election }) => {
  const t = votingTexts[visit.lang];
  const isBefore = election.status === "call" || election.status === "closed";
  return (
    <Page
      title={t.closedTitle}
      lead={isBefore ? t.notYet(formatDay(election.votingDay, visit.lang)) : t.over}
      kicker={<span lang={danish(visit.lang)}>{election.title}</span>}
      noIndex
    >
      <Actions>
        <ButtonLink kind="secondary" href={paths.election.to(visit, { id: election.id })}>
          {t.back}
        </ButtonLink>
      </Actions>
    </Page>
  );
};
