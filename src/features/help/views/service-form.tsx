import type { FC } from "hono/jsx";
import { weekdays } from "../../../hours/schedule.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { textOf, textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox, CheckboxGroup, RadioGroup, Select } from "../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { answers, doorQuestions, doorSentences } from "../rules/doors/door-rules.ts";
import { fillHoursForm, hoursFields } from "../rules/hours/hours-form.ts";
import { weekdayName } from "../../../hours/line-words.ts";
import { languageWords, spokenLanguages } from "../rules/spoken-languages.ts";
import { needWords, needs } from "../rules/needs.ts";
import { paths } from "../paths.ts";
import type { Service } from "../rules/service.ts";
import { longestLine, longestNote } from "../schema.ts";
import { texts as whereTexts } from "../texts/where.ts";
import { texts } from "../texts/work.ts";
import { whereWords } from "../rules/whereabouts.ts";
import { HoursFields } from "./hours-fields.tsx";
import { WhereFields } from "./where.tsx";
import { PasteOffer } from "./paste-hours.tsx";

type ServiceFormProps = {
  visit: Visit;
  problem: FormProblem;
  parties: readonly { readonly id: string; readonly name: string }[];
  /** The service that is changed; a new one without. */
  service?: Service;
  /** Whoever came by a link goes on by it. */
  token?: string;
};

/** Everything that is known of a service. */
export const ServiceFormPage: FC<ServiceFormProps> = ({ visit, problem, parties, service, token }) => {
  const t = texts[visit.lang].form;
  const errors = errorsInWords(problem.errors, visit.lang, { ...texts[visit.lang].errors, ...whereTexts[visit.lang].errors });
  const asked = (name: string) => {
    const error = errorAt(errors, name);
    return { name, value: textOf(problem, name), ...(error && { error }) };
  };
  return (
    <Page
      title={service ? t.changeTitle(service.name) : t.newTitle}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      scripts={["point-on-map.js"]}
      noIndex={token !== undefined}
      breadcrumbs={token === undefined ? [{ href: paths.work.to(visit, {}), label: texts[visit.lang].title }] : []}
    >
      {service && wasChanged(problem) && <NowStands {...{ visit, service }} />}
      <Form action={addressOf(visit, service, token)}>
        {service && <HiddenField name="version" value={String(versionToSend(problem, service.version))} />}
        <Section title={t.what}>
          <Select {...asked("partyId")} label={t.party} options={parties.map(({ id, name }) => ({ value: id, label: name }))} />
          <TextField {...asked("name")} label={t.name} />
          <TextField {...asked("what")} label={t.oneLine} hint={t.oneLineHint} limit={longestLine} />
          <TextField {...asked("whatEn")} label={t.oneLineEn} limit={longestLine} optional />
          <CheckboxGroup
            name="needs"
            label={t.needs}
            hint={t.needsHint}
            layout="tiles"
            values={textsOf(problem, "needs")}
            options={needs.map((value) => ({ value, label: needWords[value][visit.lang] }))}
            {...(errorAt(errors, "needs") && { error: errorAt(errors, "needs") as string })}
          />
          <TextField {...asked("phone")} type="tel" width="medium" label={t.phone} hint={t.phoneHint} optional />
        </Section>
        <WhereFields {...{ visit, problem, errors }} />
        <HoursFields {...{ visit, problem, errors }} offer={service && <PasteOffer {...{ visit, service, token }} />} />
        <Section title={t.doorTitle} lead={t.doorLead}>
          {doorQuestions.map((name) => (
            <RadioGroup
              {...{ name }}
              label={t[name]}
              layout="inline"
              value={textOf(problem, name) || "unknown"}
              options={answers.map((value) => ({ value, label: t.answers[value] }))}
            />
          ))}
          <Checkbox name="womenOnly" label={t.womenOnly} checked={textOf(problem, "womenOnly") === "1"} />
          <TextField {...asked("fromAge")} label={t.fromAge} width="short" inputmode="numeric" optional />
          <TextField {...asked("toAge")} label={t.toAge} width="short" inputmode="numeric" optional />
          <TextArea {...asked("note")} label={t.note} limit={longestNote} rows={2} optional />
          <CheckboxGroup
            name="languages"
            label={t.languages}
            layout="inline"
            values={textsOf(problem, "languages")}
            options={spokenLanguages.map((value) => ({ value, label: languageWords[value][visit.lang] }))}
          />
        </Section>
        <Section title={t.checkTitle}>
          <TextField {...asked("checkEvery")} label={t.checkEvery} width="short" inputmode="numeric" />
        </Section>
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
      {service && token === undefined && (
        <Fold summary={t.end}>
          <p>{t.endText}</p>
          <Form action={paths.end.to(visit, { id: service.id })}>
            <HiddenField name="version" value={String(service.version)} />
            <Button kind="danger">{t.endButton}</Button>
          </Form>
        </Fold>
      )}
    </Page>
  );
};

function addressOf(visit: Visit, service: Service | undefined, token: string | undefined): string {
  if (!service) return paths.add.to(visit, {});
  return token === undefined ? paths.change.to(visit, { id: service.id }) : paths.rightChange.to(visit, { token });
}

/** "mandag 08.00–16.00; tirsdag 08.00–16.00": the usual week. */
export function hoursInShort(service: Service, today: string, lang: Lang): string {
  const typed = fillHoursForm(service, today);
  return weekdays
    .flatMap((day) => {
      const said = typed[hoursFields.day(day)] ?? "";
      return said === "" ? [] : [`${weekdayName(day, lang)} ${said}`];
    })
    .join("; ");
}

/** What stands in the form of a service that is known. */
export function filledForm(service: Service, now: Date): Record<string, string | string[]> {
  const { door } = service;
  return {
    ...fillHoursForm(service, dayOf(now)),
    partyId: service.partyId,
    name: service.name,
    what: service.what,
    whatEn: service.whatEn,
    needs: [...service.needs],
    place: service.place,
    secret: service.isSecret ? "1" : "",
    lat: service.point === null ? "" : String(service.point.lat),
    lon: service.point === null ? "" : String(service.point.lon),
    phone: service.phone ?? "",
    languages: [...service.languages],
    ...Object.fromEntries(doorQuestions.map((question) => [question, door[question]])),
    womenOnly: door.womenOnly ? "1" : "",
    fromAge: door.fromAge === null ? "" : String(door.fromAge),
    toAge: door.toAge === null ? "" : String(door.toAge),
    note: door.note,
    checkEvery: String(service.checkEvery),
  };
}

/** The service as somebody else has saved it, above what was typed. */
const NowStands: FC<{ visit: Visit; service: Service }> = ({ visit, service }) => {
  const t = texts[visit.lang].form;
  return (
    <SavedMeanwhile
      items={[
        { term: t.name, value: service.name },
        { term: t.oneLine, value: service.what },
        { term: t.needs, value: service.needs.map((need) => needWords[need][visit.lang]).join(", ") },
        { term: whereTexts[visit.lang].form.place, value: whereWords(service, visit.lang) },
        { term: t.phone, value: service.phone ?? "" },
        { term: t.hours, value: hoursInShort(service, dayOf(visit.now), visit.lang) },
        { term: t.doorTitle, value: doorSentences(service.door, visit.lang).join(" ") },
        { term: t.note, value: service.door.note },
      ]}
    />
  );
};
