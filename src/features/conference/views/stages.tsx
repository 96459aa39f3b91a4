import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { changeWords } from "../rules/programme/change-words.ts";
import { changesBetween } from "../rules/programme/changes.ts";
import { conflictsOf } from "../rules/programme/conflicts.ts";
import type { Reached } from "../notice/queries/reached.ts";
import { WhoIsTold, WhoIsToldOfProgramme } from "../notice/views/told.tsx";
import { paths } from "../paths.ts";
import type { Conference } from "../queries/conferences.ts";
import type { Version, WorkingProgramme } from "../queries/programme.ts";
import { storedProgramme } from "../rules/programme/stored-programme.ts";
import { texts as workTexts } from "../texts/work.ts";
import { minuteOf } from "../rules/when.ts";
import { ConflictNotice } from "./conflicts.tsx";
import { ProgrammeTable } from "./programme.tsx";

interface PublishProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly programme: WorkingProgramme;
  readonly versions: readonly Version[];
  /** How many hear that their own programme has changed; undefined the first time. */
  readonly reached: Reached | undefined;
  readonly problem: FormProblem;
}

/** What everyone will see, what we will say has changed, what does not fit: before it is published. */
export const PublishPage: FC<PublishProps> = ({ visit, conference, programme, versions, reached, problem }) => {
  const { lang } = visit;
  const t = workTexts[lang].publish;
  const errors = errorsInWords(problem.errors, lang, workTexts[lang].errors);
  const conflicts = conflictsOf(programme);
  const last = versions[0];
  const isSame = last !== undefined && storedProgramme(last.programme) === storedProgramme(programme);
  const back = paths.programme.to(visit, { id: conference.id });
  return (
    <Page
      title={t.title}
      lead={last ? t.leadAgain : t.leadFirst}
      width="wide"
      breadcrumbs={[{ href: back, label: conference.title, isWritten: true }]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <ConflictNotice {...{ lang, conflicts }} />
      {last && <ToldChanges {...{ visit, programme, last, isSame }} />}
      {reached && !isSame && <WhoIsToldOfProgramme {...{ visit, reached }} />}
      {!isSame && (
        <Form action={paths.publish.to(visit, { id: conference.id })}>
          {conflicts.length > 0 && <Checkbox name="anyway" label={t.anyway} error={errorAt(errors, "anyway")} checked={textOf(problem, "anyway") === "1"} />}
          <Checkbox name="consent" label={t.consent} error={errorAt(errors, "consent")} checked={textOf(problem, "consent") === "1"} required />
          <Actions>
            <Button>{t.button}</Button>
            <ButtonLink kind="quiet" href={back}>
              {t.back}
            </ButtonLink>
          </Actions>
        </Form>
      )}
      {programme.sessions.length > 0 && (
        <Section title={t.preview}>
          <ProgrammeTable programme={programme} lang={lang} />
        </Section>
      )}
    </Page>
  );
};

type ToldProps = Pick<PublishProps, "visit" | "programme"> & { last: Version; isSame: boolean };

const ToldChanges: FC<ToldProps> = ({ visit, programme, last, isSame }) => {
  const t = workTexts[visit.lang].publish;
  if (isSame) return <p>{t.nothing}</p>;
  const changes = changesBetween(last.programme, programme);
  return (
    <Section title={t.changes}>
      {changes.length === 0 ? (
        <p>{t.onlyTexts}</p>
      ) : (
        <ul class="conference-list">
          {changes.map((change) => (
            <li>{changeWords(change, visit.lang)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
};

/** Whether the invitation went out with the programme as it is published: from then on the page tells what has changed. */
export const LetterSection: FC<Pick<PublishProps, "visit" | "conference" | "versions">> = ({ visit, conference, versions }) => {
  const t = workTexts[visit.lang].letter;
  const [last] = versions;
  const letter = versions.find(({ letterSentAt }) => letterSentAt !== null);
  if (!last) return null;
  return (
    <Section title={t.title}>
      {letter?.letterSentAt && <p>{t.done(letter.number, minuteOf(letter.letterSentAt, visit.lang))}</p>}
      {!last.letterSentAt && (
        <>
          <p>{t.body}</p>
          <Form action={paths.letter.to(visit, { id: conference.id })}>
            <HiddenField name="number" value={String(last.number)} />
            <Button kind="secondary">{t.button}</Button>
          </Form>
        </>
      )}
    </Section>
  );
};

/** A draft can be deleted; what is public can only be cancelled. */
export const EndSection: FC<Pick<PublishProps, "visit" | "conference" | "problem"> & { reached: Reached }> = ({ visit, conference, reached, problem }) => {
  const t = workTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const { id } = conference;
  return (
    <Fold summary={t.end.title} open={textOf(problem, "reason") !== "" || errorAt(errors, "reason") !== undefined}>
      {conference.publishedAt ? (
        <Form action={paths.cancel.to(visit, { id })}>
          <p>{t.end.cancelLead}</p>
          <WhoIsTold {...{ visit, reached }} isCancelling />
          <TextField
            name="reason"
            label={t.fields.reason}
            hint={t.fields.reasonHint}
            value={textOf(problem, "reason")}
            error={errorAt(errors, "reason")}
            maxlength={300}
            required
          />
          <Button kind="danger">{t.end.cancel}</Button>
        </Form>
      ) : (
        <Form action={paths.discard.to(visit, { id })}>
          <Button kind="danger">{t.end.discard}</Button>
        </Form>
      )}
    </Fold>
  );
};
