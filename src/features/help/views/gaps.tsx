import type { FC } from "hono/jsx";
import { fewestByHour, steadyRows } from "../../../hours/usual-week.ts";
import { weekdays } from "../../../hours/schedule.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { Fold } from "../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, Filters, ItemList } from "../../../ui/list.tsx";
import { WeekChart, WeekLegend } from "../../../ui/week-chart.tsx";
import { gapWords, hoursOf, timeWords } from "../rules/gaps/gap-words.ts";
import { gapsOf } from "../rules/gaps/gaps.ts";
import type { Gap, NeedWeek } from "../rules/gaps/gaps.ts";
import { clock, weekdayName } from "../../../hours/line-words.ts";
import { needWords } from "../rules/needs.ts";
import { paths } from "../paths.ts";
import { texts } from "../texts/gaps.ts";
import { texts as visitorTexts } from "../texts/visitors.ts";
import { gapDoors } from "../rules/wanted.ts";
import type { GapDoor } from "../rules/wanted.ts";

type GapsProps = {
  visit: Visit;
  problem: FormProblem;
  doors: readonly GapDoor[];
  isEmpty: boolean;
  weeks: readonly NeedWeek[];
  /** The biggest first. */
  gaps: readonly Gap[];
  /** Ids in the thread of those that the forum has taken up, by their keys. */
  takenIds: ReadonlyMap<string, string>;
  mayTake: boolean;
};

/** So many are read at once. */
const shownFirst = 10;

/** When nobody helps: the biggest gaps in words, then every need hour by hour. */
export const GapsPage: FC<GapsProps> = (props) => {
  const { visit, problem, doors, isEmpty, weeks, gaps } = props;
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, {});
  const more = gaps.slice(shownFirst);
  return (
    <Page
      width="wide"
      title={t.title}
      lead={t.lead}
      description={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: paths.help.to(visit, {}), label: visitorTexts[visit.lang].title }]}
    >
      {isEmpty ? (
        <EmptyState title={t.empty} body={t.emptyBody} />
      ) : (
        <>
          <DoorFilters {...{ visit, doors }} />
          <Section title={t.biggest} lead={t.always}>
            {gaps.length === 0 && <p>{t.noGaps}</p>}
            <Gaps {...props} gaps={gaps.slice(0, shownFirst)} />
            {more.length > 0 && (
              <Fold summary={t.more(more.length)}>
                <Gaps {...props} gaps={more} />
              </Fold>
            )}
          </Section>
          <Section title={t.perNeed}>
            <WeekLegend title={t.legendTitle} words={t.legend} />
            <div class="week-grid">
              {weeks.map((week) => (
                <NeedHours {...{ visit, week }} />
              ))}
            </div>
          </Section>
          <Section title={t.howTitle}>
            <ul>
              {t.how.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </Page>
  );
};

const gapsFor = (visit: Visit, doors: readonly GapDoor[]) => paths.gaps.to(visit, {}, Object.fromEntries(doors.map((door) => [door, 1])));

const DoorFilters: FC<{ visit: Visit; doors: readonly GapDoor[] }> = ({ visit, doors }) => {
  const t = texts[visit.lang];
  const href = (wanted: readonly GapDoor[]) => gapsFor(visit, wanted);
  const toggled = (door: GapDoor) => gapDoors.filter((one) => (one === door ? !doors.includes(one) : doors.includes(one)));
  return (
    <>
      <Filters
        label={t.filters}
        filters={[
          { label: t.everyone, href: href([]), current: doors.length === 0 },
          ...gapDoors.map((door) => ({ label: t.doors[door], href: href(toggled(door)), current: doors.includes(door) })),
        ]}
      />
      {doors.length > 0 && <p>{t.doorsNote}</p>}
    </>
  );
};

const Gaps: FC<GapsProps> = ({ visit, gaps, doors, takenIds, mayTake }) => {
  const t = texts[visit.lang];
  return (
    <ItemList
      items={gaps.map((gap) => {
        const taken = takenIds.get(gap.key);
        const title = gapWords(gap, visit.lang);
        return {
          key: gap.key,
          title,
          meta: (
            <>
              {t.hours(hoursOf(gap, visit.lang))}
              {taken !== undefined && (
                <>
                  {" · "}
                  <a href={paths.gap.to(visit, { id: taken })}>{t.inThread}</a>
                </>
              )}
            </>
          ),
          actions: mayTake && (
            <Form action={gapsFor(visit, doors)} label={t.toAgendaOf(title)}>
              <HiddenField name="gap" value={gap.key} />
              <HiddenField name="doors" value={doors.join(" ")} />
              <Button kind="secondary">{t.toAgenda}</Button>
            </Form>
          ),
        };
      })}
    />
  );
};

const NeedHours: FC<{ visit: Visit; week: NeedWeek }> = ({ visit, week }) => {
  const t = texts[visit.lang];
  const need = needWords[week.need][visit.lang];
  const gaps = gapsOf(week);
  return (
    <section>
      <h3>{need}</h3>
      <p>
        {t.helping(week.places)} {week.overdue > 0 && t.overdue(week.overdue, week.places)}
      </p>
      {week.places > 0 && (
        <>
          <WeekChart label={t.chart(need)} days={t.days} hours={fewestByHour(week.counts)} />
          <p>{gaps.length === 0 ? t.allOpen : `${t.legend[0]}: ${gaps.map(({ time }) => timeWords(time, visit.lang)).join("; ")}.`}</p>
          <Fold summary={t.table}>
            <HoursTable {...{ visit, week, need }} />
          </Fold>
        </>
      )}
    </section>
  );
};

/** Parts of the day in which nothing changes, so that a week is a few rows, exact to the minute. */
const HoursTable: FC<{ visit: Visit; week: NeedWeek; need: string }> = ({ visit, week, need }) => {
  const t = texts[visit.lang];
  return (
    <table class="week-table">
      <caption>{t.caption(need)}</caption>
      <thead>
        <tr>
          <th scope="col">{t.time}</th>
          {weekdays.map((day) => (
            <th scope="col">
              <abbr title={weekdayName(day, visit.lang)}>{t.days[day - 1]}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steadyRows(week.counts).map(({ from, to, counts }) => (
          <tr>
            <th scope="row">
              {clock(from, visit.lang)}–{clock(to, visit.lang)}
            </th>
            {counts.map((count) => (
              <td class={count === 0 ? "week-none" : undefined}>{count}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
