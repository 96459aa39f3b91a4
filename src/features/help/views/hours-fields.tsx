import type { Child, FC } from "hono/jsx";
import { weekdays } from "../../../hours/schedule.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { RadioGroup, Select } from "../../../ui/choice.tsx";
import { errorAt } from "../../../ui/error-texts.ts";
import { DateField, InlineError, TextField, controlAttributes } from "../../../ui/field.tsx";
import type { FieldError } from "../../../ui/form.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Section } from "../../../ui/layout.tsx";
import { emptyRows, holidayRules, hoursFields, rhythmNames, rowsToShow } from "../rules/hours/hours-form.ts";
import { weekdayName } from "../../../hours/line-words.ts";
import { needWords, needs } from "../rules/needs.ts";
import { texts } from "../texts/work.ts";

type HoursProps = { visit: Visit; problem: FormProblem; errors: readonly (FieldError & { field: string })[] };

/** `offer`: another way to say the hours. */
type HoursFieldsProps = HoursProps & { offer: Child };

/** When it is open: a line for each weekday, then what does not fit into a week. */
export const HoursFields: FC<HoursFieldsProps> = ({ visit, problem, errors, offer }) => {
  const t = texts[visit.lang].form;
  return (
    <>
      <Section title={t.hoursTitle} lead={t.hoursLead}>
        {offer}
        {weekdays.map((weekday) => {
          const name = hoursFields.day(weekday);
          const error = errorAt(errors, name);
          const label = weekdayName(weekday, visit.lang);
          return (
            <div class={error ? "field field-wrong hours-day" : "field hours-day"}>
              <label class="field-label" for={name}>
                {label.charAt(0).toUpperCase() + label.slice(1)}
              </label>
              <input class="input" type="text" autocomplete="off" value={textOf(problem, name)} {...controlAttributes({ name, label, ...(error && { error }) })} />
              {error && <InlineError id={name} message={error} />}
            </div>
          );
        })}
        <RadioGroup
          name="onHolidays"
          label={t.holidays}
          layout="inline"
          value={textOf(problem, "onHolidays") || "as-usual"}
          options={holidayRules.map((value) => ({ value, label: t.holidayRules[value] }))}
        />
      </Section>
      <VisitRows {...{ visit, problem, errors }} />
      <ExceptionRows {...{ visit, problem, errors }} />
    </>
  );
};

const rowsOf = (problem: FormProblem, kind: "visit" | "exception") =>
  Array.from({ length: rowsToShow(problem.values, kind) }, (_, at) => at + 1);

/** Most services need neither: they stand folded until something is in them. */
const isUsed = (problem: FormProblem, kind: "visit" | "exception") => rowsToShow(problem.values, kind) > emptyRows;

const VisitRows: FC<HoursProps> = ({ visit, problem, errors }) => {
  const t = texts[visit.lang].form;
  return (
    <Fold summary={t.visitsTitle} open={isUsed(problem, "visit")}>
      <p>{t.visitsLead}</p>
      {rowsOf(problem, "visit").map((row) => {
        const asked = (part: Parameters<typeof hoursFields.visit>[1]) => {
          const name = hoursFields.visit(row, part);
          const error = errorAt(errors, name);
          return { name, value: textOf(problem, name), ...(error && { error }) };
        };
        return (
          <div class="hours-row" role="group" aria-label={`${t.visitsTitle} ${row}`}>
            <TextField {...asked("label")} label={t.visitLabel} hint={t.visitLabelHint} />
            <Select {...asked("rhythm")} label={t.rhythm} empty={false} width="full" options={rhythmNames.map((value) => ({ value, label: t.rhythms[value] }))} />
            <Select {...asked("day")} label={t.weekday} width="full" options={weekdays.map((day) => ({ value: String(day), label: weekdayName(day, visit.lang) }))} />
            <TextField {...asked("time")} label={t.time} autocomplete="off" />
            <DateField {...asked("from")} label={t.firstDay} hint={t.firstDayHint} />
            <Select {...asked("need")} label={t.visitNeed} empty={t.noNeed} width="full" options={needs.map((value) => ({ value, label: needWords[value][visit.lang] }))} />
          </div>
        );
      })}
    </Fold>
  );
};

const ExceptionRows: FC<HoursProps> = ({ visit, problem, errors }) => {
  const t = texts[visit.lang].form;
  return (
    <Fold summary={t.exceptionsTitle} open={isUsed(problem, "exception")}>
      <p>{t.exceptionsLead}</p>
      {rowsOf(problem, "exception").map((row) => {
        const asked = (part: Parameters<typeof hoursFields.exception>[1]) => {
          const name = hoursFields.exception(row, part);
          const error = errorAt(errors, name);
          return { name, value: textOf(problem, name), ...(error && { error }) };
        };
        return (
          <div class="hours-row" role="group" aria-label={`${t.exceptionsTitle} ${row}`}>
            <DateField {...asked("from")} label={t.fromDay} />
            <DateField {...asked("to")} label={t.toDay} optional />
            <TextField {...asked("time")} label={t.time} autocomplete="off" />
            <TextField {...asked("reason")} label={t.reason} optional />
          </div>
        );
      })}
    </Fold>
  );
};
