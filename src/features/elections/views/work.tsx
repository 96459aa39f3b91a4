import type { FC } from "hono/jsx";
import { closedDay } from "../../../platform/calendar/closed-days.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Member } from "../../../platform/identity/member.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { TextArea } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Status } from "../../../ui/status.tsx";
import { handsOut, isApproved, isRunning, takesCandidates } from "../election.ts";
import { paths } from "../paths.ts";
import type { ManagedCandidate } from "../queries/candidates.ts";
import type { Batch } from "../queries/counting.ts";
import type { Election } from "../queries/elections.ts";
import type { Turnout } from "../queries/voting.ts";
import { texts } from "../texts/election.ts";
import { limits } from "../schema.ts";
import { workTexts } from "../texts/work.ts";
import { HallScreenLink, TurnoutFacts } from "./hand-out.tsx";
import { candidateName, crumbsTo, danish, fieldsOf, statusOf } from "./parts.tsx";
import { NextStep } from "./steps.tsx";

/** All that the coordinator's page shows. */
export interface WorkProps {
  readonly visit: Visit;
  readonly election: Election;
  readonly candidates: readonly ManagedCandidate[];
  readonly turnout: Turnout;
  readonly batches: readonly Batch[];
  /** Members who can sign in and so can count. */
  readonly countersToBe: readonly Member[];
  readonly problem: FormProblem;
}

/** Where a coordinator holds an election: what comes next stands first. */
export const WorkPage: FC<WorkProps> = (props) => {
  const { visit, election, turnout, problem } = props;
  const t = workTexts[visit.lang];
  const { errors } = fieldsOf(visit, problem);
  const { id } = election;
  const status = statusOf(election, visit.lang);
  const closed = closedDay(dayOf(election.hallFrom));
  const isPrinted = election.status !== "call" && isRunning(election);
  return (
    <Page
      title={texts[visit.lang].work}
      lead={<span lang={danish(visit.lang)}>{election.title}</span>}
      kicker={<Status tone={status.tone}>{status.label}</Status>}
      breadcrumbs={crumbsTo(visit, election)}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && errors.length === 0 && (
            <Notice tone="success" live>
              {texts[visit.lang].saved}
            </Notice>
          )}
        </>
      }
      noIndex
    >
      <Actions>
        <ButtonLink kind="secondary" href={paths.election.to(visit, { id })}>
          {t.public}
        </ButtonLink>
        {election.status === "call" && (
          <ButtonLink kind="quiet" href={paths.change.to(visit, { id })}>
            {t.change}
          </ButtonLink>
        )}
      </Actions>
      {election.status === "call" && closed && (
        <Notice tone="warning">
          <p>{t.closedDay(closed.name[visit.lang])}</p>
        </Notice>
      )}
      {election.status !== "cancelled" && (
        <Section title={t.next}>
          <NextStep {...props} />
        </Section>
      )}
      {isApproved(election) ? <Seats {...props} /> : <Candidates {...props} />}
      {isPrinted && (
        <Section title={t.handingOut}>
          <Actions>
            {handsOut(election, visit.now) && (
              <ButtonLink href={paths.handOut.to(visit, { id })}>{t.handOut}</ButtonLink>
            )}
            <HallScreenLink visit={visit} election={election} />
            <ButtonLink kind="secondary" href={paths.ballotPaper.to(visit, { id })}>
              {t.ballotPaper}
            </ButtonLink>
            <ButtonLink kind="secondary" href={paths.tallyList.to(visit, { id })}>
              {t.tallyList}
            </ButtonLink>
          </Actions>
          <h3>{t.turnout}</h3>
          <TurnoutFacts visit={visit} turnout={turnout} />
        </Section>
      )}
      {isRunning(election) && <Cancel visit={visit} election={election} problem={problem} />}
    </Page>
  );
};

