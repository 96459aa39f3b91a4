import type { FC, PropsWithChildren } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Status } from "../../../ui/status.tsx";
import { Time } from "../../../ui/time.tsx";
import type { ModeratorStep } from "../rules/statements/moderation.ts";
import { paths } from "../paths.ts";
import type { DoneBefore, ReadStatement, SimilarStatement } from "../queries/to-read.ts";
import { returnReasons } from "../rules/statements/statement.ts";
import { moderateTexts } from "../texts/moderate.ts";
import { JustDecided, ageInWords, stateInWords } from "./to-read.tsx";

interface ModerateProps {
  readonly visit: Visit;
  readonly statement: ReadStatement;
  readonly similar: readonly SimilarStatement[];
  readonly history: readonly DoneBefore[];
  /** Names by id, of parties in the history. */
  readonly partyNames: ReadonlyMap<string, string>;
  /** What whoever looks can do. */
  readonly steps: readonly ModeratorStep[];
  /** The next that waits for them. */
  readonly next: string | undefined;
  readonly problem: FormProblem;
}

/** One statement to decide about, with what is like it beside; by keyboard: 1 publishes, 2 merges, 3 returns, 4 skips. */
export const ModeratePage: FC<ModerateProps> = (props) => {
  const { visit, statement, steps, next, problem } = props;
  const t = moderateTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const isWaiting = statement.status === "waiting" || statement.isAppealed;
  return (
    <Page
      title={t.kind}
      width="wide"
      breadcrumbs={[{ href: paths.toRead.to(visit, {}), label: t.title }]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {errors.length === 0 && <JustDecided visit={visit} />}
        </>
      }
      scripts={["answer-keys.js", "count-letters.js"]}
      noIndex
    >
      <div class="moderate">
        <div>
          <section class="ask" aria-labelledby="statement" tabindex={-1} data-answer-keys={isWaiting && steps.length > 0}>
            <p class="moderate-about">
              <Status tone={stateInWords(visit, statement).tone}>{stateInWords(visit, statement).label}</Status> {ageInWords(visit, statement)}
            </p>
            <p class="ask-statement" id="statement" lang={writtenLang()}>
              {statement.text}
            </p>
            <p class="moderate-about">
              <a href={paths.question.to(visit, { id: statement.questionId })} lang={writtenLang()}>
                {statement.questionTitle}
              </a>
            </p>
            <SoFar {...props} />
            {isWaiting && <First {...props} />}
            {isWaiting && steps.length > 0 && (
              <p class="ask-keys" data-keys-help hidden>
                {t.keys}
              </p>
            )}
          </section>
          {isWaiting && steps.length === 0 && <Notice>{t.notYours}</Notice>}
          {steps.includes("propose") && <Return {...props} step="propose" error={errorAt(errors, "reason")} />}
          {steps.includes("take_out") && <Return {...props} step="take_out" error={errorAt(errors, "reason")} />}
          <Actions>
            {next && (
              <ButtonLink kind="quiet" href={paths.read.to(visit, { statement: next })} data-key="4">
                <Key n={4} /> {t.skip}
              </ButtonLink>
            )}
            <ButtonLink kind="quiet" href={paths.toRead.to(visit, {})}>
              {t.toQueue}
            </ButtonLink>
          </Actions>
        </div>
        <aside aria-labelledby="similar">
          <Similar {...props} />
          <History {...props} />
        </aside>
      </div>
    </Page>
  );
};

/** One of the forms about a statement, with the version that was read. */
const Step: FC<PropsWithChildren<Pick<ModerateProps, "visit" | "statement"> & { step: ModeratorStep; label?: string }>> = ({
  visit,
  statement,
  step,
  label,
  children,
}) => (
  <Form action={paths.read.to(visit, { statement: statement.id })} {...(label !== undefined && { label })}>
    <HiddenField name="step" value={step} />
    <HiddenField name="version" value={String(statement.version)} />
    {children}
  </Form>
);

/** What has led to what is to be decided now. */
const SoFar: FC<ModerateProps> = ({ visit, statement, history, partyNames }) => {
  const t = moderateTexts[visit.lang];
  const { reason, note, appeal, isAppealed, isProposed, wasPublished, mergedText } = statement;
  const last = history.findLast(({ step }) => step === "propose" || step === "take_out");
  const who = last ? speaksFor(visit, last, partyNames) : t.secretariat;
  return (
    <>
      {isProposed && reason && <Notice>{wasPublished ? t.takenOutBy(who, small(t.reasons[reason])) : t.proposedBy(who, small(t.reasons[reason]))}</Notice>}
      {isAppealed && (
        <Notice title={t.appealText}>
          <p class="dialogue-written" lang={writtenLang()}>
            {appeal}
          </p>
          {reason && (
            <p>
              {t.decidedText}: {small(t.reasons[reason])}.
            </p>
          )}
        </Notice>
      )}
      {mergedText && (
        <p>
          {t.mergedInto}: <span lang={writtenLang()}>{mergedText}</span>
        </p>
      )}
      {note && (
        <p class="moderate-about">
          {t.note}: <span lang={writtenLang()}>{note}</span>
        </p>
      )}
    </>
  );
};

