import type { Child, FC } from "hono/jsx";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { Fold } from "../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { planKey } from "../rules/exchange/import-plan.ts";
import type { PlannedRow } from "../rules/exchange/import-plan.ts";
import { paths } from "../paths.ts";
import { problemWords } from "../rules/exchange/problem-words.ts";
import type { KeptImport } from "../queries/services.ts";
import type { CellProblem } from "../rules/exchange/service-cells.ts";
import { texts } from "../texts/exchange.ts";
import { texts as unread } from "../texts/unread.ts";
import { texts as workTexts } from "../texts/work.ts";
import { countsOf } from "./import.tsx";

type PreviewProps = { visit: Visit; problem: FormProblem; kept: KeptImport; plan: readonly PlannedRow[] };

const crumbs = (visit: Visit) => [
  { href: paths.work.to(visit, {}), label: workTexts[visit.lang].title },
  { href: paths.addImport.to(visit, {}), label: texts[visit.lang].form.title },
];

const ofKind = <K extends PlannedRow["kind"]>(plan: readonly PlannedRow[], kind: K) =>
  plan.filter((one): one is Extract<PlannedRow, { kind: K }> => one.kind === kind);

/** What an import would do, row by row. Nothing is written yet. */
export const PreviewPage: FC<PreviewProps> = ({ visit, problem, kept, plan }) => {
  const t = texts[visit.lang].preview;
  const errors = errorsInWords(problem.errors, visit.lang, { ...workTexts[visit.lang].errors, ...unread[visit.lang].file });
  const [added, changed, same, wrong] = [ofKind(plan, "new"), ofKind(plan, "changed"), ofKind(plan, "same"), ofKind(plan, "problem")];
  const writes = added.length + changed.length;
  return (
    <Page width="wide" title={t.title} lead={writes > 0 ? t.lead : undefined} hasErrors={errors.length > 0} before={<ErrorSummary errors={errors} />} breadcrumbs={crumbs(visit)} noIndex>
      <p>
        <strong>{t.counts(added.length, changed.length, same.length, wrong.length)}</strong>
      </p>
      {kept.wasRecoded && <Notice tone="warning">{t.recoded}</Notice>}
      {kept.ignored.length > 0 && <Notice>{t.ignored(kept.ignored.join(", "))}</Notice>}
      {writes === 0 && <Notice title={t.nothing}>{t.nothingText}</Notice>}
      {wrong.length > 0 && (
        <Section title={t.wrong} lead={t.wrongLead}>
          <ItemList
            items={wrong.map(({ row, name, problems }) => ({
              key: `row-${row}`,
              kind: t.row(row),
              title: name || t.empty,
              meta: <Problems {...{ visit, problems }} />,
            }))}
          />
        </Section>
      )}
      {changed.length > 0 && (
        <Section title={t.changed}>
          {changed.map((one) => (
            <DataTable
              caption={`${t.row(one.row)}: ${one.service.name}`}
              columns={[
                { key: "field", label: t.field },
                { key: "before", label: t.before },
                { key: "after", label: t.after },
              ]}
              rows={one.changes.map(({ column, before, after }) => ({
                key: column,
                cells: { field: texts[visit.lang].columns[column], before: shown(before, t.empty), after: shown(after, t.empty) },
              }))}
            />
          ))}
        </Section>
      )}
      {added.length > 0 && (
        <Section title={t.added}>
          <ItemList items={added.map(({ row, name, input }) => ({ key: `row-${row}`, kind: t.row(row), title: name, meta: `${input.what} · ${input.place}` }))} />
        </Section>
      )}
      {same.length > 0 && (
        <Fold summary={`${t.same}: ${same.length}`}>
          <p>{same.map(({ name }) => name).join(" · ")}</p>
        </Fold>
      )}
      {writes > 0 && (
        <Form action={paths.storeImport.to(visit, { id: kept.id })}>
          <HiddenField name="seen" value={planKey(plan)} />
          {wrong.length > 0 && <p>{t.leftOut(wrong.length)}</p>}
          <Actions>
            <Button>{t.store(added.length, changed.length)}</Button>
            <ButtonLink kind="quiet" href={paths.addImport.to(visit, {})}>
              {t.another}
            </ButtonLink>
          </Actions>
        </Form>
      )}
      <Form action={paths.discardImport.to(visit, { id: kept.id })}>
        <Button kind="quiet">{t.discard}</Button>
      </Form>
    </Page>
  );
};

const shown = (text: string, empty: string): Child => (text === "" ? <em>{empty}</em> : text);

const Problems: FC<{ visit: Visit; problems: readonly CellProblem[] }> = ({ visit, problems }) => (
  <>
    {problems.map((problem, at) => (
      <>
        {at > 0 && <br />}
        {problem.column !== "" && <code>{problem.column}</code>} {problemWords(problem, visit.lang)}
      </>
    ))}
  </>
);

/** An import that has been written, and can be taken back. */
export const StoredPage: FC<Omit<PreviewProps, "plan">> = ({ visit, problem, kept }) => {
  const t = texts[visit.lang].done;
  const errors = errorsInWords(problem.errors, visit.lang, { ...workTexts[visit.lang].errors, ...unread[visit.lang].file });
  const isUndone = kept.status === "undone";
  return (
    <Page
      title={isUndone ? t.undoneTitle : t.title}
      lead={isUndone ? t.undoneLead : t.lead(...countsOf(kept))}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={crumbs(visit)}
      noIndex
    >
      {kept.leftAlone.length > 0 && (
        <Notice tone="warning" title={t.left}>
          {kept.leftAlone.join(" · ")}
        </Notice>
      )}
      <Actions>
        <ButtonLink href={paths.work.to(visit, {})}>{t.see}</ButtonLink>
      </Actions>
      {!isUndone && (
        <>
          <Section title={t.list}>
            <ItemList items={kept.written.map(({ id, name }) => ({ key: id, title: name, href: paths.service.to(visit, { id }) }))} />
          </Section>
          <Section title={t.undo} lead={t.undoText}>
            <Form action={paths.undoImport.to(visit, { id: kept.id })}>
              <Button kind="danger">{t.undo}</Button>
            </Form>
          </Section>
        </>
      )}
    </Page>
  );
};
