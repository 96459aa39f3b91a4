import type { FC } from "hono/jsx";
import { formatDay } from "../../platform/i18n/dates.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import { renderMarkdown } from "../../platform/markdown/render.ts";
import { textOf } from "../../platform/web/form.ts";
import type { FormProblem } from "../../platform/web/form.ts";
import type { Visit } from "../../platform/web/routes.ts";
import { MakeButtons } from "../../thread/make.tsx";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../ui/error-texts.ts";
import { DateField, TextArea, TextField } from "../../ui/field.tsx";
import { ErrorSummary, Form } from "../../ui/form.tsx";
import { ItemPage } from "../../ui/item-page.tsx";
import { Actions, Page, Section } from "../../ui/layout.tsx";
import { EmptyState, ItemList, Pagination } from "../../ui/list.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Prose } from "../../ui/prose.tsx";
import type { ThreadStep } from "../../ui/story.tsx";
import { recordsPaths } from "./paths.ts";
import type { DocumentLine, RecordedDocument } from "./queries.ts";
import { limits } from "./schema.ts";
import { texts } from "./texts.ts";

/** Documents are Danish, also on an English page. */
const writtenIn = (lang: Lang) => (lang === "en" ? "da" : undefined);

/** "27. september 2010", or "september 2010" when only that is known. */
function dateOf(document: DocumentLine, lang: Lang): string {
  const day = formatDay(document.day, lang);
  return document.dayIsMonth ? day.replace(/^\d+\.? /, "") : day;
}

export const documentsOnAPage = 50;

type RecordsProps = { visit: Visit; documents: readonly DocumentLine[]; total: number; page: number };

export const RecordsPage: FC<RecordsProps> = ({ visit, documents, total, page }) => {
  const { lang } = visit;
  const t = texts[lang];
  return (
    <Page title={t.title} lead={t.lead} description={t.lead}>
      {visit.may("records.manage") && (
        <Actions>
          <ButtonLink kind="secondary" href={recordsPaths.newDocument.to(visit, {})}>
            {t.add}
          </ButtonLink>
        </Actions>
      )}
      {documents.length === 0 ? (
        <EmptyState title={t.empty} body={t.emptyBody} />
      ) : (
        <ItemList
          items={documents.map((document) => ({
            key: document.id,
            title: <span lang={writtenIn(lang)}>{document.title}</span>,
            href: recordsPaths.document.to(visit, { id: document.id }),
            meta: [document.author, dateOf(document, lang), document.caseNumber && t.caseShort(document.caseNumber)]
              .filter(Boolean)
              .join(" · "),
          }))}
        />
      )}
      <Pagination
        page={page}
        pages={Math.ceil(total / documentsOnAPage)}
        total={total}
        href={(to) => recordsPaths.records.to(visit, {}, { page: to === 1 ? undefined : to })}
      />
    </Page>
  );
};

type DocumentProps = { visit: Visit; document: RecordedDocument; thread: readonly ThreadStep[] };

export const DocumentPage: FC<DocumentProps> = ({ visit, document, thread }) => {
  const { lang } = visit;
  const t = texts[lang];
  return (
    <ItemPage
      kind={t.kind}
      title={document.title}
      isWritten
      breadcrumbs={[{ href: recordsPaths.records.to(visit, {}), label: t.title }]}
      before={visit.query("saved") && <Notice tone="success" live>{t.saved}</Notice>}
      facts={[
        { term: t.author, value: document.author },
        { term: t.date, value: <time datetime={document.dayIsMonth ? document.day.slice(0, 7) : document.day}>{dateOf(document, lang)}</time> },
        { term: t.caseNumber, value: document.caseNumber },
        { term: t.documentNumber, value: document.documentNumber },
      ]}
      thread={thread}
      actions={<MakeButtons visit={visit} item={{ kind: "document", id: document.id }} />}
    >
      <Notice>
        <p>{t.ofItsTime}</p>
        {document.leftOut && (
          <p>
            {t.leftOutIs("")}
            <span lang={writtenIn(lang)}>{document.leftOut}</span>
          </p>
        )}
      </Notice>
      <Section title={t.transcript}>
        <div lang={writtenIn(lang)}>
          <Prose html={renderMarkdown(document.transcript)} />
        </div>
      </Section>
    </ItemPage>
  );
};

export const DocumentFormPage: FC<{ visit: Visit; problem: FormProblem }> = ({ visit, problem }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const records = recordsPaths.records.to(visit, {});
  return (
    <Page
      title={t.add}
      lead={t.addLead}
      breadcrumbs={[{ href: records, label: t.title }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Form action={recordsPaths.newDocument.to(visit, {})}>
        <TextField {...field("title")} label={t.fields.title} maxlength={200} required />
        <TextField {...field("author")} label={t.fields.author} hint={t.fields.authorHint} maxlength={200} required />
        <DateField {...field("day")} label={t.fields.day} required />
        <Checkbox name="dayIsMonth" label={t.fields.dayIsMonth} checked={textOf(problem, "dayIsMonth") === "1"} />
        <TextField {...field("caseNumber")} label={t.fields.caseNumber} width="medium" optional />
        <TextField {...field("documentNumber")} label={t.fields.documentNumber} width="medium" optional />
        <TextArea {...field("transcript")} label={t.fields.transcript} hint={t.fields.transcriptHint} limit={limits.transcript} rows={18} required />
        <TextArea {...field("leftOut")} label={t.fields.leftOut} hint={t.fields.leftOutHint} limit={limits.leftOut} rows={2} optional />
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={records}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
};
