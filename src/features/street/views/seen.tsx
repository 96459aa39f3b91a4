import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import type { ThreadItem } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { EmptyState, ItemList, Pagination } from "../../../ui/list.tsx";
import { Time } from "../../../ui/time.tsx";
import { observationKind, patternKind } from "../kinds.ts";
import { observationKinds, observationStatuses, placeInWords } from "../observation.ts";
import { patternStatuses } from "../pattern.ts";
import { paths } from "../paths.ts";
import type { PublishedObservation, PublishedPattern } from "../queries/published.ts";
import { texts } from "../texts/visitors.ts";
import { Danish } from "./danish.tsx";

interface SeenPageProps {
  readonly visit: Visit;
  readonly observations: readonly PublishedObservation[];
  readonly page: number;
  readonly pages: number;
}

/** What has been published of what was reported; no numbers, since they would stand here without their twin. */
export const SeenPage: FC<SeenPageProps> = ({ visit, observations, page, pages }) => {
  const t = texts[visit.lang];
  return (
    <Page
      title={t.seen.title}
      lead={t.seen.lead}
      breadcrumbs={[{ href: paths.street.to(visit, {}), label: t.street }]}
    >
      {observations.length === 0 ? (
        <EmptyState
          title={t.seen.empty}
          body={t.seen.emptyBody}
          action={<ButtonLink href={paths.street.to(visit, {})}>{t.street}</ButtonLink>}
        />
      ) : (
        <ItemList label={t.seen.title} items={observations.map((observation) => line(visit, observation))} />
      )}
      <Pagination page={page} pages={pages} href={(to) => paths.seen.to(visit, {}, { page: to })} />
    </Page>
  );
};

function line(visit: Visit, { id, kind, line: words, placeName, reportedAt, status }: PublishedObservation) {
  return {
    key: id,
    kind: observationKinds[kind][visit.lang],
    title: <span lang={visit.lang === "en" ? "da" : undefined}>{words}</span>,
    href: paths.seenOne.to(visit, { id }),
    meta: (
      <>
        {placeInWords(kind, placeName, visit.lang)} · <Time at={reportedAt} />
      </>
    ),
    status: { label: observationStatuses[status].words[visit.lang], tone: observationStatuses[status].tone },
  };
}

/** One published observation with its thread. */
export const SeenOnePage: FC<{
  visit: Visit;
  observation: PublishedObservation;
  thread: readonly ThreadItem[];
}> = ({ visit, observation, thread }) => {
  const t = texts[visit.lang];
  const where = placeInWords(observation.kind, observation.placeName, visit.lang);
  const status = observationStatuses[observation.status];
  const here = { kind: observationKind.kind, id: observation.id };
  return (
    <ItemPage
      kind={observationKind.label[visit.lang]}
      title={`${observationKinds[observation.kind][visit.lang]} · ${where}`}
      description={observation.line}
      status={{ label: status.words[visit.lang], tone: status.tone, date: observation.statusAt }}
      facts={[
        { term: t.seen.where, value: where },
        { term: t.seen.reported, value: <Time at={observation.reportedAt} /> },
        { term: t.receipt.reason, value: observation.statusReason },
      ]}
      thread={threadSteps(visit, thread, here, readerOf(visit))}
      breadcrumbs={[{ href: paths.seen.to(visit, {}), label: t.seen.title }]}
      actions={<ToInbox visit={visit} href={paths.inboxItem.to(visit, { id: observation.id })} />}
    >
      <Danish visit={visit}>{observation.line}</Danish>
    </ItemPage>
  );
};

/** One published pattern; the observations it joins stand in its thread. */
export const PatternPage: FC<{ visit: Visit; pattern: PublishedPattern; thread: readonly ThreadItem[] }> = ({
  visit,
  pattern,
  thread,
}) => {
  const t = texts[visit.lang];
  const status = patternStatuses[pattern.status];
  const here = { kind: patternKind.kind, id: pattern.id };
  return (
    <ItemPage
      kind={patternKind.label[visit.lang]}
      title={pattern.title}
      isWritten
      description={pattern.line}
      status={{ label: status.words[visit.lang], tone: status.tone, date: pattern.statusAt }}
      facts={[{ term: t.seen.patternBegun, value: <Time at={pattern.createdAt} /> }]}
      thread={threadSteps(visit, thread, here, readerOf(visit))}
      breadcrumbs={[{ href: paths.seen.to(visit, {}), label: t.seen.title }]}
      actions={<ToInbox visit={visit} href={paths.inboxPattern.to(visit, { id: pattern.id })} />}
    >
      <Danish visit={visit}>{pattern.line}</Danish>
    </ItemPage>
  );
};

const ToInbox: FC<{ visit: Visit; href: string }> = ({ visit, href }) =>
  visit.may("street.triage") ? (
    <Actions>
      <ButtonLink kind="secondary" href={href}>
        {texts[visit.lang].seen.inInbox}
      </ButtonLink>
    </Actions>
  ) : null;
