import type { FC } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { limits } from "../correction-forms.ts";
import { addendumPath, cyclePath } from "../paths.ts";
import type { Finding } from "../../../platform/privacy/personal.ts";
import type { Meeting } from "../queries/meetings.ts";
import { correctionTexts } from "../texts/corrections.ts";
import { cycleTexts } from "../texts/cycle.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { Findings } from "./approve.tsx";
import { Paragraphs } from "./item.tsx";
import { danish, meetingName } from "./words.ts";

/** The dated notes beside locked minutes. */
export const Addenda: FC<{
  visit: Visit;
  addenda: readonly { readonly id: string; readonly writtenAt: Date; readonly text: string }[];
}> = ({ visit, addenda }) => {
  const t = cycleTexts[visit.lang].note;
  if (addenda.length === 0) return null;
  return (
    <Section title={t.title}>
      {addenda.map(({ id, writtenAt, text }) => (
        <article class="correction" id={`note-${id}`}>
          <p>
            <strong>{t.dated(formatDate(writtenAt, visit.lang))}</strong>
          </p>
          <Paragraphs text={text} lang={danish(visit.lang)} />
        </article>
      ))}
    </Section>
  );
};

interface AddendumPageProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly problem: FormProblem;
  readonly found: readonly Finding[];
}

/** A mistake found after approval: what members read about it, and what everyone reads. */
export const AddendumPage: FC<AddendumPageProps> = ({ visit, meeting, problem, found }) => {
  const t = cycleTexts[visit.lang].note;
  const words = { ...minutesTexts[visit.lang].errors, ...correctionTexts[visit.lang].errors };
  const errors = errorsInWords(problem.errors, visit.lang, words);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <Page
      title={t.add}
      kicker={meetingName(meeting, visit.lang)}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: cyclePath.to(visit, { id: meeting.id }), label: cycleTexts[visit.lang].title }]}
    >
      <Form action={addendumPath.to(visit, { id: meeting.id })}>
        <TextArea {...field("text")} label={t.text} hint={t.textHint} limit={limits.note} rows={5} />
        {meeting.publishedAt && (
          <>
            <Findings visit={visit} found={found} />
            <TextArea {...field("publicText")} label={t.publicText} hint={t.publicTextHint} limit={limits.note} rows={4} optional />
            {(found.length > 0 || errorAt(errors, "namesSeen")) && (
              <Checkbox
                name="namesSeen"
                label={minutesTexts[visit.lang].approve.namesSeen}
                checked={textOf(problem, "namesSeen") === "1"}
                error={errorAt(errors, "namesSeen")}
              />
            )}
          </>
        )}
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};
