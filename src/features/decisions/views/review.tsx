import type { FC } from "hono/jsx";
import { formatDate, formatDay } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextArea } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { WrittenWords, Written } from "../../../ui/written.tsx";
import { titleOf } from "../decision.ts";
import type { Decision } from "../decision.ts";
import { paths } from "../paths.ts";
import { reviewOutcomes } from "../review.ts";
import type { Review } from "../review.ts";
import { reviewTexts } from "../texts/reviews.ts";
import { longestText } from "../schema.ts";
import { texts } from "../texts.ts";

/** What came of looking at a decision again: it stands, is changed, has lapsed, or comes back once more. */
export const ReviewPage: FC<{ visit: Visit; decision: Decision; problem: FormProblem }> = ({ visit, decision, problem }) => {
  const t = reviewTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const here = paths.decision.to(visit, { id: decision.id });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[{ href: here, label: titleOf(decision.wording), isWritten: true }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
    >
      <Written text={decision.wording} />
      {wasChanged(problem) && <NowStands visit={visit} decision={decision} />}
      <Form action={paths.review.to(visit, { id: decision.id })}>
        <HiddenField name="version" value={String(versionToSend(problem, decision.version))} />
        <RadioGroup
          name="outcome"
          label={t.outcome}
          layout="tiles"
          options={reviewOutcomes.map((value) => ({ value, label: t.outcomes[value], hint: t.hints[value] }))}
          value={textOf(problem, "outcome")}
          error={errorAt(errors, "outcome")}
        />
        <TextArea
          name="note"
          label={t.note}
          hint={t.noteHint}
          optional
          rows={3}
          limit={longestText}
          value={textOf(problem, "note")}
          error={errorAt(errors, "note")}
        />
        <DateField
          name="nextDay"
          label={t.nextDay}
          hint={t.nextDayHint}
          optional
          value={textOf(problem, "nextDay")}
          error={errorAt(errors, "nextDay")}
        />
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={here}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
};

const NowStands: FC<{ visit: Visit; decision: Decision }> = ({ visit, decision }) => {
  const t = reviewTexts[visit.lang];
  return (
    <SavedMeanwhile
      items={[
        { term: t.clash.status, value: texts[visit.lang].decision.statuses[decision.status] },
        { term: t.clash.reviewDay, value: decision.reviewDay ? formatDay(decision.reviewDay, visit.lang) : "" },
      ]}
    />
  );
};

/** Every time a decision has come back, on its own page. */
export const Reviews: FC<{ visit: Visit; reviews: readonly Review[] }> = ({ visit, reviews }) => {
  const t = reviewTexts[visit.lang];
  const waiting = reviews.find(({ outcome }) => outcome === null);
  const looked = reviews.filter(({ outcome }) => outcome !== null);
  return (
    <>
      {waiting && <Notice>{t.waiting(formatDay(waiting.dueDay, visit.lang))}</Notice>}
      {looked.length > 0 && (
        <section aria-labelledby="reviews">
          <h2 id="reviews">{t.history}</h2>
          <ItemList
            label={t.history}
            items={looked.map(({ id, outcome, note, nextDay, concludedAt }) => ({
              key: `review-${id}`,
              title: (
                <>
                  {concludedAt && formatDate(concludedAt, visit.lang)}: {outcome && t.done[outcome]}
                </>
              ),
              meta: (
                <>
                  {note && <WrittenWords>{note}</WrittenWords>} {nextDay && t.next(formatDay(nextDay, visit.lang))}
                </>
              ),
            }))}
          />
        </section>
      )}
    </>
  );
};
