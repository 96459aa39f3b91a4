import type { FC } from "hono/jsx";
import type { Party } from "../../../network/party.ts";
import { addDays, dayOf, formatDate } from "../../../platform/i18n/dates.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { makeAction } from "../../../thread/make.tsx";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Select } from "../../../ui/choice.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { DateField, TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Status } from "../../../ui/status.tsx";
import { ageWords } from "../agenda.ts";
import { approvePath, attendancePath, closeItemPath, meetingWorkPath, saveMinutesPath } from "../paths.ts";
import type { AgendaEntry } from "../queries/agenda.ts";
import type { Meeting } from "../queries/meetings.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { attendanceTexts } from "../texts/attendance.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { RelatedLink } from "./agenda.tsx";
import { AttendanceList } from "./attendance-list.tsx";
import type { NotedAttendance } from "./attendance-list.tsx";
import { meetingName } from "./words.ts";

interface MinutesPageProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly agenda: readonly AgendaEntry[];
  readonly noted: NotedAttendance;
  readonly parties: readonly Party[];
  readonly problem: FormProblem;
}

/** Where the minutes are written: item by item, each saved for itself; decisions and tasks where they fall. */
export const MinutesPage: FC<MinutesPageProps> = ({ visit, meeting, agenda, noted, parties, problem }) => {
  const t = minutesTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const begun = meeting.startsAt <= visit.now;
  return (
    <Page
      title={t.write.title(formatDate(meeting.startsAt, visit.lang))}
      kicker={meeting.seriesName}
      lead={t.write.lead}
      hasErrors={errors.length > 0}
      scripts={["minutes-autosave.js"]}
      breadcrumbs={[{ href: meetingWorkPath.to(visit, { id: meeting.id }), label: meetingName(meeting, visit.lang) }]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && <Notice tone="success" live>{meetingTexts[visit.lang].saved}</Notice>}
        </>
      }
    >
      <Section
        title={attendanceTexts[visit.lang].title}
        action={<a href={attendancePath.to(visit, { id: meeting.id })}>{attendanceTexts[visit.lang].change}</a>}
      >
        <AttendanceList visit={visit} noted={noted} />
      </Section>
      {agenda.length === 0 && <EmptyState title={t.write.noItems} />}
      {agenda.map((entry) => (
        <Section title={`${entry.number}. ${entry.title}`} id={`item-${entry.itemId}`}>
          <MinutedItem visit={visit} meetingId={meeting.id} entry={entry} parties={parties} />
        </Section>
      ))}
      <Section title={meetingTexts[visit.lang].meeting.approve}>
        {begun ? (
          <Actions>
            <ButtonLink href={approvePath.to(visit, { id: meeting.id })}>{t.write.approve}</ButtonLink>
          </Actions>
        ) : (
          <p>{t.write.approveLater}</p>
        )}
      </Section>
    </Page>
  );
};

interface MinutedItemProps {
  readonly visit: Visit;
  readonly meetingId: string;
  readonly entry: AgendaEntry;
  readonly parties: readonly Party[];
}

const MinutedItem: FC<MinutedItemProps> = ({ visit, meetingId, entry, parties }) => {
  const t = minutesTexts[visit.lang].write;
  const agenda = meetingTexts[visit.lang];
  return (
    <>
      <p class="kicker">
        {[agenda.agenda.purpose[entry.purpose], ageWords(entry.times, visit.lang)].filter(Boolean).join(" · ")}
        {entry.origins.map((origin) => (
          <>
            {" · "}
            {agenda.agenda.origin} <RelatedLink visit={visit} item={origin} />
          </>
        ))}
      </p>
      {entry.text && <p>{entry.text}</p>}
      <div>
        <MinutesForm visit={visit} meetingId={meetingId} entry={entry} />
      </div>
      {entry.effects.length > 0 && (
        <div class="prose">
          <p>{t.came}:</p>
          <ul>
            {entry.effects.map((effect) => (
              <li>
                <RelatedLink visit={visit} item={effect} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {entry.isClosed && (
        <Notice>
          {agendaTexts[visit.lang].closed.notice} {agendaTexts[visit.lang].closed.noEffects}
        </Notice>
      )}
      {visit.may("decisions.manage") && !entry.isClosed && <EffectForms visit={visit} entry={entry} parties={parties} />}
      <OutcomeForm visit={visit} meetingId={meetingId} entry={entry} />
    </>
  );
};

const MinutesForm: FC<{ visit: Visit; meetingId: string; entry: AgendaEntry }> = ({ visit, meetingId, entry }) => {
  const t = minutesTexts[visit.lang].write;
  return (
    <minutes-autosave
      data-saved={t.saved}
      data-saving={t.saving}
      data-unsaved={t.unsaved}
      data-offline={t.offline}
      data-conflict={t.conflict}
      data-compare={t.compare}
    >
      <Form action={saveMinutesPath.to(visit, { id: meetingId, item: entry.itemId })} label={entry.title}>
        <HiddenField name="version" value={String(entry.version)} />
        <TextArea
          name="minutes"
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

const OutcomeForm: FC<{ visit: Visit; meetingId: string; entry: AgendaEntry }> = ({ visit, meetingId, entry }) => {
  const t = minutesTexts[visit.lang].write;
  const outcome = meetingTexts[visit.lang].item.outcome;
  const button = (value: string, label: string, kind: "quiet" | "secondary" = "quiet") => (
    <Button kind={kind} name="outcome" value={value} aria-label={`${label}: ${entry.title}`}>
      {label}
    </Button>
  );
  return (
    <Form action={closeItemPath.to(visit, { id: meetingId, item: entry.itemId })} inline>
      {entry.outcome && (
        <Status tone={entry.outcome === "discussed" ? "done" : "open"}>{outcome[entry.outcome]}</Status>
      )}
      {entry.outcome !== "discussed" && button("discussed", t.close, "secondary")}
      {entry.outcome !== "carried-over" && !entry.isStanding && button("carried-over", t.carry)}
      {entry.outcome !== null && button("open", t.reopen)}
    </Form>
  );
};

const EffectForms: FC<{ visit: Visit; entry: AgendaEntry; parties: readonly Party[] }> = ({ visit, entry, parties }) => {
  const t = minutesTexts[visit.lang].write;
  const item = { kind: "agenda-item", id: entry.itemId };
  const id = (name: string) => `${name}-${entry.itemId}`;
  return (
    <>
      <details class="section">
        <summary>{t.decision}</summary>
        <Form action={makeAction(visit, item, "decision")} label={`${t.decision}: ${entry.title}`}>
          <TextArea name="wording" id={id("wording")} label={t.decisionWording} rows={3} />
          <TextArea name="dissent" id={id("dissent")} label={t.dissent} rows={2} optional />
          <Actions>
            <Button kind="secondary">{t.decisionSave}</Button>
          </Actions>
        </Form>
      </details>
      <details class="section">
        <summary>{t.task}</summary>
        <Form action={makeAction(visit, item, "task")} label={`${t.task}: ${entry.title}`}>
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