/** The buttons that need nothing typed. */
const First: FC<ModerateProps> = ({ visit, statement, steps }) => {
  const t = moderateTexts[visit.lang];
  const { isAppealed, isProposed, wasPublished } = statement;
  const publish = isAppealed ? t.publishAfterAppeal : wasPublished ? t.putBack : isProposed ? t.publishAnyway : t.publish;
  return (
    <Actions>
      {steps.includes("publish") && (
        <Step {...{ visit, statement }} step="publish">
          <Button data-key="1">
            <Key n={1} /> {publish}
          </Button>
        </Step>
      )}
      {(["return", "uphold"] as const)
        .filter((step) => steps.includes(step))
        .map((step) => (
          <Step {...{ visit, statement, step }}>
            <Button kind="secondary" data-key="3">
              <Key n={3} /> {step === "return" ? t.agree : t.uphold}
            </Button>
          </Step>
        ))}
      {steps.includes("propose") && (
        <ButtonLink kind="secondary" href="#reason" data-key="3">
          <Key n={3} /> {t.toReturn}
        </ButtonLink>
      )}
    </Actions>
  );
};

const Key: FC<{ n: number }> = ({ n }) => (
  <span class="moderate-key" aria-hidden="true">
    {n}
  </span>
);

const Return: FC<ModerateProps & { step: "propose" | "take_out"; error: string | undefined }> = ({ visit, statement, problem, step, error }) => {
  const t = moderateTexts[visit.lang];
  const isOut = step === "take_out";
  return (
    <Section title={isOut ? t.takeOutTitle : t.returnTitle} lead={isOut ? t.takeOutLead : t.returnLead}>
      <Step {...{ visit, statement, step }}>
        <RadioGroup
          name="reason"
          label={t.reason}
          options={returnReasons.map((value) => ({ value, label: t.reasons[value] }))}
          value={textOf(problem, "reason")}
          error={error}
        />
        <TextField
          name="note"
          label={t.note}
          hint={t.noteHint}
          maxlength={300}
          value={textOf(problem, "note")}
          error={errorAt(errorsInWords(problem.errors, visit.lang, t.errors), "note")}
          autocomplete="off"
          optional
        />
        <Button kind={isOut ? "danger" : "secondary"}>{isOut ? t.takeOut : t.propose}</Button>
      </Step>
    </Section>
  );
};

const Similar: FC<ModerateProps> = ({ visit, statement, similar, steps }) => {
  const t = moderateTexts[visit.lang];
  const firstPublic = similar.find(({ status }) => status === "published")?.id;
  return (
    <>
      <h2 id="similar">{t.similar}</h2>
      {similar.length === 0 && <p>{t.similarNone}</p>}
      <ul class="own-answers">
        {similar.map(({ id, text, status }) => (
          <li class="own-answer">
            <p lang={writtenLang()}>{text}</p>
            <p class="moderate-about">{t.states[status]}</p>
            {status === "published" && steps.includes("merge") && (
              <Step {...{ visit, statement }} step="merge" label={`${t.merge}: ${text}`}>
                <HiddenField name="into" value={id} />
                <Button kind="secondary" data-key={id === firstPublic ? "2" : undefined}>
                  {id === firstPublic && <Key n={2} />} {t.merge}
                </Button>
              </Step>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};

const History: FC<ModerateProps> = ({ visit, history, partyNames }) => {
  const t = moderateTexts[visit.lang];
  if (history.length === 0) return null;
  return (
    <>
      <h2>{t.history}</h2>
      <ul class="dialogue-advice">
        {history.map((one) => (
          <li>
            <Time at={one.at} />: {one.step === "appeal" ? t.did.appeal : `${speaksFor(visit, one, partyNames)} ${t.did[one.step]}`}
            {one.reason && `. ${t.reasons[one.reason]}`}
          </li>
        ))}
      </ul>
    </>
  );
};

function speaksFor(visit: Visit, { parties }: DoneBefore, names: ReadonlyMap<string, string>): string {
  return parties.map((id) => names.get(id) ?? "").filter(Boolean).join(", ") || moderateTexts[visit.lang].secretariat;
}

const small = (words: string) => words.charAt(0).toLocaleLowerCase("da") + words.slice(1);
