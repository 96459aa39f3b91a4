import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { edges } from "../agenda.ts";
import { meetingsPath, newStandingPath, proposalDaysPath, removeStandingPath, usualStandingPath } from "../paths.ts";
import type { Series } from "../queries/series.ts";
import type { Standing } from "../queries/standing.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { danish } from "./words.ts";

interface StandingPageProps {
  readonly visit: Visit;
  readonly series: Series;
  readonly standing: readonly Standing[];
  readonly problem: FormProblem;
}

/** What stands on every agenda of a series, and until when members propose items. */
export const StandingPage: FC<StandingPageProps> = ({ visit, series, standing, problem }) => {
  const t = agendaTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, { ...meetingTexts[visit.lang].errors, ...t.errors });
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const here = { id: series.id };
  const places = { first: t.standing.first, last: t.standing.last };
  return (
    <Page
      title={t.standing.title}
      kicker={<span lang={danish(visit.lang)}>{series.name}</span>}
      lead={t.standing.lead}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && <Notice tone="success" live>{meetingTexts[visit.lang].saved}</Notice>}
        </>
      }
      breadcrumbs={[{ href: meetingsPath.to(visit, {}), label: meetingTexts[visit.lang].forum.work }]}
    >
      {standing.length === 0 ? (
        <EmptyState
          title={t.standing.empty}
          body={t.standing.emptyBody}
          action={
            <Form action={usualStandingPath.to(visit, here)}>
              <Button kind="secondary">{t.standing.usual}</Button>
            </Form>
          }
        />
      ) : (
        <>
          <ItemList
            label={t.standing.title}
            items={standing.map((one) => ({
              key: one.id,
              title: <span lang={danish(visit.lang)}>{one.title}</span>,
              meta: [places[one.edge], one.plannedMinutes !== null && t.time.short(one.plannedMinutes)].filter(Boolean).join(" · "),
              actions: (
                <Form action={removeStandingPath.to(visit, { ...here, standing: one.id })} inline>
                  <Button kind="quiet" aria-label={`${t.standing.remove}: ${one.title}`}>
                    {t.standing.remove}
                  </Button>
                </Form>
              ),
            }))}
          />
          <p>{t.standing.removeText}</p>
        </>
      )}
      <Section title={t.standing.add}>
        <Form action={newStandingPath.to(visit, here)}>
          <TextField {...field("title")} label={t.standing.itemTitle} maxlength={200} />
          <RadioGroup
            {...field("edge")}
            label={t.standing.edge}
            value={textOf(problem, "edge") || "first"}
            options={edges.map((value) => ({ value, label: places[value] }))}
          />
          <TextField
            {...field("minutes")}
            type="number"
            width="short"
            inputmode="numeric"
            label={t.time.minutes}
            optional
          />
          <Actions>
            <Button>{t.standing.save}</Button>
          </Actions>
        </Form>
      </Section>
      <Section title={t.standing.deadline}>
        <Form action={proposalDaysPath.to(visit, here)}>
          <TextField
            {...field("days")}
            value={textOf(problem, "days") || String(series.proposalDays)}
            type="number"
            width="short"
            inputmode="numeric"
            label={t.standing.days}
            hint={t.standing.daysHint}
          />
          <Actions>
            <Button kind="secondary">{t.standing.saveDays}</Button>
          </Actions>
        </Form>
      </Section>
    </Page>
  );
};
