import { dayOf, formatDay } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Status } from "../../../ui/status.tsx";
import type { Letter } from "../letter.ts";
import { paths } from "../paths.ts";
import { isFinal, isReplyKind, steps } from "../reply.ts";
import { texts } from "../texts.ts";
import { ReplyFile } from "./reply-form.tsx";
import { ReplyWords, replyFacts } from "./reply.tsx";

const typedFields = ["kind", "reason", "newDueDay", "function", "theirNumber"] as const;

interface LookOverProps {
  readonly visit: Visit;
  readonly token: string;
  readonly letter: Letter;
  readonly problem: FormProblem;
}

/** The last look before a reply is sent: how everyone will read it. Nothing is kept yet; what was typed goes along. */
export function LookOverPage({ visit, token, letter, problem }: LookOverProps) {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors.filter(({ code }) => code !== steps.look), visit.lang, t.errors);
  const kind = textOf(problem, "kind");
  if (!isReplyKind(kind) || letter.dueDay === null) return null;
  const newDueDay = isFinal(kind) ? null : textOf(problem, "newDueDay");
  const reply = {
    kind,
    reason: textOf(problem, "reason").trim(),
    function: textOf(problem, "function").trim(),
    theirNumber: textOf(problem, "theirNumber").trim(),
    receivedDay: dayOf(visit.now),
    dueDayBefore: letter.dueDay,
    newDueDay,
    cameBy: "link" as const,
  };
  return (
    <Page
      title={t.lookOver.title}
      kicker={formatDay(reply.receivedDay, visit.lang)}
      lead={t.lookOver.lead}
      noIndex
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
    >
      <Section title={t.reply.titles[kind](letter.title)}>
        <p>
          <Status tone={isFinal(kind) ? "done" : "open"}>{t.reply.statuses[kind]}</Status>
        </p>
        <Facts items={replyFacts(visit, reply, letter)} />
        <ReplyWords visit={visit} reply={reply} />
      </Section>
      <Form action={paths.replyByLink.to(visit, { token })} multipart>
        {typedFields.map((name) => (
          <HiddenField name={name} value={textOf(problem, name)} />
        ))}
        <ReplyFile visit={visit} problem={problem} />
        <Actions>
          <Button name="step" value={steps.send}>
            {t.lookOver.send}
          </Button>
          <Button kind="secondary" name="step" value={steps.edit}>
            {t.lookOver.edit}
          </Button>
        </Actions>
      </Form>
    </Page>
  );
}
