import type { FC } from "hono/jsx";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { versionToSend } from "../../../ui/clash.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { doorSentences } from "../rules/doors/door-rules.ts";
import { visitWords } from "../../../hours/line-words.ts";
import { paths } from "../paths.ts";
import { freshness } from "../rules/service.ts";
import type { Service } from "../rules/service.ts";
import { otherHoursFacts } from "./paste-hours.tsx";
import { Closure } from "./service.tsx";
import { hoursInShort } from "./service-form.tsx";
import { texts as placesTexts } from "../texts/free-places.ts";
import { ServiceMap, Where } from "./where.tsx";
import { texts } from "../texts/right.ts";
import { texts as workTexts } from "../texts/work.ts";

type RightProps = { visit: Visit; service: Service; token: string; problem?: FormProblem };

/** Behind the link in a mail: what everyone reads, and one press that says it is right. Opening it changes nothing. */
export const RightPage: FC<RightProps> = ({ visit, service, token, problem = freshForm() }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, workTexts[visit.lang].errors);
  const saved = visit.query("saved");
  const today = dayOf(visit.now);
  const written = (text: string) => <span lang={writtenLang()}>{text}</span>;
  return (
    <Page
      noIndex
      title={t.title(service.name)}
      lead={saved ? undefined : t.lead}
      hasErrors={errors.length > 0}
      breadcrumbs={[]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {saved && <Notice tone="success" title={saved === "changed" ? t.changed : t.thanks} live />}
        </>
      }
    >
      <Closure {...{ visit, service }} now={visit.now.getTime()} />
      <Facts
        items={[
          { term: t.what, value: written(service.what) },
          { term: t.hours, value: hoursInShort(service, today, visit.lang) || t.none },
          ...otherHoursFacts({ ...service.schedule, exceptions: service.schedule.exceptions.filter(({ to }) => to >= today) }, visit.lang),
          {
            term: t.visits,
            value: service.visits.length > 0 && service.visits.map((line) => `${line.label}: ${visitWords(line, visit.lang)}`).join("; "),
          },
          { term: t.place, value: <Where {...{ service, visit }} /> },
          { term: t.phone, value: service.phone ?? t.none },
          { term: t.door, value: [...doorSentences(service.door, visit.lang), service.door.note].filter(Boolean).join(" ") || t.none },
        ]}
      />
      <ServiceMap {...{ service, visit }} />
      {(!saved || freshness(service, visit.now).isOverdue) && (
        <Form action={paths.right.to(visit, { token })}>
          <HiddenField name="version" value={String(versionToSend(problem, service.version))} />
          <Actions>
            <Button>{t.yes}</Button>
            <ButtonLink kind="secondary" href={paths.rightChange.to(visit, { token })}>
              {t.no}
            </ButtonLink>
          </Actions>
        </Form>
      )}
      <p>
        <a href={paths.rightPlaces.to(visit, { token })}>{placesTexts[visit.lang].say}</a>
      </p>
    </Page>
  );
};
