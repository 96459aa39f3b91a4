import type { FC } from "hono/jsx";
import { formatDate } from "../../../../platform/i18n/dates.ts";
import { textOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { TextArea, TextField } from "../../../../ui/field.tsx";
import { Fold } from "../../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { evaluationAt, evaluationSpan } from "../../rules/stages.ts";
import { minuteOf, wholeSpan } from "../../rules/when.ts";
import { reportPaths } from "../paths.ts";
import type { ReportWords } from "../queries/report.ts";
import { texts } from "../texts/report.ts";
import { limits } from "../schema.ts";

interface DeskProps {
  readonly visit: Visit<"conference.prepare">;
  readonly conference: Conference;
  readonly words: ReportWords;
  /** How many texts of the evaluation nobody has read. */
  readonly unread: number;
  readonly problem: FormProblem;
}

/** Where the words of a report are written, and it is published. */
export const DeskPage: FC<DeskProps> = ({ visit, conference, words, unread, problem }) => {
  const { lang } = visit;
  const t = texts[lang].desk;
  const errors = errorsInWords(problem.errors, lang, texts[lang].errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const { id, reportedAt } = conference;
  const savedWords: Readonly<Record<string, string>> = texts[lang].saved;
  const saved = savedWords[visit.query("saved")];
  return (
    <Page
      title={t.title(conference.title)}
      kicker={wholeSpan(conference, lang)}
      lead={t.lead}
      breadcrumbs={[{ href: paths.overview.to(visit, { id }), label: conference.title, isWritten: true }]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {saved && <Notice tone="success" live>{saved}</Notice>}
          {wasChanged(problem) && (
            <SavedMeanwhile
              items={[
                { term: t.introduction, value: words.introduction },
                { term: t.closing, value: words.closing },
              ]}
            />
          )}
        </>
      }
      noIndex
    >
      <Actions>
        <ButtonLink kind="secondary" href={(reportedAt ? reportPaths.report : reportPaths.draft).to(visit, { id })}>
          {reportedAt ? t.seePublic : t.see}
        </ButtonLink>
        <ButtonLink kind="secondary" href={reportPaths.texts.to(visit, { id })}>
          {t.texts}
        </ButtonLink>
      </Actions>
      {unread > 0 && <p>{t.textsUnread(unread)}</p>}
      <Form action={reportPaths.desk.to(visit, { id })}>
        <HiddenField name="version" value={String(versionToSend(problem, words.version))} />
        <TextArea {...field("introduction")} label={t.introduction} hint={t.introductionHint} rows={8} limit={limits.text} />
        <TextArea {...field("closing")} label={t.closing} hint={t.closingHint} rows={5} limit={limits.text} />
        {reportedAt && <TextField {...field("why")} label={t.why} hint={t.whyHint} maxlength={300} />}
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
      <Section title={t.publishTitle}>
        {reportedAt ? (
          <>
            <p>{t.published(formatDate(reportedAt, lang))}</p>
            <Fold summary={t.withdrawTitle} open={textOf(problem, "reason") !== "" || errorAt(errors, "reason") !== undefined}>
              <Form action={reportPaths.withdraw.to(visit, { id })}>
                <p>{t.withdrawLead}</p>
                <TextField {...field("reason")} label={t.reason} hint={t.reasonHint} maxlength={300} required />
                <Button kind="danger">{t.withdraw}</Button>
              </Form>
            </Fold>
          </>
        ) : (
          <>
            <p>{t.publishLead}</p>
            {evaluationAt(conference, visit.now) === "open" && <p>{t.evaluationOpen(minuteOf(evaluationSpan(conference).until, lang))}</p>}
            <Form action={reportPaths.publish.to(visit, { id })}>
              <Button>{t.publish}</Button>
            </Form>
          </>
        )}
      </Section>
    </Page>
  );
};
