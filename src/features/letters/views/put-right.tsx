import { formatDay } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import type { ThreadItem } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { ThreadSteps } from "../../../ui/story.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { statusLine } from "../letter.ts";
import type { Letter } from "../letter.ts";
import { paths } from "../paths.ts";
import { standingAfter } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { texts } from "../texts.ts";
import { RegisteredFields, ReplyFile, ReplyForm } from "./reply-form.tsx";
import { ReplyWords, nameOfReply } from "./reply.tsx";

interface PutRightProps {
  readonly visit: Visit;
  readonly reply: Reply;
  readonly letter: Letter;
  /** What came of the reply. */
  readonly effects: readonly ThreadItem[];
  readonly problem: FormProblem;
}

/** The fields of a reply that was registered, as they stand. */
export function replyValues(reply: Reply) {
  return {
    kind: reply.kind,
    reason: reply.reason,
    newDueDay: reply.newDueDay ?? "",
    receivedDay: reply.receivedDay,
    function: reply.function,
    theirNumber: reply.theirNumber,
    filePublic: reply.fileIsPublic ? "1" : "",
  };
}

/** The form for a reply that was registered wrongly. */
export function CorrectReplyPage({ visit, reply, letter, effects, problem }: PutRightProps) {
  const t = texts[visit.lang].correct;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const back = wayBack(visit, reply, letter);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[back]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      {wasChanged(problem) && <NowStands {...{ visit, reply, problem }} />}
      <ReplyForm visit={visit} problem={problem} action={paths.correctReply.to(visit, { id: reply.id })}>
        <HiddenField name="version" value={String(versionToSend(problem, reply.version))} />
        <RegisteredFields visit={visit} problem={problem} />
        <ReplyFile
          visit={visit}
          problem={problem}
          {...(reply.file && { label: t.file, hint: t.fileHint(reply.file.name) })}
        />
        <Why {...{ visit, problem }} label={t.why} />
        <p>{t.told}</p>
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={back.href}>
            {texts[visit.lang].mending.cancel}
          </ButtonLink>
        </Actions>
      </ReplyForm>
      <MadeOf {...{ visit, effects }} />
    </Page>
  );
}

interface WithdrawProps extends PutRightProps {
  /** All replies to the letter. */
  readonly replies: readonly Reply[];
}

/** What disappears when a reply is withdrawn, where the letter stands then and who is told; asks why. */
export function WithdrawReplyPage({ visit, reply, letter, replies, effects, problem }: WithdrawProps) {
  const t = texts[visit.lang].withdraw;
  const errors = errorsInWords(problem.errors, visit.lang, { ...texts[visit.lang].errors, changed_meanwhile: t.changed });
  const back = wayBack(visit, reply, letter);
  const { answer, dueDay } = standingAfter(replies.filter(({ id }) => id !== reply.id), letter.sending?.firstDueDay ?? reply.dueDayBefore);
  const status = answer ? (`answered_${answer.kind}` as const) : "waiting";
  const then = statusLine({ status, statusAt: letter.statusAt, dueDay }, visit.now, visit.lang).label;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[back]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Section title={t.gone}>
        <p>
          <strong>{texts[visit.lang].reply.statuses[reply.kind]}</strong>
        </p>
        <ReplyWords visit={visit} reply={reply} />
        {reply.file && <p>{reply.file.name}</p>}
        <p>{t.after(then)}</p>
        <p>{t.told}</p>
        {letter.sending?.by === "mail" && <p>{t.addressee}</p>}
        <p>{t.elsewhere}</p>
      </Section>
      <MadeOf {...{ visit, effects }} />
      <Form action={paths.withdrawReply.to(visit, { id: reply.id })}>
        <HiddenField name="version" value={String(versionToSend(problem, reply.version))} />
        <Why {...{ visit, problem }} label={t.why} />
        <Actions>
          <Button kind="danger">{t.title}</Button>
          <ButtonLink kind="quiet" href={back.href}>
            {texts[visit.lang].mending.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  );
}

function wayBack(visit: Visit, reply: Reply, letter: Letter) {
  return { href: paths.reply.to(visit, { id: reply.id }), label: nameOfReply(visit, reply, letter) };
}

/** Why something is taken back or changed, asked in a line. */
export function Why({ visit, problem, label, hint }: { visit: Visit; problem: FormProblem; label: string; hint?: string }) {
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  return (
    <TextField
      name="why"
      label={label}
      hint={hint ?? texts[visit.lang].mending.why}
      maxlength={300}
      value={textOf(problem, "why")}
      error={errorAt(errors, "why")}
      required
    />
  );
}

/** What was made of the reply and stays, with the ways to it. */
function MadeOf({ visit, effects }: Pick<PutRightProps, "visit" | "effects">) {
  const t = texts[visit.lang].mending;
  if (effects.length === 0) return null;
  return (
    <Section title={t.madeOf} lead={t.madeOfLead}>
      <ThreadSteps steps={threadSteps(visit, effects, { kind: "", id: "" }, readerOf(visit))} />
    </Section>
  );
}

/** Where the reply as somebody else has put it right says something else than what was typed. */
function NowStands({ visit, reply, problem }: Pick<PutRightProps, "visit" | "reply" | "problem">) {
  const t = texts[visit.lang];
  const saved = replyValues(reply);
  const day = (text: string) => text && formatDay(text, visit.lang);
  const fields = [
    { name: "kind", term: t.replyForm.kind, value: t.reply.statuses[reply.kind] },
    { name: "reason", term: t.replyForm.reason, value: saved.reason && <WrittenWords>{saved.reason}</WrittenWords> },
    { name: "newDueDay", term: t.replyForm.newDueDay, value: day(saved.newDueDay) },
    { name: "receivedDay", term: t.replyForm.receivedDay, value: day(saved.receivedDay) },
    { name: "function", term: t.replyForm.function, value: saved.function && <WrittenWords>{saved.function}</WrittenWords> },
    { name: "theirNumber", term: t.replyForm.theirNumberRegistered, value: saved.theirNumber },
  ] as const;
  return <SavedMeanwhile items={fields.filter(({ name }) => saved[name] !== textOf(problem, name).trim())} />;
}
