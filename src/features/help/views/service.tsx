import type { FC } from "hono/jsx";
import { closureAt, spansOn } from "../../../hours/opening.ts";
import { minutesOfDay } from "../../../hours/schedule.ts";
import { dayHours, isShutOn } from "../../../hours/week.ts";
import type { HoursDay } from "../../../hours/days.ts";
import { formatDateOfYear, formatWeekdayInFull } from "../../../platform/i18n/dates.ts";
import { sentence } from "../../../platform/i18n/sentence.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { HelpWarning } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { Form } from "../../../ui/form.tsx";
import { Page, Section } from "../../../ui/layout.tsx";
import { stateOf } from "../rules/now/board.ts";
import type { Horizon } from "../rules/now/board.ts";
import { doorSentences } from "../rules/doors/door-rules.ts";
import { embeddedOpenings } from "../rules/now/embedded.ts";
import { clock, spanWords, visitWords } from "../../../hours/line-words.ts";
import { languageWords } from "../rules/spoken-languages.ts";
import { momentWords } from "../rules/moments.ts";
import { needWords } from "../rules/needs.ts";
import { paths } from "../paths.ts";
import type { Service } from "../rules/service.ts";
import { texts as rightTexts } from "../texts/right.ts";
import { texts } from "../texts/visitors.ts";
import { PlacesLine } from "./free-places.tsx";
import { Checked, Phone, StateLine, What } from "./offer.tsx";
import { Offline, offlineScript } from "./offline.tsx";
import { Pictogram, Pictograms } from "./pictograms.tsx";
import { StructuredData } from "./structured-data.tsx";
import { ServiceMap, Where } from "./where.tsx";
import { Warnings } from "./warnings.tsx";

type ServiceProps = { visit: Visit; service: Service; horizon: Horizon; mayChange: boolean; problem: FormProblem; warnings: readonly HelpWarning[] };

