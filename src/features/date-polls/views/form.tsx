import type { FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { textOf, textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import type { MakingChoice } from "../../../thread/kinds.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { CheckboxGroup, Select } from "../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import type { ShownError } from "../../../ui/error-texts.ts";
import { DateField, FieldGroup, TextField } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { paths } from "../paths.ts";
import type { Network } from "../queries/network.ts";
import type { Poll } from "../queries/polls.ts";
import { timeRows } from "../schema.ts";
import { texts } from "../texts/poll.ts";
import { workTexts } from "../texts/work.ts";
import { whenWords } from "../when.ts";
import { danish } from "./parts.tsx";

interface PollFormProps {
  readonly visit: Visit;
  /** The draft that is changed, as it stands now; undefined for a new poll. */
  readonly draft?: Poll;
  readonly network: Network;
  /** The series a meeting can stand in. */
  readonly series: MakingChoice | undefined;
  readonly problem: FormProblem;
}

/** So many rows for times stand open; the others come on demand. */
const rowsOpen = 4;

/** What is wrong with a poll, in words: what a time misses says which time. */
function formErrors({ errors }: FormProblem, lang: Lang): ShownError[] {
  const t = workTexts[lang];
  return errors.flatMap(({ field, code }) => {
    const [, name, row] = /^(day|from|to|place)-(\d+)$/.exec(field) ?? [];
    const words = errorsInWords([{ field: name ?? field, code }], lang, t.errors);
    return words.map(({ message }) => ({ field, message: row && code !== "too_few_times" ? t.form.inTime(Number(row), message) : message }));
  });
}

/** What a poll is about, which times it proposes and whom it asks. */
export const PollFormPage: FC<PollFormProps> = ({ visit, draft, network, series, problem }) => {
  const t = workTexts[visit.lang].form;
  const errors = formErrors(problem, visit.lang);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const rest = timeRows.slice(rowsOpen);
  const isUsed = (row: number) =>
    ["day", "from", "to", "place"].some((name) => textOf(problem, `${name}-${row}`) !== "" || errorAt(errors, `${name}-${row}`));
  return (
    <Page
      title={draft ? t.changeTitle : t.addTitle}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: paths.work.to(visit, {}), label: texts[visit.lang].section }]}
      noIndex
    >
      {draft && wasChanged(problem) && (
        <SavedMeanwhile
          items={[
            { term: t.title, value: draft.title },
            { term: t.place, value: draft.place },
            { term: t.times, value: draft.times.map((time) => whenWords(time, visit.lang)).join("\n") },
            { term: t.deadline, value: formatDay(draft.deadline, visit.lang) },
          ]}
        />
      )}
      <Form action={draft ? paths.change.to(visit, { id: draft.id }) : paths.add.to(visit, {})}>
        {draft && <HiddenField name="version" value={String(versionToSend(problem, draft.version))} />}
        <TextField {...field("title")} label={t.title} hint={t.titleHint} maxlength={200} required />
        {series && series.options.length > 0 && (
          <Select {...field("series")} label={series.label[visit.lang]} empty={t.noSeries} options={series.options} optional />
        )}
        <TextField {...field("place")} label={t.place} maxlength={200} required />
        <Section title={t.times} lead={t.timesHint}>
          <div class="poll-times">
            {timeRows.slice(0, rowsOpen).map((row) => (
              <TimeRow {...{ visit, row, problem }} />
            ))}
            <Fold summary={t.more} open={rest.some(isUsed)}>
              <div class="poll-times">
                {rest.map((row) => (
                  <TimeRow {...{ visit, row, problem }} />
                ))}
              </div>
            </Fold>
          </div>
        </Section>
        <DateField {...field("deadline")} label={t.deadline} hint={t.deadlineHint} required />
        <WhomToAsk {...{ visit, network, problem }} />
        <Actions>
          <Button>{t.save}</Button>
          {draft && (
            <ButtonLink kind="quiet" href={paths.results.to(visit, { id: draft.id })}>
              {workTexts[visit.lang].choose.keep}
            </ButtonLink>
          )}
        </Actions>
      </Form>
    </Page>
  );
};

const TimeRow: FC<{ visit: Visit; row: number; problem: FormProblem }> = ({ visit, row, problem }) => {
  const t = workTexts[visit.lang].form;
  const errors = formErrors(problem, visit.lang);
  const field = (name: string) => ({
    name: `${name}-${row}`,
    value: textOf(problem, `${name}-${row}`),
    error: errorAt(errors, `${name}-${row}`),
  });
  return (
    <FieldGroup name={`time-${row}`} label={t.time(row)}>
      <div class="poll-time">
        <DateField {...field("day")} label={t.day} />
        <TextField {...field("from")} type="time" width="short" label={t.from} />
        <TextField {...field("to")} type="time" width="short" label={t.to} />
        <TextField {...field("place")} label={t.elsewhere} maxlength={200} optional />
      </div>
    </FieldGroup>
  );
};

const WhomToAsk: FC<Pick<PollFormProps, "visit" | "network" | "problem">> = ({ visit, network, problem }) => {
  const t = workTexts[visit.lang].form;
  const errors = formErrors(problem, visit.lang);
  const one = textsOf(problem, "members");
  const parties = (member: Network["members"][number]) =>
    member.parties.map(({ name, isDeputy }) => (isDeputy ? `${name} (${t.deputy})` : name)).join(", ");
  return (
    <>
      {network.parties.length > 0 ? (
        <CheckboxGroup
          name="parties"
          label={t.parties}
          hint={t.partiesHint}
          error={errorAt(errors, "parties")}
          values={textsOf(problem, "parties")}
          options={network.parties.map(({ id, name, memberIds }) => ({
            value: id,
            label: <span lang={danish(visit.lang)}>{name}</span>,
            hint: t.people(memberIds.length),
          }))}
        />
      ) : (
        <p id="parties">{t.noParties}</p>
      )}
      <Fold summary={t.one} open={one.length > 0 || network.parties.length === 0}>
        <CheckboxGroup
          name="members"
          label={t.members}
          values={one}
          options={network.members.map((member) => ({
            value: member.id,
            label: member.name,
            hint: parties(member) && <span lang={danish(visit.lang)}>{parties(member)}</span>,
          }))}
        />
      </Fold>
    </>
  );
};
