import type { FC } from "hono/jsx";
import type { Party } from "../../../network/party.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Status } from "../../../ui/status.tsx";
import { ageWords } from "../agenda.ts";
import { approvePath, attendancePath, closeItemPath, meetingWorkPath } from "../paths.ts";
import type { AgendaEntry } from "../queries/agenda.ts";
import type { Meeting } from "../queries/meetings.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { attendanceTexts } from "../texts/attendance.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { RelatedLink } from "./agenda.tsx";
import { AttendanceList } from "./attendance-list.tsx";
import type { NotedAttendance } from "./attendance-list.tsx";
import { EffectForms, MinutesForm } from "./minutes-forms.tsx";
import { LiveMinutes, MinutesKeys } from "./minutes-live.tsx";
import { meetingName } from "./words.ts";

interface MinutesPageProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly agenda: readonly AgendaEntry[];
  readonly noted: NotedAttendance;
  readonly parties: readonly Party[];
  /** What of this page changes by more than texts, in one word. */
  readonly outline: string;
  readonly problem: FormProblem;
}

/** Where the minutes are written: item by item, each saved for itself; decisions and tasks where they fall. */
export const MinutesPage: FC<MinutesPageProps> = ({ visit, meeting, agenda, noted, parties, outline, problem }) => {
  const t = minutesTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const begun = meeting.startsAt <= visit.now;
  return (
    <Page
      title={t.write.title(formatDate(meeting.startsAt, visit.lang))}
      kicker={meeting.seriesName}
      lead={t.write.lead}
      hasErrors={errors.length > 0}
      scripts={["live-minutes.js"]}
      breadcrumbs={[{ href: meetingWorkPath.to(visit, { id: meeting.id }), label: meetingName(meeting, visit.lang) }]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && (
            <Notice tone="success" live>
              {visit.query("saved") === "joined" ? t.live.joined : meetingTexts[visit.lang].saved}
            </Notice>
          )}
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
      <LiveMinutes visit={visit} meetingId={meeting.id} outline={outline}>
        {agenda.length > 0 && <MinutesKeys visit={visit} />}
        {agenda.map((entry) => (
          <Section title={`${entry.number}. ${entry.title}`} id={`item-${entry.itemId}`}>
            <MinutedItem visit={visit} meetingId={meeting.id} entry={entry} parties={parties} />
          </Section>
        ))}
      </LiveMinutes>
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
      {visit.may("decisions.manage") && !entry.isClosed && (
        <EffectForms visit={visit} meetingId={meetingId} entry={entry} parties={parties} />
      )}
      <OutcomeForm visit={visit} meetingId={meetingId} entry={entry} />
    </>
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
