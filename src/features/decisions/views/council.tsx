import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { councilParts } from "../council-paper.ts";
import { titleOf } from "../decision.ts";
import type { Decision } from "../decision.ts";
import { paths } from "../paths.ts";
import type { SavedPaper } from "../queries/council.ts";
import { longestPart } from "../schema.ts";
import { councilTexts } from "../texts/council.ts";
import { texts } from "../texts.ts";

interface CouncilProps {
  readonly visit: Visit;
  readonly decision: Decision;
  readonly saved: SavedPaper | undefined;
  readonly problem: FormProblem;
}

/** A decision in the city's own agenda form: five parts to write in, and the paper to download once it is saved. */
export const CouncilPage: FC<CouncilProps> = ({ visit, decision, saved, problem }) => {
  const t = councilTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const ref = { id: decision.id };
  return (
    <Page
      title={t.title}
      lead={t.lead}
      noIndex
      breadcrumbs={[{ href: paths.decision.to(visit, ref), label: titleOf(decision.wording), isWritten: true }]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && (
            <Notice tone="success" live>
              {t.saved}
            </Notice>
          )}
        </>
      }
    >
      {saved && errors.length === 0 && (
        <Actions>
          <ButtonLink href={paths.councilPdf.to(visit, ref)}>{t.pdf}</ButtonLink>
          <ButtonLink kind="secondary" href={paths.councilText.to(visit, ref)}>
            {t.text}
          </ButtonLink>
        </Actions>
      )}
      {saved && wasChanged(problem) && (
        <SavedMeanwhile
          items={councilParts.map((part) => ({
            term: t.parts[part],
            value: saved.words[part] && <WrittenWords>{saved.words[part]}</WrittenWords>,
          }))}
        />
      )}
      <p>{t.noNames}</p>
      <Form action={paths.council.to(visit, ref)}>
        <HiddenField name="version" value={String(saved ? versionToSend(problem, saved.version) : 0)} />
        {councilParts.map((part) => (
          <TextArea
            name={part}
            label={t.parts[part]}
            hint={t.hints[part]}
            rows={part === "economy" ? 3 : 6}
            limit={longestPart[part]}
            value={textOf(problem, part)}
            error={errorAt(errors, part)}
          />
        ))}
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={paths.decision.to(visit, ref)}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
};
