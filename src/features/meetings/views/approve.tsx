import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { approvePath, minutesPath } from "../paths.ts";
import type { Finding } from "../personal.ts";
import { stateOf } from "../queries/agenda.ts";
import type { AgendaEntry } from "../queries/agenda.ts";
import type { Meeting } from "../queries/meetings.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { meetingName, whenWords } from "./words.ts";

interface ApprovePageProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly agenda: readonly AgendaEntry[];
  readonly present: readonly { readonly name: string }[];
  /** The public texts, and what in them looks personal, by field. */
  readonly problem: FormProblem;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

/** The public version, item by item, with the words someone should look at; then approve and lock. */
export const ApprovePage: FC<ApprovePageProps> = ({ visit, meeting, agenda, present, problem, findings }) => {
  const t = minutesTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  return (
    <Page
      title={t.approve.title}
      lead={t.approve.lead}
      kicker={`${meetingName(meeting, visit.lang)} · ${whenWords(meeting, visit.lang)}`}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: minutesPath.to(visit, { id: meeting.id }), label: t.write.title(meetingName(meeting, visit.lang)) }]}
    >
      <Form action={approvePath.to(visit, { id: meeting.id })}>
        <HiddenField name="state" value={stateOf(agenda)} />
        <Section title={t.approve.parties}>
          <p>{present.map((party) => party.name).join(", ") || t.published.noParties}</p>
        </Section>
        {agenda.map((entry) => (
          <Section title={`${entry.number}. ${entry.title}`}>
            {entry.outcome === null && !entry.isStanding && <Notice>{t.approve.carried}</Notice>}
            {[`title-${entry.itemId}`, `text-${entry.itemId}`].map((field) => (
              <Findings visit={visit} found={findings.get(field) ?? []} />
            ))}
            <TextField
              name={`title-${entry.itemId}`}
              label={t.approve.publicTitle}
              hint={t.approve.publicTitleHint}
              optional
              value={textOf(problem, `title-${entry.itemId}`)}
              error={errorAt(errors, `title-${entry.itemId}`)}
            />
            <TextArea
              name={`text-${entry.itemId}`}
              label={t.approve.public}
              rows={6}
              value={textOf(problem, `text-${entry.itemId}`)}
              error={errorAt(errors, `text-${entry.itemId}`)}
            />
          </Section>
        ))}
        {(findings.size > 0 || errorAt(errors, "namesSeen")) && (
          <Checkbox
            name="namesSeen"
            label={t.approve.namesSeen}
            checked={textOf(problem, "namesSeen") === "1"}
            error={errorAt(errors, "namesSeen")}
          />
        )}
        <p>{t.approve.what}</p>
        <Actions>
          <Button>{t.approve.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};

const Findings: FC<{ visit: Visit; found: readonly Finding[] }> = ({ visit, found }) => {
  const t = minutesTexts[visit.lang].approve;
  if (found.length === 0) return null;
  const those = (kind: Finding["kind"]) => found.filter((one) => one.kind === kind).map((one) => one.found).join(", ");
  return (
    <Notice tone="warning" title={t.warning}>
      {those("contact") && <p>{t.contacts(those("contact"))}</p>}
      {those("name") && <p>{t.names(those("name"))}</p>}
      {those("word") && <p>{t.words(those("word"))}</p>}
    </Notice>
  );
};
