import type { FC } from "hono/jsx";
import { textOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { RadioGroup } from "../../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { TextArea } from "../../../../ui/field.tsx";
import { Fold } from "../../../../ui/fold.tsx";
import { ErrorSummary, Form } from "../../../../ui/form.tsx";
import { Actions, Page } from "../../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../../ui/list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { QrCode } from "../../../../ui/qr-code.tsx";
import { WebAddress } from "../../../../ui/web-address.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { evaluationAt, evaluationSpan } from "../../rules/stages.ts";
import { minuteOf, wholeSpan } from "../../rules/when.ts";
import { texts as visitorTexts } from "../../texts/visitors.ts";
import { reportPaths } from "../paths.ts";
import { openQuestions, ratings } from "../rules/evaluation.ts";
import { texts } from "../texts/evaluation.ts";
import { limits } from "../schema.ts";

interface EvaluationProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly problem: FormProblem;
  /** Whether this browser has answered. */
  readonly hasAnswered: boolean;
}

const breadcrumbsOf = (visit: Visit, { id, title }: Conference) => [{ href: paths.conference.to(visit, { id }), label: title, isWritten: true }];

/** Three questions, without an account; with one's own answers when this browser has answered. */
export const EvaluationPage: FC<EvaluationProps> = ({ visit, conference, problem, hasAnswered }) => {
  const { lang } = visit;
  const t = texts[lang];
  const errors = errorsInWords(problem.errors, lang, t.errors);
  const until = minuteOf(evaluationSpan(conference).until, lang);
  const { id } = conference;
  const isThanked = visit.query("saved") === "answer" && hasAnswered;
  return (
    <Page
      title={t.title}
      kicker={wholeSpan(conference, lang)}
      lead={t.lead}
      breadcrumbs={breadcrumbsOf(visit, conference)}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {isThanked && (
            <Notice tone="success" title={t.thanksTitle} live>
              <p>{t.thanks}</p>
              <p>
                <a href={paths.conference.to(visit, { id })}>{t.toConference}</a>
              </p>
            </Notice>
          )}
        </>
      }
      noIndex
    >
      <p>{hasAnswered ? t.answered(until) : t.until(until)}</p>
      <Form action={reportPaths.evaluation.to(visit, { id })} forgets>
        <EvaluationFields visit={visit} problem={problem} />
        <Notice title={t.anonymousTitle}>
          <p>{t.anonymous}</p>
          <p>{t.once}</p>
        </Notice>
        <Actions>
          <Button>{hasAnswered ? t.change : t.send}</Button>
        </Actions>
      </Form>
      {hasAnswered && (
        <Fold summary={t.else}>
          <p>{t.elseLead}</p>
          <Form action={reportPaths.somebodyElse.to(visit, { id })}>
            <Button kind="secondary">{t.elseButton}</Button>
          </Form>
        </Fold>
      )}
    </Page>
  );
};

/** The three questions, on the web and as they are typed in from paper. */
export const EvaluationFields: FC<Pick<EvaluationProps, "visit" | "problem">> = ({ visit, problem }) => {
  const { lang } = visit;
  const t = texts[lang];
  const errors = errorsInWords(problem.errors, lang, t.errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <>
      <RadioGroup {...field("rating")} label={t.questions.rating} options={ratings.map((rating) => ({ value: rating, label: t.ratings[rating] }))} required />
      {openQuestions.map((question) => (
        <TextArea {...field(question)} label={t.questions[question]} hint={t.textHint} rows={4} limit={limits.answer} optional />
      ))}
    </>
  );
};

/** Why one cannot answer now, and what there is instead. */
export const ShutEvaluationPage: FC<Pick<EvaluationProps, "visit" | "conference">> = ({ visit, conference }) => {
  const { lang } = visit;
  const t = texts[lang];
  const { from, until } = evaluationSpan(conference);
  const isBefore = evaluationAt(conference, visit.now) === "before";
  return (
    <Page
      title={isBefore ? t.beforeTitle : t.closedTitle}
      kicker={wholeSpan(conference, lang)}
      lead={isBefore ? t.before(minuteOf(from, lang)) : t.closed(minuteOf(until, lang))}
      breadcrumbs={breadcrumbsOf(visit, conference)}
      noIndex
    >
      <Actions>
        {conference.reportedAt && <ButtonLink href={reportPaths.report.to(visit, { id: conference.id })}>{t.seeReport}</ButtonLink>}
        <ButtonLink kind="secondary" href={paths.conference.to(visit, { id: conference.id })}>
          {t.toConference}
        </ButtonLink>
      </Actions>
    </Page>
  );
};

/** Behind the short address, when not exactly one conference can be evaluated. */
export const WhichEvaluationPage: FC<{ visit: Visit; conferences: readonly Conference[] }> = ({ visit, conferences }) => {
  const { lang } = visit;
  const t = texts[lang];
  const all = { href: paths.conferences.to(visit, {}), label: visitorTexts[lang].title };
  return (
    <Page title={conferences.length > 0 ? t.whichTitle : t.title} breadcrumbs={[all]} noIndex>
      {conferences.length > 0 ? (
        <ItemList
          items={conferences.map((one) => ({
            key: one.id,
            title: <WrittenWords>{one.title}</WrittenWords>,
            href: reportPaths.evaluation.to(visit, { id: one.id }),
            meta: wholeSpan(one, lang),
          }))}
        />
      ) : (
        <EmptyState title={t.noneTitle} body={t.noneBody} action={<a href={all.href}>{t.allConferences}</a>} />
      )}
    </Page>
  );
};

/** On other pages: that one can say how it was, while one can. */
export const EvaluateNow: FC<Pick<EvaluationProps, "visit" | "conference">> = ({ visit, conference }) => {
  const { lang } = visit;
  if (evaluationAt(conference, visit.now) !== "open") return null;
  const t = texts[lang].now;
  return (
    <Notice title={t.title}>
      <p>{t.body(minuteOf(evaluationSpan(conference).until, lang))}</p>
      <p>
        <ButtonLink href={reportPaths.evaluation.to(visit, { id: conference.id })}>{t.link}</ButtonLink>
      </p>
      <p>
        {t.address} <WebAddress url={shortAddress(visit)} />
      </p>
    </Notice>
  );
};

/** On what somebody takes along to a conference: where they can say how it was, as an address and a code. */
export const EvaluateLater: FC<Pick<EvaluationProps, "visit" | "conference">> = ({ visit, conference }) => {
  const { lang } = visit;
  const state = evaluationAt(conference, visit.now);
  if (state === "open") return <EvaluateNow {...{ visit, conference }} />;
  if (state !== "before") return null;
  const t = texts[lang].later;
  return (
    <div class="evaluate-later">
      <QrCode text={visit.deps.publicUrl + reportPaths.evaluateNow.to(visit, {})} label={t.code} />
      <div>
        <p class="kicker">{t.title}</p>
        <p>{t.body(minuteOf(evaluationSpan(conference).from, lang))}</p>
        <p>
          <WebAddress url={shortAddress(visit)} />
        </p>
      </div>
    </div>
  );
};

/** The short address of what can be evaluated now, as it is read out or printed: without its scheme. */
function shortAddress(visit: Pick<Visit, "deps" | "districtId" | "lang">): string {
  return (visit.deps.publicUrl + reportPaths.evaluateNow.to(visit, {})).replace(/^https?:\/\//, "");
}
