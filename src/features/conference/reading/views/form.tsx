import type { FC } from "hono/jsx";
import { textOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { Checkbox, Select } from "../../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../../ui/clash.tsx";
import type { Fact } from "../../../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { FileField, TextArea, TextField } from "../../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page } from "../../../../ui/layout.tsx";
import type { Session } from "../../rules/programme/programme.ts";
import type { Conference } from "../../queries/conferences.ts";
import type { ReadingText } from "../reading.ts";
import { readingPaths } from "../paths.ts";
import { longestSummary } from "../schema.ts";
import { texts } from "../texts.ts";

interface ReadingFormProps {
  readonly visit: Visit;
  readonly conference: Conference;
  /** As the programme is being prepared. */
  readonly workshops: readonly Pick<Session, "id" | "title">[];
  readonly problem: FormProblem;
  /** What is changed; absent for a new one. */
  readonly text?: ReadingText;
}

/** One text to read: for whom, what it says in our own words, and where the whole of it is. */
export const ReadingFormPage: FC<ReadingFormProps> = ({ visit, conference, workshops, problem, text }) => {
  const { lang } = visit;
  const t = texts[lang].form;
  const errors = errorsInWords(problem.errors, lang, texts[lang].errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const back = readingPaths.desk.to(visit, { id: conference.id });
  const params = text && { id: conference.id, text: text.id };
  return (
    <Page
      title={text ? t.changeTitle : t.addTitle}
      breadcrumbs={[{ href: back, label: texts[lang].title }]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {text && wasChanged(problem) && <SavedMeanwhile items={factsOf(visit, text)} />}
        </>
      }
      noIndex
    >
      <Form action={params ? readingPaths.change.to(visit, params) : readingPaths.add.to(visit, { id: conference.id })} multipart>
        {text && <HiddenField name="version" value={String(versionToSend(problem, text.version))} />}
        {workshops.length > 0 && (
          <Select
            {...field("workshop")}
            label={t.workshop}
            empty={texts[lang].forAll}
            options={workshops.map(({ id, title }) => ({ value: id, label: `${texts[lang].forWorkshop} ${title}` }))}
            width="full"
          />
        )}
        <TextField {...field("title")} label={t.title} maxlength={160} required />
        <TextField {...field("source")} label={t.source} hint={t.sourceHint} maxlength={200} required />
        <TextArea {...field("summary")} label={t.summary} hint={t.summaryHint} rows={12} limit={longestSummary} required />
        <fieldset class="conference-fields">
          <legend>{t.whole}</legend>
          <p class="reading-aside">{t.wholeHint}</p>
          <FileField
            name="file"
            label={t.file}
            hint={text?.file ? `${t.fileNow(text.file.name)} ${t.fileHint}` : t.fileHint}
            accept="application/pdf"
            error={errorAt(errors, "file")}
            optional
          />
          {text?.file && <Checkbox name="dropFile" label={t.dropFile} checked={textOf(problem, "dropFile") === "1"} />}
          <TextField {...field("link")} label={t.link} type="url" maxlength={2000} optional />
        </fieldset>
        <fieldset class="conference-fields">
          <legend>{t.english}</legend>
          <p class="reading-aside">{t.englishHint}</p>
          <TextField {...field("titleEn")} label={t.titleEn} maxlength={160} optional />
          <TextArea {...field("summaryEn")} label={t.summaryEn} rows={8} limit={longestSummary} optional />
        </fieldset>
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={back}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </Form>
      {params && (
        <Form action={readingPaths.remove.to(visit, params)}>
          <Button kind="danger">{t.remove}</Button>
        </Form>
      )}
    </Page>
  );
};

/** A text as it stands now, in the words of the form. */
function factsOf({ lang }: Visit, text: ReadingText): Fact[] {
  const t = texts[lang].form;
  return [
    { term: t.title, value: text.title },
    { term: t.source, value: text.source },
    { term: t.summary, value: text.summary },
    { term: t.file, value: text.file?.name ?? "" },
    { term: t.link, value: text.link ?? "" },
    { term: t.titleEn, value: text.titleEn ?? "" },
    { term: t.summaryEn, value: text.summaryEn ?? "" },
  ];
}
