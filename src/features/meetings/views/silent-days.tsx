import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { meetingsPath, silentDaysPath } from "../paths.ts";
import type { Series } from "../queries/series.ts";
import { correctionTexts } from "../texts/corrections.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { paperTexts } from "../texts/papers.ts";

/** After how many days a series' minutes are approved when nobody corrects them. */
export const SilentDaysPage: FC<{ visit: Visit; series: Series; problem: FormProblem }> = ({ visit, series, problem }) => {
  const t = paperTexts[visit.lang].silent;
  const errors = errorsInWords(problem.errors, visit.lang, correctionTexts[visit.lang].errors);
  return (
    <Page
      title={t.title}
      kicker={series.name}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: meetingsPath.to(visit, {}), label: meetingTexts[visit.lang].forum.work }]}
    >
      <Form action={silentDaysPath.to(visit, { id: series.id })}>
        <TextField
          name="days"
          type="number"
          width="short"
          inputmode="numeric"
          label={t.days}
          hint={t.daysHint}
          value={textOf(problem, "days")}
          error={errorAt(errors, "days")}
        />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};
