import type { FC } from "hono/jsx";
import { formatDateTime } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { FileField, TextArea } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { paths } from "../paths.ts";
import { largestSent } from "../schema.ts";
import type { KeptImport } from "../queries/services.ts";
import { texts } from "../texts/exchange.ts";
import { texts as unread } from "../texts/unread.ts";
import { texts as workTexts } from "../texts/work.ts";

type ImportFormProps = { visit: Visit; problem: FormProblem; recent: readonly KeptImport[] };

/** How many services an import has added, and how many it has changed. */
export const countsOf = ({ written }: KeptImport) => {
  const added = written.filter(({ before }) => before === null).length;
  return [added, written.length - added] as const;
};

/** Where a coordinator gives a file, or pastes it; nothing is written by that. */
export const ImportFormPage: FC<ImportFormProps> = ({ visit, problem, recent }) => {
  const { lang } = visit;
  const t = texts[lang].form;
  const errors = errorsInWords(problem.errors, lang, unread[lang].file);
  const error = (name: string) => errorAt(errors, name);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: paths.work.to(visit, {}), label: workTexts[lang].title }]}
      noIndex
    >
      <Form action={paths.addImport.to(visit, {})} multipart>
        <FileField name="file" label={t.file} hint={t.fileHint} accept=".csv,.json,.ndjson,.txt,text/csv,application/json" {...(error("file") && { error: error("file") })} />
        <TextArea name="text" label={t.text} value={textOf(problem, "text")} rows={6} limit={largestSent} optional {...(error("text") && { error: error("text") })} />
        <p>
          {t.emptyNote} <a href={paths.data.to(visit, {})}>{t.columnsHelp}</a>
        </p>
        <Actions>
          <Button>{t.read}</Button>
        </Actions>
      </Form>
      {recent.length > 0 && (
        <Section title={t.recent}>
          <ItemList
            items={recent.map((one) => ({
              key: one.id,
              title: t.counts(...countsOf(one)),
              href: paths.import.to(visit, { id: one.id }),
              ...(one.storedAt && { meta: t.stored(formatDateTime(one.storedAt, lang)) }),
              ...(one.status === "undone" && { status: { label: t.undone, tone: "neutral" as const } }),
            }))}
          />
        </Section>
      )}
    </Page>
  );
};
