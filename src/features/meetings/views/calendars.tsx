import type { FC } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { calendarsPath, closeFeedPath, forumPath } from "../paths.ts";
import { calendarTexts } from "../texts/calendar.ts";
import { meetingTexts } from "../texts/meeting.ts";

interface CalendarsProps {
  readonly visit: Visit;
  readonly publicAddress: string;
  /** The member's own, in the one moment when it can be shown. */
  readonly newAddress: string | undefined;
  /** Since when they have one. */
  readonly madeAt: Date | undefined;
  readonly problem: FormProblem;
}

/** Both calendars a member can subscribe to: everyone's, and their own behind a secret address. */
export const CalendarsPage: FC<CalendarsProps> = (props) => {
  const { visit, publicAddress, problem } = props;
  const t = calendarTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      noIndex
      hasErrors={errors.length > 0}
      breadcrumbs={[{ href: forumPath.to(visit, {}), label: meetingTexts[visit.lang].forum.title }]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("closed") && <Notice tone="success" live>{t.closed}</Notice>}
        </>
      }
    >
      <OwnCalendar {...props} />
      <Section title={t.publicTitle} lead={t.publicText}>
        <Address name="public" visit={visit} value={publicAddress} />
      </Section>
    </Page>
  );
};

const OwnCalendar: FC<CalendarsProps> = ({ visit, newAddress, madeAt }) => {
  const t = calendarTexts[visit.lang];
  return (
    <Section title={t.ownTitle} lead={t.ownText}>
      {newAddress && (
        <>
          <Notice tone="success" live>{t.made}</Notice>
          <Address name="own" visit={visit} value={newAddress} />
        </>
      )}
      {!newAddress && (
        <Form action={calendarsPath.to(visit, {})}>
          {madeAt && (
            <p>
              {t.has(formatDate(madeAt, visit.lang))} {t.renewText}
            </p>
          )}
          <Actions>
            <Button kind={madeAt ? "secondary" : "primary"}>{madeAt ? t.renew : t.make}</Button>
          </Actions>
        </Form>
      )}
      {madeAt && (
        <Form action={closeFeedPath.to(visit, {})}>
          <Actions>
            <Button kind="quiet">{t.close}</Button>
          </Actions>
        </Form>
      )}
    </Section>
  );
};

const Address: FC<{ visit: Visit; name: "public" | "own"; value: string }> = ({ visit, name, value }) => {
  const t = calendarTexts[visit.lang];
  return (
    <>
      <TextField name={name} label={t.address[name]} value={value} readonly spellcheck={false} autocomplete="off" />
      <p>
        <a href={value.replace(/^https?:/, "webcal:")}>{t.open}</a>
      </p>
    </>
  );
};
