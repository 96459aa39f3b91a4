import { formatDay } from "../../../platform/i18n/dates.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import type { ThreadItem } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Written, WrittenWords } from "../../../ui/written.tsx";
import { decisionStatuses, titleOf } from "../decision.ts";
import type { Decision } from "../decision.ts";
import { decisionKind } from "../kinds.ts";
import { paths } from "../paths.ts";
import type { Review } from "../review.ts";
import { councilTexts } from "../texts/council.ts";
import { registerTexts } from "../texts/register.ts";
import { reviewTexts } from "../texts/reviews.ts";
import { texts } from "../texts.ts";
import { Reviews } from "./review.tsx";

interface DecisionPageProps {
  readonly visit: Visit;
  readonly decision: Decision;
  readonly thread: readonly ThreadItem[];
  /** A letter has gone out on it. */
  readonly isSettled: boolean;
  /** Every time it came back, the newest first. */
  readonly reviews: readonly Review[];
  readonly problem?: FormProblem;
}

/** A decision: its wording, who was present, who saw it differently, and what came of it. */
export function DecisionPage({ visit, decision, thread, isSettled, reviews, problem = freshForm() }: DecisionPageProps) {
  const t = texts[visit.lang].decision;
  const status = decisionKind.statuses[decision.status];
  const ref = { kind: "decision", id: decision.id };
  const errors = errorsInWords(problem.errors, visit.lang, { ...texts[visit.lang].errors, changed_meanwhile: t.standsOtherwise });
  // On its own page a decision has room for its whole wording.
  const title = titleOf(decision.wording, 220);
  return (
    <ItemPage
      kind={t.kind}
      title={title}
      isWritten
      hasErrors={errors.length > 0}
      noIndex={decision.isInternal}
      breadcrumbs={[{ href: paths.decisions.to(visit, {}), label: registerTexts[visit.lang].title }]}
      status={{ label: status?.words[visit.lang] ?? "", tone: status?.tone, date: decision.statusAt }}
      before={
        <>
          <ErrorSummary errors={errors} />
          <SavedNotice visit={visit} />
        </>
      }
      facts={[
        { term: t.takenOn, value: formatDay(decision.day, visit.lang) },
        {
          term: t.present,
          value:
            decision.present.length > 0 ? (
              <WrittenWords>{decision.present.map((party) => party.name).join(", ")}</WrittenWords>
            ) : (
              t.nobodyNoted
            ),
        },
        { term: t.review, value: decision.reviewDay && formatDay(decision.reviewDay, visit.lang) },
      ]}
      thread={threadSteps(visit, thread, ref, readerOf(visit))}
      actions={visit.may("decisions.manage") && <DecisionActions visit={visit} decision={decision} isSettled={isSettled} />}
    >
      {decision.isInternal && <Notice>{t.internalNotice}</Notice>}
      {title !== decision.wording.trim().replace(/\.$/, "") && <Written text={decision.wording} />}
      {decision.dissent !== "" && (
        <section aria-labelledby="dissent">
          <h2 id="dissent">{t.dissentTitle}</h2>
          <Written text={decision.dissent} />
        </section>
      )}
      <Reviews visit={visit} reviews={reviews} />
    </ItemPage>
  );
}

function SavedNotice({ visit }: { visit: Visit }) {
  const t = texts[visit.lang].decision;
  const words = { changed: t.changed, status: t.statusChanged, review: t.reviewed }[visit.query("saved")];
  return words ? (
    <Notice tone="success" live>
      {words}
    </Notice>
  ) : null;
}

function DecisionActions({ visit, decision, isSettled }: Pick<DecisionPageProps, "visit" | "decision" | "isSettled">) {
  const t = texts[visit.lang];
  const ref = { kind: "decision", id: decision.id };
  return (
    <>
      {isSettled && <p>{t.decision.settled}</p>}
      <Actions>
        <MakeButtons visit={visit} item={ref} except={["task"]} />
        <ButtonLink kind="secondary" href={paths.makeTask.to(visit, { origin: "decision", id: decision.id })}>
          {t.task.make}
        </ButtonLink>
        <ButtonLink kind={decision.reviewDay ? "secondary" : "quiet"} href={paths.review.to(visit, { id: decision.id })}>
          {reviewTexts[visit.lang].button}
        </ButtonLink>
        {!decision.isInternal && (
          <ButtonLink kind="quiet" href={paths.council.to(visit, { id: decision.id })}>
            {councilTexts[visit.lang].button}
          </ButtonLink>
        )}
        {!isSettled && (
          <ButtonLink kind="quiet" href={paths.editDecision.to(visit, { id: decision.id })}>
            {t.decision.edit}
          </ButtonLink>
        )}
      </Actions>
      <Form action={paths.decisionStatus.to(visit, { id: decision.id })}>
        <HiddenField name="seen" value={decision.status} />
        <Actions>
          {decisionStatuses
            .filter((status) => status !== decision.status)
            .map((status) => (
              <Button kind="quiet" name="status" value={status}>
                {t.decision.setStatus[status]}
              </Button>
            ))}
        </Actions>
      </Form>
    </>
  );
}
