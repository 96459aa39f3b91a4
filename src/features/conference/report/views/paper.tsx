import type { FC } from "hono/jsx";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { errorsInWords } from "../../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../../ui/form.tsx";
import { Actions, Page } from "../../../../ui/layout.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { wholeSpan } from "../../rules/when.ts";
import { reportPaths } from "../paths.ts";
import { texts } from "../texts/evaluation.ts";
import { EvaluationFields } from "./evaluation.tsx";

interface PaperProps {
  readonly visit: Visit<"conference.register">;
  readonly conference: Conference;
  /** How many have been entered from paper. */
  readonly entered: number;
  readonly problem: FormProblem;
}

/** Where answers on paper are typed in, one sheet after the other. */
export const PaperPage: FC<PaperProps> = ({ visit, conference, entered, problem }) => {
  const { lang } = visit;
  const t = texts[lang].paper;
  const errors = errorsInWords(problem.errors, lang, texts[lang].errors);
  const { id } = conference;
  return (
    <Page
      title={t.title}
      kicker={wholeSpan(conference, lang)}
      lead={t.lead}
      breadcrumbs={[{ href: paths.overview.to(visit, { id }), label: conference.title, isWritten: true }]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") === "paper" && <Notice tone="success" live>{t.saved(entered)}</Notice>}
        </>
      }
      noIndex
    >
      <p>{t.once}</p>
      <Form action={reportPaths.paper.to(visit, { id })} autocomplete="off">
        <EvaluationFields visit={visit} problem={problem} />
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="secondary" href={reportPaths.sheet.to(visit, { id })}>
            {t.sheet}
          </ButtonLink>
          {visit.may("conference.prepare") && (
            <ButtonLink kind="quiet" href={reportPaths.texts.to(visit, { id })}>
              {t.desk}
            </ButtonLink>
          )}
        </Actions>
      </Form>
    </Page>
  );
};
