import type { FC } from "hono/jsx";
import { weekdays } from "../../../hours/schedule.ts";
import { tidySpans } from "../../../hours/week.ts";
import { dayOf, formatDay } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { versionToSend } from "../../../ui/clash.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { spanWords, visitWords, weekdayName } from "../../../hours/line-words.ts";
import { hoursText, withHoursText } from "../rules/hours/osm-hours.ts";
import { paths } from "../paths.ts";
import { problemWords } from "../rules/exchange/problem-words.ts";
import type { ServiceInput } from "../schema.ts";
import { longestHours } from "../schema.ts";
import type { Service } from "../rules/service.ts";
import { texts } from "../texts/paste.ts";
import { texts as workTexts } from "../texts/work.ts";

type PasteProps = {
  visit: Visit;
  problem: FormProblem;
  service: Service;
  /** Whoever came by a link goes on by it. */
  token?: string;
};

const addressOf = (visit: Visit, service: Service, token: string | undefined) =>
  token === undefined ? paths.pasteHours.to(visit, { id: service.id }) : paths.rightPasteHours.to(visit, { token });

/** The way from the form to here. */
export const PasteOffer: FC<{ visit: Visit; service: Service; token: string | undefined }> = ({ visit, service, token }) => (
  <p>
    {texts[visit.lang].offer} <a href={addressOf(visit, service, token)}>{texts[visit.lang].offerLink}</a>
  </p>
);

/** Hours that somebody pastes: asked for first, then told in words, then used. Only the last one changes anything. */
export const PasteHoursPage: FC<PasteProps> = ({ visit, problem, service, token }) => {
  const t = texts[visit.lang];
  const today = dayOf(visit.now);
  const asked = textOf(problem, "hours") || visit.query("hours");
  const read = asked === "" ? undefined : withHoursText(service, asked, today);
  const unread = read && "problem" in read ? t.cannot(problemWords({ code: `hours_${read.problem}`, value: read.part }, visit.lang)) : undefined;
  const sent = errorsInWords(problem.errors.filter(({ code }) => code !== "hours_unread"), visit.lang, workTexts[visit.lang].errors);
  const errors = unread === undefined ? sent : [...sent, { field: "hours", message: unread }];
  return (
    <Page
      title={t.title(service.name)}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
      breadcrumbs={token === undefined ? [{ href: paths.work.to(visit, {}), label: workTexts[visit.lang].title }] : []}
    >
      <Form method="get" action={addressOf(visit, service, token)}>
        <TextArea
          name="hours"
          label={t.hours}
          hint={t.hoursHint}
          rows={3}
          limit={longestHours}
          value={asked === "" ? hoursText(service.schedule, today) : asked}
          {...(errorAt(errors, "hours") && { error: errorAt(errors, "hours") })}
        />
        <Actions>
          <Button kind="secondary">{t.read}</Button>
        </Actions>
      </Form>
      {read && "input" in read && (
        <Section title={t.understood} lead={t.useText}>
          <Facts items={[...weekFacts(read.input.schedule, visit.lang), ...otherHoursFacts(read.input.schedule, visit.lang)]} />
          <Form action={addressOf(visit, service, token)}>
            <HiddenField name="version" value={String(versionToSend(problem, service.version))} />
            <HiddenField name="hours" value={asked} />
            <Actions>
              <Button>{t.use}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </Page>
  );
};

const spansInWords = (all: Parameters<typeof tidySpans>[0], lang: Lang) => tidySpans(all).map((span) => spanWords(span, lang)).join(", ") || texts[lang].closed;

/** The hours of each weekday, in words. */
function weekFacts({ lines }: ServiceInput["schedule"], lang: Lang) {
  const weekly = lines.filter(({ rhythm }) => rhythm.kind === "weekly");
  return weekdays.map((day) => ({ term: weekdayName(day, lang), value: spansInWords(weekly.filter(({ days }) => days.includes(day)), lang) }));
}

/** What is not of every week: what comes less often, holidays, and the days that differ. */
export function otherHoursFacts({ lines, exceptions, onHolidays }: ServiceInput["schedule"], lang: Lang) {
  const t = texts[lang];
  return [
    { term: workTexts[lang].form.visitsTitle, value: lines.filter(({ rhythm }) => rhythm.kind !== "weekly").map((line) => visitWords(line, lang)).join("; ") },
    { term: t.holidays, value: workTexts[lang].form.holidayRules[onHolidays] },
    ...exceptions.map(({ from, to, spans: own, reason }) => ({
      term: from === to ? formatDay(from, lang) : `${formatDay(from, lang)} – ${formatDay(to, lang)}`,
      value: [spansInWords(own, lang), reason].filter((part) => part !== "").join(": "),
    })),
  ];
}
