import type { FC } from "hono/jsx";
import type { Party } from "../../../network/party.ts";
import { addDays, dayOf } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { kindOf } from "../../../thread/kinds.ts";
import { backField, makeAction } from "../../../thread/make.tsx";
import { Button } from "../../../ui/button.tsx";
import { Checkbox, Select } from "../../../ui/choice.tsx";
import { DateField, TextArea, TextField } from "../../../ui/field.tsx";
import { Form, HiddenField } from "../../../ui/form.tsx";
import { Actions } from "../../../ui/layout.tsx";
import { minutesPath, minutesTextPath, saveMinutesPath, writingPath } from "../paths.ts";
import type { AgendaEntry } from "../queries/agenda.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { longestMinutes } from "../schema.ts";

/**
 * The text of one item. The form carries the version and the text it was begun from, so that what another has saved
 * meanwhile can be joined with it, with and without scripts.
 */
export const MinutesForm: FC<{ visit: Visit; meetingId: string; entry: AgendaEntry }> = ({ visit, meetingId, entry }) => {
  const { write: t, live } = minutesTexts[visit.lang];
  const ref = { id: meetingId, item: entry.itemId };
  return (
    <minutes-autosave
      data-item={entry.itemId}
      data-text={minutesTextPath.to(visit, ref)}
      data-writing={writingPath.to(visit, ref)}
      data-saved={t.saved}
      data-saving={t.saving}
      data-unsaved={t.unsaved}
      data-offline={t.offline}
      data-conflict={t.conflict}
      data-compare={t.compare}
      data-updated={live.updated}
      data-refused={live.refused}
      data-why={live.why}
    >
      <Form action={saveMinutesPath.to(visit, ref)} label={entry.title}>
        <HiddenField name="version" value={String(entry.version)} />
        <HiddenField name="base" value={entry.minutes} />
        <TextArea
          name="minutes"
          limit={longestMinutes}
          id={`minutes-${entry.itemId}`}
          label={t.item}
          hint={t.itemHint}
          rows={6}
          value={entry.minutes}
        />
        <Actions>
          <Button kind="secondary">{t.save}</Button>
        </Actions>
      </Form>
    </minutes-autosave>
  );
};

interface EffectFormsProps {
  readonly visit: Visit;
  readonly meetingId: string;
  readonly entry: AgendaEntry;
  readonly parties: readonly Party[];
}

/** Decisions and tasks, caught where they fall; saved, they lead back to the item. */
export const EffectForms: FC<EffectFormsProps> = ({ visit, meetingId, entry, parties }) => {
  const t = minutesTexts[visit.lang].write;
  const back = `${minutesPath.to(visit, { id: meetingId }, { saved: "1" })}#item-${entry.itemId}`;
  const item = { kind: "agenda-item", id: entry.itemId };
  const id = (name: string) => `${name}-${entry.itemId}`;
  const longest = kindOf("decision").making?.longest;
  return (
    <>
      <details class="section" data-catch="decision">
        <summary>{t.decision}</summary>
        <Form action={makeAction(visit, item, "decision")} label={`${t.decision}: ${entry.title}`}>
          <HiddenField name={backField} value={back} />
          <TextArea name="wording" id={id("wording")} label={t.decisionWording} limit={longest?.["wording"]} rows={3} />
          <TextArea name="dissent" id={id("dissent")} label={t.dissent} limit={longest?.["dissent"]} rows={2} optional />
          <HiddenField name="internal" value="0" />
          <Checkbox
            name="internal"
            id={id("internal")}
            label={t.decisionInternal}
            hint={t.decisionInternalHint}
            checked={entry.publicTitle === null}
          />
          <Actions>
            <Button kind="secondary">{t.decisionSave}</Button>
          </Actions>
        </Form>
      </details>
      <details class="section" data-catch="task">
        <summary>{t.task}</summary>
        <Form action={makeAction(visit, item, "task")} label={`${t.task}: ${entry.title}`}>
          <HiddenField name={backField} value={back} />
          <TextField name="title" id={id("task-title")} label={t.taskTitle} />
          <Select
            name="party"
            id={id("party")}
            label={t.taskParty}
            options={parties.map((party) => ({ value: party.id, label: party.name }))}
          />
          <DateField name="due" id={id("due")} label={t.taskDue} min={dayOf(visit.now)} value={addDays(dayOf(visit.now), 28)} />
          <Actions>
            <Button kind="secondary">{t.taskSave}</Button>
          </Actions>
        </Form>
      </details>
    </>
  );
};
