import type { FC } from "hono/jsx";
import { textOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { TextArea } from "../../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page } from "../../../../ui/layout.tsx";
import type { WorkshopPaths } from "../paths.ts";
import { longestSentence, longestWhy } from "../rules/recommendation.ts";
import type { Recommendation } from "../rules/recommendation.ts";
import { texts } from "../texts/facilitator.ts";
import { workshopCrumbs } from "./workshop.tsx";
import type { OpenWorkshop } from "./workshop.tsx";

interface RecommendationFormProps {
  readonly visit: Visit;
  readonly opened: OpenWorkshop;
  readonly paths: WorkshopPaths;
  readonly problem: FormProblem;
  /** What is changed; absent for a new one. */
  readonly recommendation?: Recommendation;
}

/** One recommendation: a sentence, and why. */
export const RecommendationFormPage: FC<RecommendationFormProps> = ({ visit, opened, paths, problem, recommendation }) => {
  const { lang } = visit;
  const t = texts[lang].form;
  const errors = errorsInWords(problem.errors, lang, texts[lang].errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const key = visit.param("key");
  const params = recommendation && { key, recommendation: recommendation.id };
  const hasAnswers = recommendation?.support.hands ?? recommendation?.support.vote;
  return (
    <Page
      title={recommendation ? t.changeTitle : t.addTitle}
      breadcrumbs={workshopCrumbs(visit, opened, paths)}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {recommendation && wasChanged(problem) && (
            <SavedMeanwhile
              items={[
                { term: t.sentence, value: recommendation.sentence },
                { term: t.why, value: recommendation.why },
              ]}
            />
          )}
        </>
      }
      noIndex
    >
      <Form action={params ? paths.change.to(visit, params) : paths.add.to(visit, { key })}>
        {recommendation && <HiddenField name="version" value={String(versionToSend(problem, recommendation.version))} />}
        <TextArea {...field("sentence")} label={t.sentence} hint={t.sentenceHint} rows={3} limit={longestSentence} required />
        {hasAnswers && <p class="reading-aside">{t.answersStay}</p>}
        <TextArea {...field("why")} label={t.why} hint={t.whyHint} rows={5} limit={longestWhy} optional />
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={paths.workshop.to(visit, { key })}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </Form>
      {params && !recommendation?.firstReleasedAt && (
        <Form action={paths.remove.to(visit, params)}>
          <Button kind="danger">{t.remove}</Button>
        </Form>
      )}
    </Page>
  );
};
