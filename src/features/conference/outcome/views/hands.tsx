import type { FC } from "hono/jsx";
import { textOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { versionToSend } from "../../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { TextField } from "../../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page } from "../../../../ui/layout.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import type { WorkshopPaths } from "../paths.ts";
import type { Recommendation } from "../rules/recommendation.ts";
import { choices } from "../rules/support.ts";
import { texts } from "../texts/facilitator.ts";
import { SupportLines } from "./support.tsx";
import { workshopCrumbs } from "./workshop.tsx";
import type { OpenWorkshop } from "./workshop.tsx";

interface HandsProps {
  readonly visit: Visit;
  readonly opened: OpenWorkshop;
  readonly paths: WorkshopPaths;
  readonly recommendation: Recommendation;
  readonly problem: FormProblem;
}

/** A show of hands: three numbers, typed by whoever counts. */
export const HandsPage: FC<HandsProps> = ({ visit, opened, paths, recommendation, problem }) => {
  const { lang } = visit;
  const t = texts[lang].handsForm;
  const errors = errorsInWords(problem.errors, lang, texts[lang].errors);
  const params = { key: visit.param("key"), recommendation: recommendation.id };
  const version = <HiddenField name="version" value={String(versionToSend(problem, recommendation.version))} />;
  const { hands } = recommendation.support;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={workshopCrumbs(visit, opened, paths)}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <p class="recommendation-sentence">
        <WrittenWords>{recommendation.sentence}</WrittenWords>
      </p>
      {hands && (
        <>
          <SupportLines visit={visit} support={{ hands, vote: null }} />
          <p>{t.again}</p>
        </>
      )}
      <Form action={paths.hands.to(visit, params)}>
        {version}
        <div class="conference-times">
          {choices.map((choice) => (
            <TextField
              name={choice}
              label={t[choice]}
              value={textOf(problem, choice)}
              error={errorAt(errors, choice)}
              inputmode="numeric"
              autocomplete="off"
              maxlength={4}
              width="short"
              required
            />
          ))}
        </div>
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={paths.workshop.to(visit, { key: params.key })}>
            {texts[lang].form.cancel}
          </ButtonLink>
        </Actions>
      </Form>
      {hands && (
        <Form action={paths.noHands.to(visit, params)}>
          {version}
          <Button kind="danger">{t.clear}</Button>
        </Form>
      )}
    </Page>
  );
};
