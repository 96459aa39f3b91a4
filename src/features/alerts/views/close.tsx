import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { versionToSend } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { paths } from "../paths.ts";
import type { Report } from "../queries/reports.ts";
import { limits } from "../schema.ts";
import { texts } from "../texts/work.ts";

/** Ends an alert, with what was learnt. */
export const ClosePage: FC<{ visit: Visit; report: Report; problem: FormProblem }> = ({ visit, report, problem }) => {
  const t = texts[visit.lang].closing;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const error = errorAt(errors, "learnt");
  return (
    <Page
      title={t.title(report.words.headline)}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: paths.workOne.to(visit, { id: report.id }), label: report.words.headline }]}
    >
      <Form action={paths.close.to(visit, { id: report.id })}>
        <HiddenField name="version" value={String(versionToSend(problem, report.version))} />
        <TextArea name="learnt" label={t.learnt} hint={t.learntHint} limit={limits.learnt} value={textOf(problem, "learnt")} {...(error && { error })} />
        <Actions>
          <Button>{t.button}</Button>
        </Actions>
      </Form>
    </Page>
  );
};
