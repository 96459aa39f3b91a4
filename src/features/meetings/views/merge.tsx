import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Card, Cards } from "../../../ui/card.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { minutesPath, saveMinutesPath } from "../paths.ts";
import type { AgendaEntry } from "../queries/agenda.ts";
import type { Meeting } from "../queries/meetings.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { longestMinutes } from "../schema.ts";
import { Paragraphs } from "./item.tsx";
import { meetingName } from "./words.ts";

interface MergePageProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly entry: AgendaEntry;
  readonly problem: FormProblem;
}

/**
 * A text that could not be saved as it was typed. When another has saved meanwhile, both texts stand beside each other,
 * and the form carries the newest version: whoever saves now has seen the other's words.
 */
export const MergePage: FC<MergePageProps> = ({ visit, meeting, entry, problem }) => {
  const t = minutesTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, { locked: t.errors.locked, sent: t.errors.sent, not_now: t.errors.not_now });
  const conflict = problem.errors.some((error) => error.code === "changed_meanwhile");
  const version = conflict ? String(entry.version) : textOf(problem, "version");
  const sent = problem.values["base"];
  const base = conflict ? entry.minutes : typeof sent === "string" ? sent : undefined;
  const back = `${minutesPath.to(visit, { id: meeting.id })}#item-${entry.itemId}`;
  return (
    <Page
      title={conflict ? t.merge.title : entry.title}
      kicker={entry.title}
      lead={conflict && t.merge.lead}
      width="wide"
      hasErrors
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: minutesPath.to(visit, { id: meeting.id }), label: meetingName(meeting, visit.lang) }]}
    >
      <Form action={saveMinutesPath.to(visit, { id: meeting.id, item: entry.itemId })}>
        <HiddenField name="version" value={version} />
        {base !== undefined && <HiddenField name="base" value={base} />}
        <Cards>
          {conflict && (
            <Card title={t.merge.theirs} headingLevel={2}>
              <div id="theirs">
                <Paragraphs text={entry.minutes} />
              </div>
            </Card>
          )}
          <div>
            <TextArea name="minutes" label={t.merge.yours} limit={longestMinutes} rows={14} value={textOf(problem, "minutes")} />
          </div>
        </Cards>
        <Actions>
          <Button>{t.merge.save}</Button>
          {conflict && (
            <ButtonLink kind="quiet" href={back}>
              {t.merge.back}
            </ButtonLink>
          )}
        </Actions>
      </Form>
    </Page>
  );
};
