import type { FC } from "hono/jsx";
import { textOf, textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/layout.tsx";
import { EmptyState, Filters, ItemList, Pagination } from "../../../ui/list.tsx";
import { Time } from "../../../ui/time.tsx";
import { inboxTexts } from "../texts/inbox.ts";
import { observationKindNames, observationKinds, observationStatuses, statusGroups } from "../observation.ts";
import type { ObservationKind, StatusGroup } from "../observation.ts";
import { paths } from "../paths.ts";
import { countOf, inboxPageSize } from "../queries/inbox.ts";
import type { InboxCounts, InboxFilter, InboxLine } from "../queries/inbox.ts";
import type { PrivatePattern } from "../queries/patterns.ts";
import { JoinFields } from "./join.tsx";

interface InboxPageProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly lines: readonly InboxLine[];
  readonly counts: InboxCounts;
  readonly filter: InboxFilter;
  /** Those that observations may still join. */
  readonly patterns: readonly PrivatePattern[];
  /** Which of the lines are in which pattern. */
  readonly inPatterns: readonly { readonly fromId: string; readonly title: string }[];
}

/** Everything that was reported, the newest first, for coordinators. */
export const InboxPage: FC<InboxPageProps> = ({ visit, problem, lines, counts, filter, patterns, inPatterns }) => {
  const t = inboxTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const total = countOf(counts, filter);
  const chosen = textsOf(problem, "observation");
  const query = { status: filter.group, kind: filter.kind };
  return (
    <Page
      title={t.title}
      lead={t.lead}
      width="board"
      noIndex
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
    >
      <InboxFilters visit={visit} counts={counts} filter={filter} />
      <p>
        <a href={paths.inboxPatterns.to(visit, {})}>{t.patterns}</a> ·{" "}
        <a href={paths.places.to(visit, {})}>{t.places}</a>
      </p>
      {lines.length === 0 ? (
        <EmptyInbox visit={visit} isFiltered={countOf(counts, {}) > 0} />
      ) : (
        <Form action={paths.inbox.to(visit, {}, { ...query, page: filter.page })}>
          <ItemList
            label={t.label}
            items={lines.map((line, index) => ({
              ...inboxLine(visit, line, inPatterns),
              actions: (
                <Checkbox
                  name="observation"
                  id={index === 0 ? "observation" : `observation-${index + 1}`}
                  value={line.id}
                  checked={chosen.includes(line.id)}
                  label={<ChooseLabel visit={visit} line={line} />}
                />
              ),
            }))}
          />
          <Pagination
            page={filter.page}
            pages={Math.ceil(total / inboxPageSize)}
            total={total}
            href={(page) => paths.inbox.to(visit, {}, { ...query, page })}
          />
          <JoinFields
            visit={visit}
            patterns={patterns}
            title={textOf(problem, "title")}
            pattern={textOf(problem, "pattern")}
            errorOf={(field) => errorAt(errors, field)}
          />
        </Form>
      )}
    </Page>
  );
};

const ChooseLabel: FC<{ visit: Visit; line: InboxLine }> = ({ visit, line }) => {
  const t = inboxTexts[visit.lang];
  return (
    <>
      {t.choose}
      <span class="visually-hidden">
        {t.chooseThis(`${observationKinds[line.kind][visit.lang]}, ${whereInWords(visit, line)}`)}
      </span>
    </>
  );
};

/** Where it was, in a word, as the reporter said it first. */
function whereInWords(visit: Visit, line: InboxLine): string {
  return line.placeName ?? (line.placeWords || inboxTexts[visit.lang].item.map);
}

function inboxLine(visit: Visit, line: InboxLine, inPatterns: InboxPageProps["inPatterns"]) {
  const t = inboxTexts[visit.lang];
  const status = observationStatuses[line.status];
  const joined = inPatterns.filter(({ fromId }) => fromId === line.id).map(({ title }) => t.inPattern(title));
  const extras = [line.hasPhoto && t.photo, line.isPublic && t.isPublic, ...joined].filter(Boolean);
  const excerpt = line.text.length > 140 ? `${line.text.slice(0, 140)}…` : line.text;
  return {
    key: line.id,
    kind: observationKinds[line.kind][visit.lang],
    title: excerpt || `${t.noText} · ${whereInWords(visit, line)}`,
    href: paths.inboxItem.to(visit, { id: line.id }),
    meta: (
      <>
        {whereInWords(visit, line)} · <Time at={line.reportedAt} as="datetime" />
        {extras.length > 0 && ` · ${extras.join(" · ")}`}
      </>
    ),
    status: { label: status.words[visit.lang], tone: status.tone },
  };
}

const EmptyInbox: FC<{ visit: Visit; isFiltered: boolean }> = ({ visit, isFiltered }) => {
  const t = inboxTexts[visit.lang];
  return isFiltered ? (
    <EmptyState
      title={t.emptyFilter}
      action={
        <ButtonLink kind="secondary" href={paths.inbox.to(visit, {})}>
          {t.showAll}
        </ButtonLink>
      }
    />
  ) : (
    <EmptyState title={t.empty} body={t.emptyBody} />
  );
};

const InboxFilters: FC<{ visit: Visit; counts: InboxCounts; filter: InboxFilter }> = ({
  visit,
  counts,
  filter,
}) => {
  const t = inboxTexts[visit.lang];
  const { group, kind } = filter;
  const groups = Object.keys(statusGroups) as StatusGroup[];
  const countOfKind = (one: ObservationKind | undefined) =>
    countOf(counts, { ...(group && { group }), ...(one && { kind: one }) });
  const kinds = observationKindNames.filter((one) => one === kind || countOfKind(one) > 0);
  return (
    <>
      <Filters
        label={t.byStatus}
        filters={[undefined, ...groups].map((one) => ({
          label: one ? t.groups[one] : t.all,
          href: paths.inbox.to(visit, {}, { status: one, kind }),
          current: one === group,
          count: countOf(counts, { ...(one && { group: one }), ...(kind && { kind }) }),
        }))}
      />
      <Filters
        label={t.byKind}
        filters={[undefined, ...kinds].map((one) => ({
          label: one ? observationKinds[one][visit.lang] : t.allKinds,
          href: paths.inbox.to(visit, {}, { status: group, kind: one }),
          current: one === kind,
          count: countOfKind(one),
        }))}
      />
    </>
  );
};