/** Everything about one service. */
export const ServicePage: FC<ServiceProps> = ({ visit, service, horizon, mayChange, problem, warnings }) => {
  const t = texts[visit.lang];
  const { now } = horizon;
  return (
    <Page
      slim
      scripts={[offlineScript]}
      title={service.name}
      description={service.what}
      breadcrumbs={[{ href: paths.help.to(visit, {}), label: t.title }]}
      before={<Warnings {...{ warnings }} at={now} />}
    >
      <StructuredData {...{ visit, service, horizon }} />
      <Pictograms needs={service.needs} />
      <Offline {...{ visit }} made={now} />
      <div class="svc-top" data-o={embeddedOpenings(service, horizon)}>
        <StateLine offer={{ state: stateOf(service, horizon), bringers: [] }} at={now} visit={visit} />
        <PlacesLine {...{ visit, service, horizon }} />
        <What {...{ service, visit }} />
        {service.phone !== null && <Phone number={service.phone} label={t.service.call(service.phone)} />}
      </div>
      <Closure {...{ visit, service, now }} />
      <DoorRules {...{ visit, service }} />
      <Section title={t.service.where}>
        <p>
          <Where {...{ service, visit }} />
        </p>
        <ServiceMap {...{ service, visit }} />
      </Section>
      <Week {...{ visit, service, horizon }} />
      {service.visits.length > 0 && (
        <Section title={t.service.visits}>
          <ul>
            {service.visits.map((line) => (
              <li>
                <span lang={writtenLang()}>{line.label}</span>: {visitWords(line, visit.lang)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t.service.helps}>
        <ul class="tags">
          {service.needs.map((need) => (
            <li>
              <Pictogram need={need} />
              {needWords[need][visit.lang]}
            </li>
          ))}
        </ul>
        <p>
          {t.service.by} <span lang={writtenLang()}>{service.partyName}</span>
        </p>
        <Checked {...{ service, visit }} />
        {mayChange && <a href={paths.change.to(visit, { id: service.id })}>{t.service.change}</a>}
      </Section>
      <ClosedDoor {...{ visit, service, problem }} />
    </Page>
  );
};

/** One press for whoever stands before a closed door. */
const ClosedDoor: FC<{ visit: Visit; service: Service; problem: FormProblem }> = ({ visit, service, problem }) => {
  const t = rightTexts[visit.lang].closed;
  return (
    <Section title={t.title}>
      {errorsInWords(problem.errors, visit.lang).map(({ message }) => (
        <p class="old" role="alert">
          {message}
        </p>
      ))}
      {visit.query("told") === "1" ? (
        <p class="state open" role="status">
          {t.thanks}
        </p>
      ) : (
        <>
          <p>{t.text}</p>
          <Form action={paths.closed.to(visit, { id: service.id })}>
            <Button kind="secondary">{t.button}</Button>
          </Form>
        </>
      )}
    </Section>
  );
};

/** That it is closed for now, why, and until when; nothing when it is not. */
export const Closure: FC<{ visit: Visit; service: Service; now: number }> = ({ visit, service, now }) => {
  const t = texts[visit.lang].service;
  const closed = service.schedule.closures.find(({ until }) => until === null || until > now);
  if (!closed) return null;
  return (
    <p class="old">
      {t.closedNow} <span lang={writtenLang()}>{sentence(closed.reason)}</span>
      {closed.until !== null && ` ${t.closedUntil(momentWords(new Date(closed.until), visit.now, visit.lang))}`}
    </p>
  );
};

const DoorRules: FC<{ visit: Visit; service: Service }> = ({ visit, service: { door, languages } }) => {
  const t = texts[visit.lang].service;
  const said = doorSentences(door, visit.lang);
  const spoken = languages.map((language) => languageWords[language][visit.lang]);
  const list = [spoken.slice(0, -1).join(", "), spoken.at(-1) ?? ""].filter(Boolean).join(` ${t.and} `);
  return (
    <Section title={t.how}>
      {said.length === 0 && door.note === "" ? (
        <p>{t.noRules}</p>
      ) : (
        <ul>
          {said.map((sentence) => (
            <li>{sentence}</li>
          ))}
          {door.note !== "" && <li lang={writtenLang()}>{door.note}</li>}
        </ul>
      )}
      {list !== "" && <p>{t.languages(list)}</p>}
    </Section>
  );
};

/** The seven days from today on. A closure is told above, and leaves no hours on the days that it takes whole. */
const Week: FC<{ visit: Visit; service: Service; horizon: Horizon }> = ({ visit, service, horizon }) => (
  <Section title={texts[visit.lang].service.hours}>
    <dl class="week">
      {horizon.days.slice(1, 8).map((day, at) => (
        <Day {...{ visit, service, day, at }} isShut={isShutOn(service.schedule, horizon.days, at + 1, horizon.now)} before={at === 0 && !closureAt(service.schedule, horizon.now) ? horizon.days[0] : undefined} />
      ))}
    </dl>
  </Section>
);

/** `before` is the day whose night still ran on this one, where that is told. */
const Day: FC<{ visit: Visit; service: Service; day: HoursDay; at: number; isShut: boolean; before: HoursDay | undefined }> = ({ visit, service, day, at, isShut, before }) => {
  const t = texts[visit.lang].service;
  const night = Math.max(0, ...(before ? spansOn(service.schedule, before).map(({ to }) => to - minutesOfDay) : []));
  const { spans: usual, reason, holiday } = dayHours(service.schedule, day);
  const spans = isShut ? [] : usual;
  const date = new Date(day.begins);
  const name = at === 0 ? t.today : at === 1 ? t.tomorrow : formatWeekdayInFull(date, visit.lang);
  // As everywhere: somebody only comes while the place is open.
  const visits = service.visits.flatMap((line) => {
    const coming = spansOn({ ...service.schedule, lines: [line], exceptions: [] }, day);
    const open = coming.flatMap((one) => spans.map(({ from, to }) => ({ from: Math.max(from, one.from), to: Math.min(to, one.to) })));
    return open.filter(({ from, to }) => from < to).map((span) => ({ label: line.label, words: spanWords(span, visit.lang) }));
  });
  return (
    <div>
      <dt>
        {name} <small>{formatDateOfYear(date, visit.lang)}</small>
      </dt>
      <dd>
        {night > 0 && `${t.sinceYesterday(clock(night, visit.lang))}. `}
        {spans.length === 0 ? (night > 0 ? t.thenClosed : t.closedDay) : spans.map((span) => spanWords(span, visit.lang)).join(", ")}
        {holiday && <small> {holiday[visit.lang]}</small>}
        {reason && <small lang={writtenLang()}> {reason}</small>}
        {visits.map(({ label, words }) => (
          <small class="come">
            <span lang={writtenLang()}>{label}</span> {words}
          </small>
        ))}
      </dd>
    </div>
  );
};
