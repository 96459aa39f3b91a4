import type { FC } from "hono/jsx";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { paths } from "../paths.ts";
import type { Conference } from "../queries/conferences.ts";
import { roundNumbers } from "../schema.ts";
import { texts as workTexts } from "../texts/work.ts";

/** When workshops are held: a line for each round. */
export const RoundsPage: FC<{ visit: Visit; conference: Conference; problem: FormProblem }> = ({ visit, conference, problem }) => {
  const t = workTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const firstDay = dayOf(conference.startsAt);
  const isLong = firstDay !== dayOf(conference.endsAt);
  const back = paths.programme.to(visit, { id: conference.id });
  return (
    <Page
      title={t.programme.rounds}
      lead={t.programme.roundsLead}
      breadcrumbs={[{ href: back, label: conference.title, isWritten: true }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Form action={paths.rounds.to(visit, { id: conference.id })}>
        {roundNumbers.map((number) => (
          <div class="conference-times">
            {isLong ? (
              <DateField {...field(`day${number}`)} label={t.fields.roundDay(number)} optional />
            ) : (
              <HiddenField name={`day${number}`} value={firstDay} />
            )}
            <TextField {...field(`from${number}`)} label={t.fields.roundFrom(number)} type="time" width="short" optional={number > 1} />
            <TextField {...field(`to${number}`)} label={t.fields.roundTo(number)} type="time" width="short" optional={number > 1} />
          </div>
        ))}
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={back}>
            {t.cancelWriting}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
};