const Candidates: FC<WorkProps> = ({ visit, election, candidates }) => {
  const t = workTexts[visit.lang];
  const waiting = candidates.filter(({ status }) => status === "waiting");
  const others = candidates.filter(({ status }) => status !== "waiting");
  const place = (candidate: ManagedCandidate) => ({ id: election.id, candidate: candidate.id });
  const named = (candidate: ManagedCandidate) => candidateName(candidate, visit.lang);
  return (
    <>
      {waiting.length > 0 && (
        <Section title={t.waiting} lead={t.waitingText}>
          <ItemList
            items={waiting.map((candidate) => ({
              key: candidate.id,
              title: <span lang={danish(visit.lang)}>{named(candidate)}</span>,
              meta: (
                <>
                  {reachOf(candidate, visit)}
                  {candidate.text && <q class="candidate-text" lang={danish(visit.lang)}>{candidate.text}</q>}
                </>
              ),
              actions: (
                <>
                  <Form action={paths.confirm.to(visit, place(candidate))} inline>
                    <Button aria-label={`${t.confirm}: ${named(candidate)}`}>{t.confirm}</Button>
                  </Form>
                  <ButtonLink
                    kind="quiet"
                    href={paths.refuse.to(visit, place(candidate))}
                    aria-label={`${t.refuse}: ${named(candidate)}`}
                  >
                    {t.refuse}
                  </ButtonLink>
                </>
              ),
            }))}
          />
          {waiting.length > 1 && (
            <Actions>
              <ButtonLink kind="quiet" href={paths.refuseWaiting.to(visit, { id: election.id })}>
                {t.refuseWaiting}
              </ButtonLink>
            </Actions>
          )}
        </Section>
      )}
      <Section title={t.candidates}>
        {others.length === 0 && <EmptyState title={t.noCandidates} />}
        {others.length > 0 && (
          <ItemList
            items={others.map((candidate) => ({
              key: candidate.id,
              title: (
                <span lang={danish(visit.lang)}>
                  {candidate.number !== null && `${candidate.number}. `}
                  {named(candidate)}
                </span>
              ),
              meta: candidate.status === "standing" && reachOf(candidate, visit),
              ...(candidate.status === "withdrawn" && { status: { label: t.struck } }),
              actions: candidate.status === "standing" && isRunning(election) && election.status !== "counting" && (
                <ButtonLink
                  kind="quiet"
                  href={paths.strike.to(visit, place(candidate))}
                  aria-label={`${t.strike}: ${named(candidate)}`}
                >
                  {t.strike}
                </ButtonLink>
              ),
            }))}
          />
        )}
        {takesCandidates(election, visit.now) && (
          <Actions>
            <ButtonLink kind="secondary" href={paths.enter.to(visit, { id: election.id })}>
              {t.enter}
            </ButtonLink>
          </Actions>
        )}
      </Section>
    </>
  );
};

function reachOf({ email, phone, cameBy }: ManagedCandidate, visit: Visit): string {
  const t = workTexts[visit.lang];
  const reach = [email, phone].filter(Boolean).join(" · ") || t.noContact;
  return `${reach} · ${cameBy === "form" ? t.byForm : t.bySecretary}`;
}

const Seats: FC<WorkProps> = ({ visit, election, candidates }) => {
  const t = workTexts[visit.lang];
  const chosen = candidates
    .filter(({ outcome }) => outcome !== null)
    .sort((a, b) => Number(a.outcome === "deputy") - Number(b.outcome === "deputy") || (a.rank ?? 0) - (b.rank ?? 0));
  if (chosen.length === 0) return null;
  const seat = texts[visit.lang].seat;
  return (
    <Section title={t.seats} lead={election.status === "approved" ? t.seatsText : undefined}>
      <ItemList
        items={chosen.map((candidate) => ({
          key: candidate.id,
          title: <span lang={danish(visit.lang)}>{candidateName(candidate, visit.lang)}</span>,
          meta: candidate.outcome === "elected" ? seat.elected : seat.deputy(candidate.rank ?? 0),
          ...(candidate.representationId !== null && { status: { label: t.seated, tone: "done" as const } }),
          actions: candidate.representationId === null && (
            <ButtonLink
              kind="secondary"
              href={paths.seat.to(visit, { id: election.id, candidate: candidate.id })}
              aria-label={`${t.seat}: ${candidateName(candidate, visit.lang)}`}
            >
              {t.seat}
            </ButtonLink>
          ),
        }))}
      />
    </Section>
  );
};

const Cancel: FC<{ visit: Visit; election: Election; problem: FormProblem }> = ({ visit, election, problem }) => {
  const t = workTexts[visit.lang];
  const { field } = fieldsOf(visit, problem);
  const reason = field("reason");
  return (
    <Fold summary={t.cancel} open={reason.error !== undefined}>
      <Form action={paths.cancel.to(visit, { id: election.id })}>
        <p>{t.cancelText}</p>
        <TextArea {...reason} label={t.reason} hint={t.reasonHint} limit={limits.reason} rows={3} />
        <Actions>
          <Button kind="danger">{t.cancel}</Button>
        </Actions>
      </Form>
    </Fold>
  );
};
