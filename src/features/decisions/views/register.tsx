import { formatDate, formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { kindOf } from "../../../thread/kinds.ts";
import { Button } from "../../../ui/button.tsx";
import { Select } from "../../../ui/choice.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Form, HiddenField } from "../../../ui/form.tsx";
import { EmptyState, Filters, ItemList, Pagination } from "../../../ui/list.tsx";
import type { ListItem } from "../../../ui/list.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { decisionStatuses, titleOf } from "../decision.ts";
import { decisionKind } from "../kinds.ts";
import { paths } from "../paths.ts";
import type { LastEffect, ListedDecision } from "../queries/register.ts";
import { inAddress, longestSearch, narrows } from "../register.ts";
import type { RegisterFilter } from "../register.ts";
import { registerTexts } from "../texts/register.ts";
import { texts } from "../texts.ts";

interface RegisterProps {
  readonly visit: Visit;
  readonly decisions: readonly ListedDecision[];
  readonly effects: ReadonlyMap<string, LastEffect>;
  readonly years: readonly { readonly year: number; readonly count: number }[];
  /** Parties that can be asked for. */
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly filter: RegisterFilter;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/** The decisions over the years, newest first, with what last came of each; all, or those one looks for. */
export function RegisterPage({ visit, decisions, effects, years, parties, filter, page, pages, total }: RegisterProps) {
  const t = registerTexts[visit.lang];
  const isNarrowed = narrows(filter);
  const to = (change: Partial<RegisterFilter>, number?: number) =>
    paths.decisions.to(visit, {}, { ...inAddress({ ...filter, ...change }), page: number });
  return (
    <Page title={t.title} lead={t.lead} description={t.description} noIndex={isNarrowed}>
      {years.length > 0 && <SearchForm {...{ visit, parties, filter }} />}
      {years.length > 1 && (
        <Filters
          label={t.years}
          filters={[
            { label: t.all, href: to({ year: undefined }), current: filter.year === undefined },
            ...years.map((one) => ({
              label: String(one.year),
              // How many there are of a year is only said while nothing else is asked for.
              ...(!isNarrowed && { count: one.count }),
              href: to({ year: one.year }),
              current: one.year === filter.year,
            })),
          ]}
        />
      )}
      {isNarrowed && decisions.length > 0 && (
        <p>
          {t.found(total)}. <a href={paths.decisions.to(visit, {})}>{t.showAll}</a>
        </p>
      )}
      {decisions.length > 0 ? (
        <ItemList items={decisions.map((one) => listed(visit, one, effects.get(one.id)))} label={t.title} />
      ) : years.length > 0 ? (
        <EmptyState title={t.nothing} body={t.nothingBody} action={<a href={paths.decisions.to(visit, {})}>{t.showAll}</a>} />
      ) : (
        <EmptyState title={t.empty} body={t.emptyBody} />
      )}
      <Pagination page={page} pages={pages} total={total} href={(number) => to({}, number)} />
    </Page>
  );
}

function SearchForm({ visit, parties, filter }: Pick<RegisterProps, "visit" | "parties" | "filter">) {
  const t = registerTexts[visit.lang];
  const { words, year, ...narrowing } = filter;
  const statuses = texts[visit.lang].decision.statuses;
  return (
    <search>
      <Form method="get" action={paths.decisions.to(visit, {})} label={t.search}>
        {year !== undefined && <HiddenField name="year" value={String(year)} />}
        <TextField name="q" type="search" label={t.search} value={words} maxlength={longestSearch} />
        <Fold summary={t.narrow} open={narrows({ ...narrowing, words: "", year: undefined })}>
          <Select
            name="status"
            label={t.status}
            empty={t.anyStatus}
            options={[
              ...decisionStatuses.map((status) => ({ value: status, label: statuses[status] })),
              { value: "review", label: t.toReview },
            ]}
            value={filter.toReview ? "review" : (filter.status ?? "")}
          />
          {parties.length > 0 && (
            <Select
              name="party"
              label={t.party}
              empty={t.anyParty}
              width="full"
              options={parties.map(({ id, name }) => ({ value: id, label: name }))}
              value={filter.partyId}
            />
          )}
          <Select
            name="letter"
            label={t.letter}
            empty={t.anyLetter}
            options={[
              { value: "with", label: t.withLetter },
              { value: "without", label: t.withoutLetter },
            ]}
            value={filter.letter ?? ""}
          />
        </Fold>
        <Actions>
          <Button kind="secondary">{t.searchButton}</Button>
        </Actions>
      </Form>
    </search>
  );
}

/** The newest decisions, for the home page. */
export function NewestDecisions({ visit, decisions }: { visit: Visit; decisions: readonly ListedDecision[] }) {
  const t = registerTexts[visit.lang];
  return (
    <Section title={t.newest} action={<a href={paths.decisions.to(visit, {})}>{t.title}</a>}>
      <ItemList items={decisions.map((decision) => listed(visit, decision))} label={t.newest} />
    </Section>
  );
}

function listed(visit: Visit, decision: ListedDecision, effect?: LastEffect): ListItem {
  const t = registerTexts[visit.lang];
  const status = decisionKind.statuses[decision.status];
  const comesBack = decision.reviewDay !== null && decision.status !== "lapsed";
  const facts = [
    formatDay(decision.day, visit.lang),
    ...(decision.isInternal ? [t.internal] : []),
    ...(comesBack ? [t.reviewOn(formatDay(decision.reviewDay ?? "", visit.lang))] : []),
  ];
  return {
    key: `decision-${decision.id}`,
    title: <WrittenWords>{titleOf(decision.wording)}</WrittenWords>,
    href: paths.decision.to(visit, { id: decision.id }),
    meta: effect ? (
      <>
        {facts.join(" · ")}
        <br />
        {t.effect(effectWords(visit, effect), formatDate(effect.at, visit.lang))}
      </>
    ) : (
      facts.join(" · ")
    ),
    status: { label: status?.words[visit.lang] ?? "", tone: status?.tone },
  };
}

/** "Brev: Afventer svar" */
function effectWords({ lang }: Visit, effect: LastEffect): string {
  const kind = kindOf(effect.kind);
  const status = kind.statuses[effect.status]?.words[lang];
  return status ? `${kind.label[lang]}: ${status}` : kind.label[lang];
}
