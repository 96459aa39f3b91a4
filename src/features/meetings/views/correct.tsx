import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { Select } from "../../../ui/choice.tsx";
import { versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import type { Meeting } from "../queries/meetings.ts";
import { correctionTexts } from "../texts/corrections.ts";
import { longestMinutes } from "../schema.ts";
import { Paragraphs } from "./item.tsx";
import { danish, meetingName } from "./words.ts";

export interface CorrectPageProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly item: { readonly id: string; readonly title: string; readonly minutes: string; readonly version: number };
  readonly action: string;
  readonly back: { readonly href: string; readonly label: string };
  /** For whom a coordinator may write; absent for everyone else, who writes for themselves. */
  readonly speakers?: readonly { readonly value: string; readonly label: string }[] | undefined;
  readonly problem: FormProblem;
}

/** One item of sent minutes in a field to change; the old and the new text are laid over each other afterwards. */
export const CorrectPage: FC<CorrectPageProps> = ({ visit, meeting, item, action, back, speakers, problem }) => {
  const t = correctionTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const stale = wasChanged(problem);
  return (
    <Page
      title={t.propose.title}
      kicker={meetingName(meeting, visit.lang)}
      lead={t.propose.lead}
      noIndex
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[back]}
    >
      {stale && (
        <Section title={t.propose.now}>
          <Paragraphs text={item.minutes} lang={danish(visit.lang)} />
        </Section>
      )}
      <Section title={<span lang={danish(visit.lang)}>{item.title}</span>}>
        <Form action={action}>
          <HiddenField name="version" value={String(versionToSend(problem, item.version))} />
          {speakers && (
            <Select
              name="member"
              label={t.propose.who}
              hint={t.propose.whoHint}
              empty={false}
              value={textOf(problem, "member") || visit.query("for")}
              error={errorAt(errors, "member")}
              options={speakers}
            />
          )}
          <TextArea
            name="text"
            limit={longestMinutes}
            label={t.propose.text}
            hint={t.propose.textHint}
            rows={12}
            value={"text" in problem.values ? textOf(problem, "text") : item.minutes}
            error={errorAt(errors, "text")}
          />
          <TextField
            name="note"
            label={t.propose.note}
            hint={t.propose.noteHint}
            optional
            value={textOf(problem, "note")}
            error={errorAt(errors, "note")}
          />
          <Actions>
            <Button>{t.propose.save}</Button>
          </Actions>
        </Form>
      </Section>
    </Page>
  );
};
