import type { FC } from "hono/jsx";
import type { AuditEvent, ChainState } from "../../../platform/audit/queries.ts";
import { formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Select } from "../../../ui/choice.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, Pagination } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { auditPath } from "../paths.ts";
import type { Filter } from "../schema.ts";
import { actionWords } from "../texts/actions.ts";
import { texts } from "../texts/page.ts";
import { Events } from "./event.tsx";

export const eventsOnAPage = 30;

/** How often visitors did one thing on one day. */
export interface CountLine {
  readonly day: string;
  readonly label: string;
  readonly count: number;
}

type AuditProps = {
  visit: Visit;
  filter: Filter;
  events: readonly AuditEvent[];
  total: number;
  chain: ChainState | undefined;
  /** Names by id, for the choice of who. */
  members: ReadonlyMap<string, string>;
  /** Names by id of everything that events may mention. */
  names: ReadonlyMap<string, string>;
  visitors: readonly CountLine[];
};

export const AuditPage: FC<AuditProps> = ({ visit, filter, events, total, chain, members, names, visitors }) => {
  const t = texts[visit.lang];
  const href = (page: number) => auditPath.to(visit, {}, { ...filter, page: page === 1 ? undefined : page });
  return (
    <Page title={t.title} lead={t.lead} noIndex>
      <Chain visit={visit} chain={chain} />
      <Section title={t.count(total)}>
        <FilterForm visit={visit} filter={filter} members={members} />
        {events.length === 0 && <EmptyState title={t.emptyTitle} body={t.emptyBody} />}
        {events.length > 0 && <Events visit={visit} events={events} names={names} open={filter.item !== ""} />}
        <Pagination page={filter.page} pages={Math.ceil(total / eventsOnAPage)} total={total} href={href} />
      </Section>
      <Section title={t.visitors} lead={t.visitorsLead}>
        {visitors.length === 0 ? <p>{t.noVisitors}</p> : <Visitors visit={visit} visitors={visitors} />}
      </Section>
    </Page>
  );
};

const Chain: FC<{ visit: Visit; chain: ChainState | undefined }> = ({ visit, chain }) => {
  const t = texts[visit.lang];
  if (!chain) return <Notice>{t.chainNone}</Notice>;
  const { fault } = chain;
  return (
    <Section title={t.chain}>
      {fault && (
        <Notice tone="warning" title={t.broken}>
          {fault.position === null ? t.faultWaiting : t.faultAt(fault.position)}
          {t.faults[fault.code]}
        </Notice>
      )}
      <Facts
        items={[
          { term: t.sealed, value: String(chain.position) },
          {
            term: t.verified,
            value: chain.verifiedAt ? (
              <>
                <Time at={chain.verifiedAt} as="datetime" />
                {!fault && `. ${t.whole(chain.verifiedPosition ?? 0)}`}
              </>
            ) : (
              t.notVerified
            ),
          },
          { term: t.end, value: <code>{chain.hash.match(/.{1,8}/g)?.join(" ")}</code> },
        ]}
      />
    </Section>
  );
};

const FilterForm: FC<Pick<AuditProps, "visit" | "filter" | "members">> = ({ visit, filter, members }) => {
  const { lang } = visit;
  const t = texts[lang];
  const actions = Object.entries(actionWords)
    .map(([value, words]) => ({ value, label: words[lang] }))
    .sort((a, b) => a.label.localeCompare(b.label, lang));
  const isFiltered = filter.action !== "" || filter.member !== "" || filter.item !== "";
  return (
    <search>
      <Form method="get" action={auditPath.to(visit, {})}>
        {filter.item !== "" && <HiddenField name="item" value={filter.item} />}
        <Select name="action" label={t.action} empty={t.everyAction} options={actions} value={filter.action} />
        <Select
          name="member"
          label={t.member}
          empty={t.everyone}
          options={[...members].map(([value, label]) => ({ value, label }))}
          value={filter.member}
        />
        <Actions>
          <Button kind="secondary">{t.show}</Button>
          {isFiltered && (
            <ButtonLink kind="quiet" href={auditPath.to(visit, {})}>
              {t.clear}
            </ButtonLink>
          )}
        </Actions>
      </Form>
      {filter.item !== "" && <p>{t.onlyItem}</p>}
    </search>
  );
};

/** The whole time in few lines; each day for who wants to know. */
const Visitors: FC<Pick<AuditProps, "visit" | "visitors">> = ({ visit, visitors }) => (
  <>
    <Facts
      items={[...Map.groupBy(visitors, ({ label }) => label)].map(([term, lines]) => ({
        term,
        value: String(lines.reduce((sum, { count }) => sum + count, 0)),
      }))}
    />
    <Fold summary={texts[visit.lang].dayByDay}>
      <VisitorTable visit={visit} visitors={visitors} />
    </Fold>
  </>
);

const VisitorTable: FC<Pick<AuditProps, "visit" | "visitors">> = ({ visit, visitors }) => {
  const t = texts[visit.lang];
  return (
    <DataTable
      caption={t.visitors}
      hideCaption
      columns={[
        { key: "day", label: t.day },
        { key: "what", label: t.what },
        { key: "count", label: t.number, align: "end" },
      ]}
      rows={visitors.map(({ day, label, count }) => ({
        key: `${day} ${label}`,
        cells: { day: formatDay(day, visit.lang), what: label, count: String(count) },
      }))}
    />
  );
};
