import type { FC } from "hono/jsx";
import { formatDay, startOfDay } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { ReceiptCode } from "../../../ui/receipt.tsx";
import type { StatusTone } from "../../../ui/status.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { paths } from "../paths.ts";
import type { AnswersSoFar, Receipt } from "../queries/receipts.ts";
import { limits } from "../schema.ts";
import type { WriterStatus } from "../rules/statements/statement.ts";
import { receiptTexts } from "../texts/receipt.ts";

/** How a statement's status looks. */
export const writerTones: Readonly<Record<WriterStatus, StatusTone>> = {
  waiting: "open", reading: "open", taken_out: "open", appealed: "open", published: "done", merged: "done", returned: "neutral", upheld: "neutral", late: "late",
};

interface ReceiptProps {
  readonly visit: Visit;
  readonly receipt: Receipt;
  readonly answers: AnswersSoFar | undefined;
  /** What has been made of it, for visitors. */
  readonly usedIn: readonly ThreadStep[];
  /** As it was given out; undefined on the page of somebody's own answers. */
  readonly code: string | undefined;
  /** Where an appeal goes. */
  readonly action: string;
  readonly problem: FormProblem;
}

/** What became of a statement, for whoever wrote it. */
export const ReceiptPage: FC<ReceiptProps> = (props) => {
  const { visit, receipt, code, problem } = props;
  const t = receiptTexts[visit.lang];
  const { status, questionId: id } = receipt;
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  return (
    <ItemPage
      kind={t.kind}
      title={receipt.text || t.erased}
      isWritten={receipt.text !== ""}
      status={{ label: t.statuses[status], tone: writerTones[status] }}
      lead={receipt.text === "" ? t.erasedText : t.meaning[status]}
      noIndex
      hasErrors={errors.length > 0}
      breadcrumbs={[{ href: paths.question.to(visit, { id }), label: receipt.questionTitle, isWritten: true }]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {errors.length === 0 && <JustNow visit={visit} />}
        </>
      }
      facts={[{ term: t.writtenOn, value: formatDay(receipt.writtenOn, visit.lang) }]}
      thread={storyOf(props)}
    >
      {code && <ReceiptCode code={code} copy={t.copy} />}
      <Decided {...{ visit, receipt }} />
      {receipt.mayAppeal && <Appealing {...props} error={errorAt(errors, "appeal")} />}
      {receipt.isOpen && (
        <Actions>
          <ButtonLink href={paths.answer.to(visit, { id })}>{t.answerNow}</ButtonLink>
          <ButtonLink kind="secondary" href={paths.write.to(visit, { id })}>
            {t.writeNew}
          </ButtonLink>
        </Actions>
      )}
      <Section title={t.followTitle}>
        <p>{t.follow}</p>
      </Section>
    </ItemPage>
  );
};

const JustNow: FC<{ visit: Visit }> = ({ visit }) => {
  const t = receiptTexts[visit.lang];
  if (visit.query("sent"))
    return (
      <Notice tone="success" title={t.sentTitle} live>
        <p>{t.sent}</p>
      </Notice>
    );
  return visit.query("appealed") ? <Notice tone="success" live>{t.appealedNow}</Notice> : null;
};

const Decided: FC<Pick<ReceiptProps, "visit" | "receipt">> = ({ visit, receipt }) => {
  const t = receiptTexts[visit.lang];
  const { reason, note, mergedInto, sameWritten, appeal } = receipt;
  return (
    <>
      {mergedInto && (
        <Section title={t.mergedTitle}>
          {mergedInto.text === null ? <p>{t.mergedGone}</p> : <p class="dialogue-quoted" lang={writtenLang()}>{mergedInto.text}</p>}
        </Section>
      )}
      {reason && reason !== "same" && (
        <Section title={t.reasonTitle}>
          <p>{t.reasons[reason]}</p>
        </Section>
      )}
      {note && (
        <Section title={t.noteTitle}>
          <p class="dialogue-written" lang={writtenLang()}>{note}</p>
        </Section>
      )}
      {sameWritten > 0 && <p>{t.sameWritten(sameWritten)}</p>}
      {appeal && (
        <Section title={t.yourAppeal}>
          <p class="dialogue-written" lang={writtenLang()}>{appeal}</p>
        </Section>
      )}
    </>
  );
};

const Appealing: FC<ReceiptProps & { error: string | undefined }> = ({ visit, action, problem, error }) => {
  const t = receiptTexts[visit.lang];
  return (
    <Section title={t.appealTitle} lead={t.appealLead}>
      <Form action={action}>
        <TextArea name="appeal" label={t.appealLabel} rows={3} limit={limits.appeal} value={textOf(problem, "appeal")} error={error} />
        <Button kind="secondary">{t.appealSend}</Button>
      </Form>
    </Section>
  );
};

/** From the question to what came of the statement; what has not happened yet has no date. */
function storyOf({ visit, receipt, answers, usedIn }: ReceiptProps): ThreadStep[] {
  const t = receiptTexts[visit.lang];
  const { status, questionId: id, askedAt, settledAt } = receipt;
  const written = startOfDay(receipt.writtenOn);
  const words = status === "published" || status === "merged" || status === "returned" || status === "upheld" ? t.settled[status] : undefined;
  const settled: ThreadStep = words
    ? { key: "settled", label: words, title: status === "published" ? t.openToAll : t.statuses[status], ...(settledAt && { date: settledAt }) }
    : { key: "settled", label: t.read, title: status === "waiting" ? t.willBeRead : t.statuses[status] };
  const counted: ThreadStep = {
    key: "answers",
    label: t.answersSoFar,
    title: answers ? t.counts(answers.agree, answers.disagree, answers.pass) : t.fewAnswers,
    ...(answers && settledAt && { date: settledAt }),
  };
  return [
    { key: "question", label: t.question, title: receipt.questionTitle, isWritten: true, href: paths.question.to(visit, { id }), date: askedAt },
    { key: "statement", label: t.kind, title: receipt.text || t.erased, isWritten: receipt.text !== "", date: written, current: true },
    { key: "received", label: t.received, title: t.receivedText, date: written },
    settled,
    ...(status === "published" ? [counted] : []),
    ...usedIn,
  ];
}
