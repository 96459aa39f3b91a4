import type { Child } from "hono/jsx";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { District } from "../../../platform/district/district.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Checkbox, RadioGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, FileField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import type { LetterDocument } from "../letter-document.ts";
import { statusLine } from "../letter.ts";
import type { Letter } from "../letter.ts";
import { paths } from "../paths.ts";
import { isFinal, longestReason, replyKinds, steps } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { texts } from "../texts.ts";
import { LinkReplies } from "./link-replies.tsx";
import { LetterPaper } from "./paper.tsx";

interface LinkPageProps {
  readonly visit: Visit & { readonly district: District };
  readonly token: string;
  readonly letter: Letter;
  readonly document: LetterDocument;
  /** What has been replied so far. */
  readonly replies: readonly Reply[];
  readonly problem: FormProblem;
}

/** What the addressee sees behind the personal link: the letter, the form, or what was replied. */
export function ReplyByLinkPage({ visit, token, letter, document, replies, problem }: LinkPageProps) {
  const t = texts[visit.lang].replyForm;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const isWaiting = letter.status === "waiting";
  const answer = replies.find(({ kind, withdrawal }) => isFinal(kind) && withdrawal === null);
  const entered = answer?.cameBy === "secretary";
  const sender = letter.sending?.letterhead.name ?? visit.district.bodyName;
  return (
    <Page
      title={isWaiting ? t.title : entered ? texts[visit.lang].entered.title : t.done}
      kicker={<WrittenWords>{letter.title}</WrittenWords>}
      lead={isWaiting ? t.lead(sender) : entered ? texts[visit.lang].entered.lead : t.doneLead}
      noIndex
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") === "reply" && (
            <Notice tone="success" live>
              {t.thanks}
            </Notice>
          )}
        </>
      }
    >
      {isWaiting && <p>{statusLine(letter, visit.now, visit.lang).label}.</p>}
      <LinkReplies {...{ visit, replies, isWaiting }} />
      {isWaiting && (
        <ReplyForm visit={visit} problem={problem} action={paths.replyByLink.to(visit, { token })}>
          <TextField
            name="function"
            label={t.function}
            hint={t.functionHint}
            maxlength={120}
            autocomplete="organization-title"
            value={textOf(problem, "function")}
            error={errorAt(errors, "function")}
          />
          <TheirNumber visit={visit} problem={problem} label={t.theirNumber} />
          {textOf(problem, "filePublic") === "1" && <HiddenField name="filePublic" value="1" />}
          <Button name="step" value={steps.look}>
            {t.lookOver}
          </Button>
        </ReplyForm>
      )}
      <Section title={t.theLetter}>
        <LetterPaper
          document={document}
          attachmentHref={(attachment) => paths.attachment.to(visit, { id: letter.id, attachment })}
        />
      </Section>
    </Page>
  );
}

interface RegisterReplyProps {
  readonly visit: Visit;
  readonly letter: Letter;
  readonly problem: FormProblem;
}

/** The secretary's form for a reply that came on paper or by mail. */
export function RegisterReplyPage({ visit, letter, problem }: RegisterReplyProps) {
  const t = texts[visit.lang].replyForm;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const here = paths.letter.to(visit, { id: letter.id });
  return (
    <Page
      title={t.registerTitle}
      lead={t.registerLead}
      breadcrumbs={[{ href: here, label: letter.title }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
    >
      <ReplyForm visit={visit} problem={problem} action={paths.registerReply.to(visit, { id: letter.id })}>
        <RegisteredFields visit={visit} problem={problem} />
        <ReplyFile visit={visit} problem={problem} />
        <Actions>
          <Button>{t.registerSubmit}</Button>
          <ButtonLink kind="quiet" href={here}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </ReplyForm>
    </Page>
  );
}

/** What stands beside a reply that came on paper or by mail. */
export function RegisteredFields({ visit, problem }: { visit: Visit; problem: FormProblem }) {
  const t = texts[visit.lang].replyForm;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <>
      <DateField
        name="receivedDay"
        label={t.receivedDay}
        value={textOf(problem, "receivedDay") || dayOf(visit.now)}
        error={errorAt(errors, "receivedDay")}
      />
      <TextField
        name="function"
        label={t.function}
        hint={t.functionHint}
        optional
        maxlength={roomFor(problem, "function", 120)}
        value={textOf(problem, "function")}
        error={errorAt(errors, "function")}
      />
      <TheirNumber visit={visit} problem={problem} label={t.theirNumberRegistered} />
    </>
  );
}

/** How many signs a field takes: one with marks in it may hold more than can be typed. */
const roomFor = (problem: FormProblem, field: string, longest: number): number => Math.max(longest, textOf(problem, field).length);

type ReplyFormProps = { visit: Visit; problem: FormProblem; action: string; children?: Child };

/** What every form for a reply asks. */
export function ReplyForm({ visit, problem, action, children }: ReplyFormProps) {
  const t = texts[visit.lang].replyForm;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <Form action={action} multipart>
      <RadioGroup
        name="kind"
        label={t.kind}
        options={replyKinds.map((kind) => ({ value: kind, label: t.kinds[kind], hint: t.kindHints[kind] }))}
        value={textOf(problem, "kind")}
        error={errorAt(errors, "kind")}
      />
      <TextArea
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        rows={8}
        limit={roomFor(problem, "reason", longestReason)}
        value={textOf(problem, "reason")}
        error={errorAt(errors, "reason")}
      />
      <DateField
        name="newDueDay"
        label={t.newDueDay}
        hint={t.newDueHint}
        optional
        value={textOf(problem, "newDueDay")}
        error={errorAt(errors, "newDueDay")}
      />
      {children}
    </Form>
  );
}

function TheirNumber({ visit, problem, label }: { visit: Visit; problem: FormProblem; label: string }) {
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <TextField
      name="theirNumber"
      label={label}
      hint={texts[visit.lang].replyForm.theirNumberHint}
      optional
      width="medium"
      maxlength={roomFor(problem, "theirNumber", 60)}
      value={textOf(problem, "theirNumber")}
      error={errorAt(errors, "theirNumber")}
    />
  );
}

type ReplyFileProps = { visit: Visit; problem: FormProblem; label?: string; hint?: string };

/** A reply as PDF, and who may see it. */
export function ReplyFile({ visit, problem, label, hint }: ReplyFileProps) {
  const t = texts[visit.lang].replyForm;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <>
      <FileField
        name="file"
        label={label ?? t.file}
        hint={hint ?? t.fileHint}
        optional
        accept="application/pdf"
        error={errorAt(errors, "file")}
      />
      <Checkbox
        name="filePublic"
        label={t.filePublic}
        hint={t.filePublicHint}
        checked={textOf(problem, "filePublic") === "1"}
        error={errorAt(errors, "filePublic")}
      />
    </>
  );
}
