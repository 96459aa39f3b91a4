import { formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { EmptyState, Filters, ItemList, Pagination } from "../../../ui/list.tsx";
import type { ListItem } from "../../../ui/list.tsx";
import { Page, Section } from "../../../ui/layout.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { titleOf } from "../decision.ts";
import { decisionKind } from "../kinds.ts";
import { paths } from "../paths.ts";
import type { ListedDecision } from "../queries/decisions.ts";
import { texts } from "../texts.ts";

interface RegisterProps {
  readonly visit: Visit;
  readonly decisions: readonly ListedDecision[];
  readonly years: readonly { readonly year: number; readonly count: number }[];
  readonly year: number | undefined;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/** Every decision, newest first, a year at a time if one likes. */
export function RegisterPage({ visit, decisions, years, year, page, pages, total }: RegisterProps) {
  const t = texts[visit.lang].register;
  return (
    <Page title={t.title} lead={t.lead} description={t.description}>
      {years.length > 1 && (
        <Filters
          filters={[
            { label: t.all, href: paths.decisions.to(visit, {}), current: year === undefined },
            ...years.map((one) => ({
              label: String(one.year),
              count: one.count,
              href: paths.decisions.to(visit, {}, { year: one.year }),
              current: one.year === year,
            })),
          ]}
        />
      )}
      {decisions.length > 0 ? (
        <ItemList items={decisions.map((decision) => listed(visit, decision))} label={t.title} />
      ) : (
        <EmptyState title={t.empty} body={t.emptyBody} />
      )}
      <Pagination page={page} pages={pages} total={total} href={(to) => paths.decisions.to(visit, {}, { year, page: to })} />
    </Page>
  );
}

/** The newest decisions, for the home page. */
export function NewestDecisions({ visit, decisions }: { visit: Visit; decisions: readonly ListedDecision[] }) {
  const t = texts[visit.lang].register;
  return (
    <Section title={t.newest} action={<a href={paths.decisions.to(visit, {})}>{t.title}</a>}>
      <ItemList items={decisions.map((decision) => listed(visit, decision))} label={t.newest} />
    </Section>
  );
}

function listed(visit: Visit, decision: ListedDecision): ListItem {
  const status = decisionKind.statuses[decision.status];
  const internal = decision.isInternal ? ` · ${texts[visit.lang].register.internal}` : "";
  return {
    key: `decision-${decision.id}`,
    title: <WrittenWords>{titleOf(decision.wording)}</WrittenWords>,
    href: paths.decision.to(visit, { id: decision.id }),
    meta: formatDay(decision.day, visit.lang) + internal,
    status: { label: status?.words[visit.lang] ?? "", tone: status?.tone },
  };
}
