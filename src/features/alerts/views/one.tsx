import type { FC } from "hono/jsx";
import { formatDateTime, formatDay } from "../../../platform/i18n/dates.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Written } from "../../../ui/written.tsx";
import { untilWords } from "../alert-words.ts";
import type { Shortage } from "../grading.ts";
import { paths } from "../paths.ts";
import type { GraderLeft } from "../queries/graders-left.ts";
import type { GivenGrading, Report } from "../queries/reports.ts";
import { texts as kindTexts } from "../texts/kinds.ts";
import { texts } from "../texts/work.ts";
import { waitedWords } from "../waiting.ts";
import { GradeForm } from "./grade-form.tsx";
import type { GraderChoice } from "./grade-form.tsx";
import { AlertBody } from "./parts.tsx";
import { ShortageNotice, ToCall } from "./shortage.tsx";
import { Saved } from "./work.tsx";

export type OneProps = {
  visit: Visit;
  report: Report;
  /** Of whoever reported it, while that is known. */
  reporterName: string | undefined;
  gradings: readonly GivenGrading[];
  /** Why those who are left cannot let it go out. */
  shortage: Shortage | undefined;
  /** Who is left to grade it, for those who may see how to reach them. */
  toCall: readonly GraderLeft[];
  /** Who looks at it. */
  memberId: string | null;
  /** For whom somebody may enter a grading. */
  choices: readonly GraderChoice[];
  problem: FormProblem;
  mayChange: boolean;
  /** Where the grading goes, and whether that is by a link in a mail. */
  action: string;
  byLink: boolean;
};

/** One report, for those who grade: all that is known, how everyone would read it, and what can be done. */
export const OnePage: FC<OneProps> = ({ visit, report, reporterName, gradings, shortage, toCall, memberId, choices, problem, mayChange, action, byLink }) => {
  const t = texts[visit.lang];
  const { id, kind, words, status, seenDay, expiresAt } = report;
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const hasGraded = gradings.some(({ grader, enteredBy }) => memberId !== null && (grader === memberId || enteredBy === memberId));
  const isOwn = memberId !== null && report.reportedBy === memberId;
  const isOut = status === "published" && expiresAt !== null && expiresAt > visit.now;
  const who = reporterName ? (report.assisted ? `${reporterName} ${t.one.assisted(report.partyName)}` : `${reporterName}, ${report.partyName}`) : report.partyName;
  return (
    <Page
      noIndex={byLink}
      kicker={kindTexts[visit.lang][kind].label}
      title={words.headline}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          <Saved {...{ visit }} isStuck={shortage !== undefined} />
        </>
      }
      breadcrumbs={byLink ? [] : [{ href: paths.work.to(visit, {}), label: t.title }]}
    >
      {status === "waiting" && (
        <Notice tone="warning" title={t.waited(waitedWords(report.reportedAt, visit.now, visit.lang))}>
          <p>{t.graded(gradings.length)}</p>
        </Notice>
      )}
      <ShortageNotice {...{ visit, shortage }} />
      {status === "refused" && (
        <Notice tone="info" title={t.one.refusedTitle}>
          <Written text={report.refusal} />
        </Notice>
      )}
      {isOut && <Notice tone="info" title={untilWords(expiresAt, visit.now, visit.lang)} />}
      <Facts
        items={[
          { term: t.one.reportedBy, value: <span lang={writtenLang()}>{who}</span> },
          { term: t.one.reportedAt, value: formatDateTime(report.reportedAt, visit.lang) },
          { term: t.one.seenDay, value: formatDay(seenDay, visit.lang) },
          { term: t.one.days, value: t.days(report.days) },
        ]}
      />
      {!byLink && (status === "published" || status === "closed") && (
        <Actions>
          {isOut && mayChange && (
            <ButtonLink kind="secondary" href={paths.change.to(visit, { id })}>
              {t.one.change}
            </ButtonLink>
          )}
          {status === "published" && (
            <ButtonLink kind={isOut ? "secondary" : "primary"} href={paths.close.to(visit, { id })}>
              {isOut ? t.one.close : t.one.closeNow}
            </ButtonLink>
          )}
          <ButtonLink kind="quiet" href={paths.alert.to(visit, { id })}>
            {t.one.seePublic}
          </ButtonLink>
        </Actions>
      )}
      <Section title={t.one.preview}>
        <div class="alert-preview">
          <AlertBody {...{ visit, kind, words, seenDay }} />
        </div>
      </Section>
      {status === "waiting" && isOwn && (
        <p>
          {t.one.own} {toCall.length === 0 && !shortage && t.one.urgent}
        </p>
      )}
      {status === "waiting" && !isOwn && hasGraded && <p>{t.one.ownGraded}</p>}
      {status === "waiting" && !isOwn && !hasGraded && <GradeForm {...{ visit, problem, errors, choices, action }} />}
      {status === "waiting" && <ToCall {...{ visit }} people={toCall} />}
      {status !== "waiting" && byLink && <p>{hasGraded ? t.grade.mine : t.grade.over}</p>}
    </Page>
  );
};
