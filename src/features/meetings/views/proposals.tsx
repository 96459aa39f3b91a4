import type { FC } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import type { ListItem } from "../../../ui/list.tsx";
import { decideProposalPath, meetingsPath, proposalPath, proposalsPath, proposePath } from "../paths.ts";
import type { ProposalStatus } from "../proposal.ts";
import type { Meeting } from "../queries/meetings.ts";
import type { Series } from "../queries/series.ts";
import type { Proposal } from "../queries/proposals.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { proposalTexts } from "../texts/proposals.ts";
import { deadlineWords } from "./propose.tsx";
import { danish } from "./words.ts";

export const proposalTones = {
  received: "open",
  postponed: "open",
  taken: "done",
  returned: "neutral",
  withdrawn: "neutral",
} as const satisfies Record<ProposalStatus, string>;

interface ProposalsPageProps {
  readonly visit: Visit;
  readonly series: readonly Series[];
  readonly own: readonly Proposal[];
  /** What waits for an answer; undefined for those who do not answer. */
  readonly open: readonly Proposal[] | undefined;
}

/** What a member has proposed and what became of it; for coordinators first what waits for them. */
export const ProposalsPage: FC<ProposalsPageProps> = ({ visit, series, own, open }) => {
  const t = proposalTexts[visit.lang];
  return (
    <Page
      title={t.list.title}
      lead={t.list.lead}
      breadcrumbs={[{ href: meetingsPath.to(visit, {}), label: meetingTexts[visit.lang].forum.work }]}
    >
      {open && (
        <Section title={t.list.open}>
          {open.length === 0 ? <p>{t.list.noneOpen}</p> : <OpenList visit={visit} proposals={open} label={t.list.open} />}
        </Section>
      )}
      <Section title={t.list.own}>
        {own.length === 0 ? (
          <EmptyState title={t.list.none} body={t.list.noneBody} />
        ) : (
          <ItemList label={t.list.own} items={own.map((one) => ownRow(visit, one))} />
        )}
        <Actions>
          {series.map((one) => (
            <ButtonLink kind={own.length === 0 ? "primary" : "secondary"} href={proposePath.to(visit, { id: one.id })}>
              {series.length === 1 ? t.ask.button : `${t.ask.button}: ${one.name}`}
            </ButtonLink>
          ))}
        </Actions>
      </Section>
    </Page>
  );
};

function ownRow(visit: Visit, proposal: Proposal): ListItem {
  const t = proposalTexts[visit.lang];
  return {
    key: proposal.id,
    title: <span lang={danish(visit.lang)}>{proposal.title}</span>,
    href: proposalPath.to(visit, { id: proposal.id }),
    meta: formatDate(proposal.createdAt, visit.lang),
    status: { label: t.statuses[proposal.status], tone: proposalTones[proposal.status] },
  };
}

const OpenList: FC<{ visit: Visit; proposals: readonly Proposal[]; label: string }> = ({ visit, proposals, label }) => {
  const t = proposalTexts[visit.lang];
  return (
    <ItemList
      label={label}
      items={proposals.map((one) => ({
        ...ownRow(visit, one),
        href: decideProposalPath.to(visit, { id: one.id }),
        meta: [
          proposerWords(visit, one),
          formatDate(one.createdAt, visit.lang),
          one.status === "received" && one.waitsUntil !== null && t.list.lateBy,
        ]
          .filter(Boolean)
          .join(" · "),
      }))}
    />
  );
};

/** Who proposed something: the party where there is one; the person's name only for those who prepare meetings. */
export function proposerWords(visit: Visit, proposal: Proposal): string {
  const t = proposalTexts[visit.lang].one;
  const isOwn = visit.actor.kind === "member" && visit.actor.memberId === proposal.memberId;
  const person = visit.may("meetings.prepare") ? proposal.memberName : isOwn && t.you;
  const who = [person, proposal.partyName].filter(Boolean).join(", ") || t.aMember;
  return proposal.assisted ? `${who} (${t.assisted})` : who;
}

interface MeetingProposalsProps {
  readonly visit: Visit;
  readonly series: Series;
  readonly coming: readonly Meeting[];
  /** Those to be looked at for this meeting; undefined for members who do not answer them. */
  readonly waiting: readonly Proposal[] | undefined;
}

/** On the page of a meeting to come: until when one can propose something, and what waits for an answer. */
export const MeetingProposals: FC<MeetingProposalsProps> = ({ visit, series, coming, waiting }) => {
  const t = proposalTexts[visit.lang];
  return (
    <Section title={t.list.forThis} lead={deadlineWords(visit, series, coming)}>
      {waiting && waiting.length > 0 && <OpenList visit={visit} proposals={waiting} label={t.list.forThis} />}
      <Actions>
        <ButtonLink kind="secondary" href={proposePath.to(visit, { id: series.id })}>
          {t.ask.button}
        </ButtonLink>
        <ButtonLink kind="quiet" href={proposalsPath.to(visit, {})}>
          {t.list.own}
        </ButtonLink>
      </Actions>
    </Section>
  );
};
