import type { FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { EmptyState } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { Written } from "../../../ui/written.tsx";
import { isApproved, isRunning, takesCandidates, takesVotes } from "../election.ts";
import { paths } from "../paths.ts";
import type { Candidate } from "../queries/candidates.ts";
import type { Election } from "../queries/elections.ts";
import { texts } from "../texts/election.ts";
import { crumbsTo, danish, factsOf, hallWords, statusOf } from "./parts.tsx";
import { LotStory, ResultSection } from "./result.tsx";

type Props = {
  visit: Visit;
  election: Election;
  candidates: readonly Candidate[];
  partyName: string;
  thread: readonly ThreadStep[];
};

/** An election for everyone: from the call to the result on one page. */
export const ElectionPage: FC<Props> = ({ visit, election, candidates, partyName, thread }) => {
  const t = texts[visit.lang];
  const running = isRunning(election);
  return (
    <ItemPage
      kind={t.kind}
      title={election.title}
      isWritten
      description={t.item.seats(election.seats, election.deputies)}
      status={{ ...statusOf(election, visit.lang), date: election.statusAt }}
      breadcrumbs={crumbsTo(visit)}
      lead={[
        t.item.seats(election.seats, election.deputies),
        t.item.period(formatDay(election.fromDay, visit.lang), formatDay(election.toDay, visit.lang)),
        running && t.item.hall(hallWords(election, visit.lang), election.place),
      ]
        .filter(Boolean)
        .join(" ")}
      facts={factsOf(election, partyName, visit.lang)}
      thread={thread}
      before={visit.query("saved") && <Notice tone="success" live>{t.saved}</Notice>}
    >
      <Doors visit={visit} election={election} />
      {election.status === "cancelled" && (
        <Notice tone="warning" title={t.cancelled}>
          <p lang={danish(visit.lang)}>{election.cancelledBecause}</p>
        </Notice>
      )}
      {election.status === "counting" && (
        <Notice>
          <p>{t.countingNow}</p>
        </Notice>
      )}
      {isApproved(election) && <ResultSection {...{ visit, election, candidates }} />}
      {!isApproved(election) && election.status !== "cancelled" && <Candidates {...{ visit, election, candidates }} />}
      {election.status !== "cancelled" && (
        <Section title={t.rules.voters}>
          <Written text={election.voters} />
        </Section>
      )}
      {running && (
        <>
          <Section title={t.rules.standers}>
            <Written text={election.standers} />
          </Section>
          <Section title={t.rules.how}>
            <p>{t.rules.crosses(election.crosses)}</p>
            <p>{t.rules.paper}</p>
            <p>{t.rules.screen}</p>
            <p>{t.rules.help}</p>
            <Notice>
              <p>{t.rules.secret}</p>
              <p>{t.rules.order}</p>
            </Notice>
          </Section>
        </>
      )}
      {election.status !== "cancelled" && <LotStory {...{ visit, election }} />}
    </ItemPage>
  );
};

const Doors: FC<{ visit: Visit; election: Election }> = ({ visit, election }) => {
  const t = texts[visit.lang];
  const { id } = election;
  const stands = takesCandidates(election, visit.now);
  const votes = takesVotes(election, visit.now);
  const manages = visit.may("elections.manage");
  if (!stands && !votes && !manages) return null;
  return (
    <Actions>
      {stands && <ButtonLink href={paths.stand.to(visit, { id })}>{t.candidates.stand}</ButtonLink>}
      {votes && <ButtonLink href={paths.vote.to(visit, { id })}>{t.candidates.vote}</ButtonLink>}
      {manages && (
        <ButtonLink kind={stands || votes ? "secondary" : "primary"} href={paths.work.to(visit, { id })}>
          {t.work}
        </ButtonLink>
      )}
    </Actions>
  );
};

/** Who stands: what they want is read in full, and nobody stands larger than the others. */
const Candidates: FC<{ visit: Visit; election: Election; candidates: readonly Candidate[] }> = ({
  visit,
  election,
  candidates,
}) => {
  const t = texts[visit.lang].candidates;
  if (candidates.length === 0)
    return (
      <Section title={t.title}>
        {election.status === "call" ? <EmptyState title={t.none} body={t.noneBody} /> : <EmptyState title={t.noneStood} />}
      </Section>
    );
  return (
    <Section title={t.title} lead={candidates.some(({ number }) => number !== null) ? t.drawn : undefined}>
      <ul class="candidates">
        {candidates.map(({ name, number, text, status }) => (
          <li class="candidate">
            {number !== null && <p class="candidate-number">{t.number(number)}</p>}
            <h3 lang={name ? danish(visit.lang) : undefined}>{status === "withdrawn" ? t.withdrawn : name}</h3>
            {text && <Written text={text} />}
          </li>
        ))}
      </ul>
    </Section>
  );
};
