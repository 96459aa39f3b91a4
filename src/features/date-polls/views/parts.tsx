import type { FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { RadioGroup } from "../../../ui/choice.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { Section } from "../../../ui/layout.tsx";
import type { StatusWords } from "../../../ui/status.tsx";
import { DataTable } from "../../../ui/table.tsx";
import type { OwnAnswers } from "../queries/asked.ts";
import type { Poll, PollTime } from "../queries/polls.ts";
import { choices, rankSlots } from "../ranking.ts";
import type { Voter } from "../ranking.ts";
import { texts } from "../texts/poll.ts";
import { limits } from "../schema.ts";
import { whenWords } from "../when.ts";

/** Danish content on an English page says so to screen readers. */
export const danish = (lang: Lang): "da" | undefined => (lang === "da" ? undefined : "da");

const tones = { draft: "neutral", open: "open", chosen: "done", cancelled: "neutral" } as const;

/** How a poll stands, in words. */
export function statusOf({ status }: Pick<Poll, "status">, lang: Lang): StatusWords {
  return { label: texts[lang].statuses[status], tone: tones[status] };
}

/** Where it is held and until when one answers. */
export const PollFacts: FC<{ visit: Visit; poll: Poll }> = ({ visit, poll }) => {
  const t = texts[visit.lang];
  return (
    <Facts
      items={[
        { term: t.place, value: <span lang={danish(visit.lang)}>{poll.place}</span> },
        { term: t.deadline, value: t.deadlineValue(formatDay(poll.deadline, visit.lang)) },
      ]}
    />
  );
};

/** A time in full, and its place when that differs from the poll's. */
export const TimeWords: FC<{ visit: Visit; poll: Pick<Poll, "place">; time: PollTime }> = ({ visit, poll, time }) => (
  <>
    {whenWords(time, visit.lang)}
    {time.place !== poll.place && (
      <span class="cell-aside" lang={danish(visit.lang)}>
        {time.place}
      </span>
    )}
  </>
);

/** What a form of answers begins with. */
export function valuesOf(own: OwnAnswers): Readonly<Record<string, string>> {
  return { note: own.note, ...Object.fromEntries([...own.answers].map(([time, choice]) => [`answer-${time}`, choice])) };
}

/** What is wrong with answers, in words: what misses one says for which time. */
export function answerErrors({ errors }: FormProblem, { times }: Pick<Poll, "times">, lang: Lang) {
  const t = texts[lang];
  const missing = times.map((time) => [`answer-${time.id}_choose_answer`, t.answer.missing(whenWords(time, lang))]);
  return errorsInWords(errors, lang, { ...t.errors, ...Object.fromEntries(missing) });
}

/** For each time three answers to choose from, and a note. */
export const AnswerFields: FC<{ visit: Visit; poll: Poll; problem: FormProblem; noteLabel: string }> = (props) => {
  const { visit, poll, problem, noteLabel } = props;
  const t = texts[visit.lang];
  const errors = answerErrors(problem, poll, visit.lang);
  return (
    <>
      {poll.times.map((time) => (
        <RadioGroup
          name={`answer-${time.id}`}
          label={whenWords(time, visit.lang)}
          hint={time.place === poll.place ? undefined : <span lang={danish(visit.lang)}>{time.place}</span>}
          layout="inline"
          value={textOf(problem, `answer-${time.id}`)}
          error={errorAt(errors, `answer-${time.id}`)}
          options={choices.map((choice) => ({ value: choice, label: t.answer[choice] }))}
        />
      ))}
      <TextArea
        name="note"
        label={noteLabel}
        hint={t.answer.noteHint}
        rows={2}
        limit={limits.note}
        optional
        value={textOf(problem, "note")}
        error={errorAt(errors, "note")}
      />
    </>
  );
};

/** How many can come at each time; nothing tells who. */
export const Sums: FC<{ visit: Visit; poll: Poll; voters: readonly Voter[] }> = ({ visit, poll, voters }) => {
  const t = texts[visit.lang];
  const counted = new Map(rankSlots(poll.times, voters).map((one) => [one.slot.id, one]));
  const answered = voters.filter(({ answers }) => answers.size > 0).length;
  return (
    <Section title={t.sums.title} lead={t.sums.lead(answered, voters.length)}>
      <DataTable
        caption={t.sums.title}
        hideCaption
        columns={[
          { key: "time", label: t.sums.time },
          ...choices.map((choice) => ({ key: choice, label: t.choices[choice], align: "end" as const })),
        ]}
        rows={poll.times.map((time) => ({
          key: time.id,
          cells: {
            time: <TimeWords {...{ visit, poll, time }} />,
            ...Object.fromEntries(choices.map((choice) => [choice, counted.get(time.id)?.[choice] ?? 0])),
          },
        }))}
      />
    </Section>
  );
};
