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
import { approvePath, cyclePath, minutesPath, publishPath } from "../paths.ts";
import type { Finding } from "../../../platform/privacy/personal.ts";
import { stateOf } from "../queries/agenda.ts";
import type { AgendaEntry } from "../queries/agenda.ts";
import type { Meeting } from "../queries/meetings.ts";
import { correctionTexts } from "../texts/corrections.ts";
import { cycleTexts } from "../texts/cycle.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { longestMinutes } from "../schema.ts";
import { meetingName, whenWords } from "./words.ts";

interface ApprovePageProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly agenda: readonly AgendaEntry[];
  readonly present: readonly { readonly name: string }[];
  /** The public texts, and what in them looks personal, by field. */
  readonly problem: FormProblem;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** The look at minutes that are approved already; absent while they are not. */
  readonly second?: SecondLook;
}

export interface SecondLook {
  /** Whether the reader wrote the public version themselves; undefined when nobody has yet. */
  readonly isOwn: boolean | undefined;
  /** Other coordinators who could look. */
  readonly others: number;
}

/**
 * The public version, item by item, with the words someone should look at. Before approval: approve and lock, and publish
 * in the same go or later. After it: the second look for names, by someone else where there is one, and then publish.
 */
export const ApprovePage: FC<ApprovePageProps> = ({ visit, meeting, agenda, present, problem, findings, second }) => {
  const t = minutesTexts[visit.lang];
  const action = second ? publishPath : approvePath;
  const errors = errorsInWords(problem.errors, visit.lang, { ...correctionTexts[visit.lang].errors, ...t.errors });
  return (
    <Page
      title={second ? t.look.title : t.approve.title}
      lead={second ? t.look.lead : t.approve.lead}
      kicker={`${meetingName(meeting, visit.lang)} · ${whenWords(meeting, visit.lang)}`}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[
        second
          ? { href: cyclePath.to(visit, { id: meeting.id }), label: cycleTexts[visit.lang].title }
          : { href: minutesPath.to(visit, { id: meeting.id }), label: t.write.title(meetingName(meeting, visit.lang)) },
      ]}
    >
      {second && <WhoLooks visit={visit} second={second} />}
      <Form action={action.to(visit, { id: meeting.id })}>
        <HiddenField name="state" value={stateOf(agenda)} />
        <Section title={t.approve.parties}>
          <p>{present.map((party) => party.name).join(", ") || t.published.noParties}</p>
        </Section>
        {agenda.map((entry) => (
          <Section title={`${entry.number}. ${entry.title}`}>
            {!second && entry.outcome === null && !entry.isStanding && <Notice>{t.approve.carried}</Notice>}
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
              limit={longestMinutes}
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
        {!second && <p>{t.approve.what}</p>}
        <Actions>
          <Button>{second ? t.look.publish : t.approve.save}</Button>
          {second && second.others > 0 && (
            <Button kind="secondary" name="do" value="ask">
              {t.look.ask}
            </Button>
          )}
          {!second && (
            <Button kind="secondary" name="do" value="later">
              {t.approve.later}
            </Button>
          )}
        </Actions>
      </Form>
    </Page>
  );
};

const WhoLooks: FC<{ visit: Visit; second: SecondLook }> = ({ visit, second: { isOwn, others } }) => {
  const t = minutesTexts[visit.lang].look;
  if (isOwn === false) return <Notice>{t.byOther}</Notice>;
  return <Notice>{others > 0 ? t.better : t.alone}</Notice>;
};

/** Words in a text that may lead to a person. */
export const Findings: FC<{ visit: Visit; found: readonly Finding[] }> = ({ visit, found }) => {
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
