import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorAt } from "../../../ui/error-texts.ts";
import { DateField } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { paths } from "../paths.ts";
import type { ReadImport } from "../queries/imports.ts";
import { texts } from "../texts/dialogue.ts";
import { importTexts } from "../texts/import.ts";
import { importErrorsInWords } from "./import.tsx";

interface ImportedProps {
  readonly visit: Visit;
  readonly read: ReadImport;
  readonly problem: FormProblem;
}

const crumbs = (visit: Visit) => [
  { href: paths.dialogue.to(visit, {}), label: texts[visit.lang].title },
  { href: paths.addImport.to(visit, {}), label: importTexts[visit.lang].title },
];

/** An export that has been read: what is in it, and what is to become of it; then how far it has come. */
export const ImportedPage: FC<ImportedProps> = (props) => {
  switch (props.read.status) {
    case "read":
      return <Preview {...props} />;
    case "waiting":
    case "storing":
      return <OnItsWay {...props} />;
    case "done":
      return <Done {...props} />;
    case "failed":
      return <Failed {...props} />;
  }
};

const Preview: FC<ImportedProps> = ({ visit, read, problem }) => {
  const { lang } = visit;
  const t = importTexts[lang];
  const errors = importErrorsInWords(problem.errors, lang);
  const names: Readonly<Record<string, string>> = { ...texts[lang].perspectives, unsaid: t.unsaid };
  const said = Object.entries(read.perspectives).map(([name, people]) => `${names[name] ?? name} ${people}`);
  const notShown = read.statements.filter(({ isRejected }) => isRejected).length;
  return (
    <Page
      title={t.previewTitle}
      lead={t.previewLead}
      breadcrumbs={crumbs(visit)}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Section title={read.title}>
        <Facts
          items={[
            { term: t.asker, value: <span lang={writtenLang()}>{read.asker}</span> },
            { term: t.origin, value: <span lang={writtenLang()}>{read.origin}</span> },
            { term: t.people, value: read.people },
            { term: t.answers, value: read.answers },
            { term: t.statements, value: `${read.statements.length}${t.ofThese(notShown)}` },
            { term: t.replaced, value: read.replaced > 0 && read.replaced },
            { term: t.emptyPeople, value: read.emptyPeople > 0 && read.emptyPeople },
            { term: t.perspectives, value: said.join(" · ") || t.noPerspectives },
            { term: t.mustBeHeard, value: read.mustBeHeard.map((one) => texts[lang].perspectives[one]).join(", ") },
          ]}
        />
        <Fold summary={t.statementsTitle}>
          <DataTable
            caption={t.statementsTitle}
            hideCaption
            columns={[
              { key: "text", label: t.statement },
              { key: "agree", label: t.agree, align: "end" },
              { key: "disagree", label: t.disagree, align: "end" },
              { key: "pass", label: t.pass, align: "end" },
            ]}
            rows={read.statements.map(({ text, isRejected, agree, disagree, pass }, at) => ({
              key: String(at),
              cells: { text: isRejected ? `${text} (${t.notShown})` : text, agree, disagree, pass },
            }))}
          />
        </Fold>
      </Section>
      <Section title={t.startTitle} lead={t.startNote}>
        <Form action={paths.storeImport.to(visit, { import: read.id })}>
          <RadioGroup
            name="start"
            label={t.start}
            options={[
              { value: "closed", label: t.closed },
              { value: "open", label: t.open },
            ]}
            value={textOf(problem, "start") || "closed"}
            error={errorAt(errors, "start")}
          />
          <DateField name="closesOn" label={t.closesOn} value={textOf(problem, "closesOn")} error={errorAt(errors, "closesOn")} />
          <Button>{t.store}</Button>
        </Form>
        <Form action={paths.discardImport.to(visit, { import: read.id })}>
          <Button kind="quiet">{t.discard}</Button>
        </Form>
      </Section>
    </Page>
  );
};

const OnItsWay: FC<ImportedProps> = ({ visit, read }) => {
  const t = importTexts[visit.lang];
  return (
    <Page title={t.storingTitle} lead={t.storing(read.storedPeople, read.people)} breadcrumbs={crumbs(visit)} noIndex>
      <Actions>
        <ButtonLink href={paths.import.to(visit, { import: read.id })}>{t.look}</ButtonLink>
      </Actions>
    </Page>
  );
};

const Done: FC<ImportedProps> = ({ visit, read: { questionId } }) => {
  const t = importTexts[visit.lang];
  const id = questionId ?? "";
  return (
    <Page title={t.doneTitle} lead={t.done} breadcrumbs={crumbs(visit)} noIndex>
      <Actions>
        <ButtonLink href={paths.result.to(visit, { id })}>{t.seeResult}</ButtonLink>
        <ButtonLink kind="secondary" href={paths.question.to(visit, { id })}>
          {t.seeQuestion}
        </ButtonLink>
      </Actions>
    </Page>
  );
};

const Failed: FC<ImportedProps> = ({ visit }) => {
  const t = importTexts[visit.lang];
  return (
    <Page title={t.failedTitle} lead={t.failed} breadcrumbs={crumbs(visit)} noIndex>
      <Actions>
        <ButtonLink href={paths.addImport.to(visit, {})}>{t.again}</ButtonLink>
      </Actions>
    </Page>
  );
};
