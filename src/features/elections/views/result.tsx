import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { Written } from "../../../ui/written.tsx";
import { isApproved } from "../election.ts";
import { paths } from "../paths.ts";
import type { Candidate } from "../queries/candidates.ts";
import type { Election } from "../queries/elections.ts";
import type { Result } from "../result.ts";
import { texts } from "../texts/election.ts";
import { candidateName, danish } from "./parts.tsx";

type Props = { visit: Visit; election: Election; candidates: readonly Candidate[] };

/** Who was elected, with how many votes, and what was handed out and counted. */
export const ResultSection: FC<Props> = ({ visit, election, candidates }) => {
  const t = texts[visit.lang].result;
  const { result } = election;
  if (!result) return null;
  const named = (number: number) =>
    candidateName(candidates.find((one) => one.number === number) ?? { name: null, number }, visit.lang);
  // The lot goes by numbers; whoever has no name any more is called by theirs.
  const numbered = (number: number) =>
    candidates.some((one) => one.number === number && one.name !== null) ? `${number}. ${named(number)}` : named(number);
  return (
    <>
      <Section title={t.title}>
        {result.withoutVote && <p>{t.withoutVote}</p>}
        {result.elected.length > 0 && <Chosen title={t.elected} names={result.elected.map(named)} visit={visit} />}
        {result.deputies.length > 0 && <Chosen title={t.deputies} names={result.deputies.map(named)} visit={visit} />}
        {result.vacantSeats > 0 && <p>{t.vacant(result.vacantSeats)}</p>}
        <Actions>
          <ButtonLink kind="secondary" href={paths.protocol.to(visit, { id: election.id })}>
            {t.protocol}
          </ButtonLink>
        </Actions>
      </Section>
      {!result.withoutVote && (
        <Section title={t.table}>
          <DataTable
            caption={t.table}
            hideCaption
            columns={[
              { key: "name", label: t.candidate },
              { key: "votes", label: t.votes, align: "end" },
              { key: "seat", label: t.how },
            ]}
            rows={result.ranking.map(({ number, votes }) => ({
              key: String(number),
              cells: { name: numbered(number), votes: String(votes), seat: seatWords(result, number, visit) },
            }))}
          />
          {result.lots.map(({ votes, numbers }) => (
            <p>{t.lot(votes, numbers.map(named).join(", "))}</p>
          ))}
          {result.lots.length === 0 && <p>{t.noLots}</p>}
          <h3>{t.counts}</h3>
          <Facts items={countsOf(result, visit)} />
        </Section>
      )}
      {election.remarks && (
        <Section title={t.remarks}>
          <Written text={election.remarks} />
        </Section>
      )}
    </>
  );
};

const Chosen: FC<{ title: string; names: readonly string[]; visit: Visit }> = ({ title, names, visit }) => (
  <>
    <h3>{title}</h3>
    <ol class="chosen">
      {names.map((name) => (
        <li lang={danish(visit.lang)}>{name}</li>
      ))}
    </ol>
  </>
);

function seatWords({ elected, deputies }: Result, number: number, visit: Visit): string {
  const t = texts[visit.lang].result.seat;
  if (elected.includes(number)) return t.elected;
  return deputies.includes(number) ? t.deputy(deputies.indexOf(number) + 1) : t.none;
}

function countsOf({ handedOut, paper, screen }: Result, visit: Visit) {
  const t = texts[visit.lang].result;
  return [
    { term: t.handedOut, value: t.handedOutOf(handedOut.paper, handedOut.card + handedOut.mail) },
    { term: t.paper, value: String(paper.ballots) },
    { term: t.screen, value: String(screen.ballots) },
    { term: t.blank, value: String(paper.blank + screen.blank) },
    { term: t.invalid, value: String(paper.invalid) },
  ];
}

/** All that one needs to draw the lots again: digests from the first day, and what lies behind them once it may be seen. */
export const LotStory: FC<{ visit: Visit; election: Election }> = ({ visit, election }) => {
  const t = texts[visit.lang].result;
  const code = (value: string | null) => (value === null ? t.hidden : <code class="checksum">{value}</code>);
  const withVote = !election.result?.withoutVote;
  return (
    <Fold summary={t.reckon}>
      <p>{t.reckonLead}</p>
      <Facts
        items={[
          { term: t.orderSecret, value: code(election.orderSecret) },
          { term: "SHA-256", value: code(election.orderCommitment) },
          { term: t.tieSecret, value: withVote && code(election.tieSecret) },
          { term: "SHA-256 ", value: withVote && code(election.tieCommitment) },
          { term: t.words, value: election.hallWords && <span lang={danish(visit.lang)}>{election.hallWords}</span> },
          { term: t.seed, value: election.result?.seed && code(election.result.seed) },
        ]}
      />
      <p>{t.key}</p>
      {isApproved(election) && withVote && (
        <>
          <p>{t.command}</p>
          <pre class="commands" tabindex={0}>
            <code>{"printf '%s\\n%s' \"$tal\" \"$ord\" | sha256sum"}</code>
          </pre>
        </>
      )}
    </Fold>
  );
};
