import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup, Select } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField, KeepDraft } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { ways } from "../idea.ts";
import { paths } from "../paths.ts";
import { longestForWhom, longestPlace, longestTitle, longestWhat } from "../schema.ts";
import { texts } from "../texts/ideas.ts";
import { writeTexts } from "../texts/write.ts";

/** The draft on the device; the receipt clears it. */
export const ideaDraft = "idea";

interface WritePageProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  /** The question and the statement that made somebody think of it. */
  readonly origins: readonly { readonly kind: string; readonly id: string; readonly title: string }[];
  /** Parties for which this member may write. */
  readonly parties: readonly { readonly id: string; readonly name: string }[];
}

/** Anyone describes a solution: what, for whom, where. */
export const WritePage: FC<WritePageProps> = ({ visit, problem, origins, parties }) => {
  const t = writeTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[
        { href: paths.dialogue.to(visit, {}), label: texts[visit.lang].dialogue },
        { href: paths.ideas.to(visit, {}), label: texts[visit.lang].title },
      ]}
    >
      <Notice title={t.promiseTitle}>
        <p>{t.reader(visit.district.bodyName)}</p>
        <p>{t.asWritten}</p>
        <p>{t.nothing}</p>
      </Notice>
      {origins.map(({ title }) => (
        <p class="idea-from">
          {t.from}: <span lang={writtenLang()}>{title}</span>
        </p>
      ))}
      <KeepDraft name={ideaDraft}>
        <Form action={paths.write.to(visit, {})} forgets>
          {origins.map(({ kind, id }) => (
            <HiddenField name={kind} value={id} />
          ))}
          {visit.may("ideas.manage") && (
            <RadioGroup
              {...field("cameBy")}
              label={t.cameBy}
              hint={t.cameByHint}
              value={textOf(problem, "cameBy") || "web"}
              options={ways.map((value) => ({ value, label: t.ways[value] }))}
            />
          )}
          <TextField {...field("title")} label={t.itemTitle} hint={t.itemTitleHint} maxlength={longestTitle} />
          <TextArea {...field("what")} label={t.what} hint={t.whatHint} rows={8} limit={longestWhat} />
          <TextArea {...field("forWhom")} label={t.forWhom} hint={t.forWhomHint} rows={3} limit={longestForWhom} />
          <TextField {...field("place")} label={t.place} hint={t.placeHint} optional maxlength={longestPlace} />
          {parties.length > 0 && (
            <Select
              {...field("party")}
              label={t.party}
              hint={t.partyHint}
              empty={t.ownself}
              width="full"
              options={parties.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <Actions>
            <Button>{t.send}</Button>
          </Actions>
        </Form>
      </KeepDraft>
    </Page>
  );
};
