import type { Child, FC } from "hono/jsx";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import {
  approvePath,
  cancelMeetingPath,
  cyclePath,
  forumPath,
  invitationsPath,
  meetingCalendarPath,
  meetingPath,
  meetingTimePath,
  meetingsPath,
  minutesPath,
  publishPath,
  publishedPath,
  sendAgendaPath,
  sentAgendaPath,
} from "../paths.ts";
import type { CycleFacts } from "../cycle.ts";
import type { FixedMinutes } from "../minutes-version.ts";
import type { AgendaEntry } from "../queries/agenda.ts";
import type { BareLine } from "../queries/lines.ts";
import type { Meeting } from "../queries/meetings.ts";
import type { Notice as MeetingNotice } from "../queries/notices.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { attendanceTexts } from "../texts/attendance.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { noticeTexts } from "../texts/notices.ts";
import { sentAgendaTexts } from "../texts/sent-agenda.ts";
import { Agenda } from "./agenda.tsx";
import { AttendanceList } from "./attendance-list.tsx";
import type { NotedAttendance } from "./attendance-list.tsx";
import { WhereMinutesAre } from "./cycle.tsx";
import { PublicAgenda } from "./forum.tsx";
import { NewItemForm } from "./item-form.tsx";
import type { ItemChoices } from "./item-form.tsx";
import { Paragraphs } from "./item.tsx";
import { NoticeOfMeeting } from "./move.tsx";
import { OwnAnswer } from "./own-answer.tsx";
import { MeetingProposals } from "./proposals.tsx";
import { Changes } from "./sent-agenda.tsx";
import { SinceLastSection } from "./since-last.tsx";
import { WayToTakePart } from "./take-part.tsx";
import { danish, meetingName, whenWords } from "./words.ts";

interface MeetingPageProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  /** Set when it was moved or cancelled. */
  readonly notice: MeetingNotice | undefined;
  readonly agenda: readonly AgendaEntry[];
  /** All lines of the agenda, also those closed to this reader. */
  readonly lines: readonly BareLine[];
  readonly answers: { readonly yes: number; readonly no: number; readonly invited: number };
  /** What whoever reads it has answered; undefined when they are not invited. */
  readonly ownAnswer: "yes" | "no" | null | undefined;
  /** Who was there; absent before the meeting. */
  readonly noted: NotedAttendance | undefined;
  /** What has happened since the meeting before. */
  readonly since: Omit<Parameters<typeof SinceLastSection>[0], "visit"> | undefined;
  /** What other features tell of it. */
  readonly told: Child[];
  /** When the agenda was sent last, and what has changed since. */
  readonly sent: Omit<Parameters<typeof Changes>[0], "visit"> | undefined;
  /** What is proposed; absent when the meeting has begun. */
  readonly proposals: Omit<Parameters<typeof MeetingProposals>[0], "visit"> | undefined;
  /** Only for those who prepare. */
  readonly choices: ItemChoices | undefined;
  readonly facts: CycleFacts;
  /** The approved minutes; absent until then. */
  readonly locked: FixedMinutes | undefined;
  readonly problem: FormProblem;
}

/** A meeting for members: agenda with origin and age, minutes when there are some; for coordinators the work on it. */
export const MeetingPage: FC<MeetingPageProps> = (props) => {
  const { visit, meeting, notice, agenda, lines, answers, ownAnswer, noted, choices, proposals, facts, since, sent, told, locked, problem } = props;
  const t = meetingTexts[visit.lang];
  const own = agendaTexts[visit.lang];
  const words = { ...t.errors, ...own.errors, item_gone: own.clash.gone, changed_meanwhile: own.clash.moved };
  const errors = errorsInWords(problem.errors, visit.lang, words);
  const coming = meeting.startsAt > visit.now;
  const cancelled = meeting.cancelledAt !== null;
  const prepares = visit.may("meetings.prepare") && !meeting.approvedAt && !meeting.sentAt && !cancelled;
  return (
    <Page
      title={meetingName(meeting, visit.lang)}
      kicker={<span lang={danish(visit.lang)}>{meeting.seriesName}</span>}
      width="wide"
      hasErrors={errors.length > 0}
      breadcrumbs={[
        { href: forumPath.to(visit, {}), label: t.forum.title },
        { href: meetingsPath.to(visit, {}), label: t.forum.work },
      ]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && <Notice tone="success" live>{t.saved}</Notice>}
          {visit.query("sent") && <Notice tone="success" live>{sentAgendaTexts[visit.lang].send.sent}</Notice>}
        </>
      }
    >
      {meeting.approvedAt && <Notice>{t.meeting.locked}</Notice>}
      {notice && <NoticeOfMeeting {...{ visit, meeting, notice }} />}
      {!coming && !cancelled && <WhereMinutesAre {...{ visit, meeting, facts }} />}
      <Facts
        items={[
          { term: t.meeting.when, value: whenWords(meeting, visit.lang) },
          { term: t.meeting.where, value: <span lang={danish(visit.lang)}>{meeting.place}</span> },
          { term: t.meeting.answers, value: answers.invited > 0 && t.meeting.answered(answers.yes, answers.no) },
          { term: t.meeting.document, value: meeting.documentNumber },
        ]}
      />
      {coming && !cancelled && ownAnswer !== undefined && <OwnAnswer {...{ visit, meeting, ownAnswer }} />}
      {told}
      {!cancelled && <MeetingActions visit={visit} meeting={meeting} />}
      {since && !cancelled && <SinceLastSection visit={visit} {...since} />}
      {!(cancelled && lines.length === 0) && (
        <Section
          title={t.agenda.title}
          action={sent && <a href={sentAgendaPath.to(visit, { id: meeting.id })}>{sentAgendaTexts[visit.lang].page.link}</a>}
        >
          {sent && sent.changes.length > 0 && !locked && !cancelled && <Changes visit={visit} {...sent} />}
          {lines.length === 0 ? (
            <EmptyState title={t.agenda.empty} body={prepares && t.agenda.emptyBody} />
          ) : (
            <Agenda {...{ visit, meeting, agenda, lines }} editable={prepares} />
          )}
        </Section>
      )}
      {noted && noted.present.length + noted.states.size > 0 && (
        <Section title={attendanceTexts[visit.lang].title}>
          <AttendanceList visit={visit} noted={noted} />
        </Section>
      )}
      {proposals && !locked && !cancelled && <MeetingProposals visit={visit} {...proposals} />}
      <InternalMinutes visit={visit} items={readItems(visit, agenda, locked)} draft={!locked} />
      {prepares && choices && (
        <Section title={t.agenda.add}>
          <NewItemForm {...{ visit, problem, choices }} meetingId={meeting.id} />
        </Section>
      )}
    </Page>
  );
};

interface ReadItem {
  readonly number: number;
  readonly title: string;
  readonly minutes: string;
}

/**
 * What somebody may read of what was said: the approved minutes and the closed items they are named at; until then only
 * who writes them reads anything.
 */
function readItems(visit: Visit, agenda: readonly AgendaEntry[], locked: FixedMinutes | undefined): ReadItem[] {
  if (!locked) return visit.may("meetings.minute") ? [...agenda] : [];
  return [...locked.items, ...agenda.filter(({ isClosed }) => isClosed)].sort((a, b) => a.number - b.number);
}

const InternalMinutes: FC<{ visit: Visit; items: readonly ReadItem[]; draft: boolean }> = ({ visit, items, draft }) => {
  const t = meetingTexts[visit.lang].meeting;
  if (items.every((item) => item.minutes === "")) return null;
  return (
    <Section title={t.internal} lead={draft && t.draft}>
      {items.map(({ number, title, minutes }) =>
        minutes === "" ? null : (
          <section class="section" lang={danish(visit.lang)}>
            <h3>
              {number}. {title}
            </h3>
            <Paragraphs text={minutes} />
          </section>
        ),
      )}
    </Section>
  );
};

const MeetingActions: FC<{ visit: Visit; meeting: Meeting }> = ({ visit, meeting }) => {
  const t = meetingTexts[visit.lang].meeting;
  const here = { id: meeting.id };
  const locked = meeting.approvedAt !== null;
  const fixed = locked || meeting.sentAt !== null;
  const coming = meeting.startsAt > visit.now;
  const prepares = visit.may("meetings.prepare") && !fixed;
  return (
    <Actions>
      {prepares && (
        <ButtonLink kind={coming ? "primary" : "quiet"} href={invitationsPath.to(visit, here)}>
          {t.invitations}
        </ButtonLink>
      )}
      {prepares && coming && (
        <ButtonLink kind="secondary" href={sendAgendaPath.to(visit, here)}>
          {sentAgendaTexts[visit.lang].send.link}
        </ButtonLink>
      )}
      {visit.may("meetings.minute") && !fixed && (
        <ButtonLink kind={coming ? "secondary" : "primary"} href={minutesPath.to(visit, here)}>
          {t.minutes}
        </ButtonLink>
      )}
      {visit.may("meetings.approve") && !fixed && !coming && (
        <ButtonLink kind="secondary" href={cyclePath.to(visit, here)}>
          {t.send}
        </ButtonLink>
      )}
      {visit.may("meetings.approve") && !locked && !coming && (
        <ButtonLink kind="secondary" href={approvePath.to(visit, here)}>
          {t.approve}
        </ButtonLink>
      )}
      {visit.may("meetings.approve") && locked && !meeting.publishedAt && (
        <ButtonLink href={publishPath.to(visit, here)}>{t.publish}</ButtonLink>
      )}
      {meeting.publishedAt && <ButtonLink href={publishedPath.to(visit, here)}>{t.published}</ButtonLink>}
      {prepares && coming && (
        <>
          <ButtonLink kind="quiet" href={meetingTimePath.to(visit, here)}>
            {noticeTexts[visit.lang].move.title}
          </ButtonLink>
          <ButtonLink kind="quiet" href={cancelMeetingPath.to(visit, here)}>
            {noticeTexts[visit.lang].cancel.title}
          </ButtonLink>
        </>
      )}
      <ButtonLink kind="quiet" href={meetingCalendarPath.to(visit, here)} download>
        {t.calendar}
      </ButtonLink>
      {!locked && (
        <ButtonLink kind="quiet" href={meetingPath.to(visit, here, { as: "visitor" })}>
          {t.publicPage}
        </ButtonLink>
      )}
    </Actions>
  );
};

interface PublicMeetingProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly notice: MeetingNotice | undefined;
  readonly agenda: readonly { id: string; title: string; times: number }[];
}

/** A meeting for everyone: when, where, and the items that are public. */
export const PublicMeetingPage: FC<PublicMeetingProps> = ({ visit, meeting, notice, agenda }) => {
  const t = meetingTexts[visit.lang];
  const cancelled = meeting.cancelledAt !== null;
  const coming = meeting.startsAt > visit.now;
  return (
    <Page
      title={meetingName(meeting, visit.lang)}
      kicker={<span lang={danish(visit.lang)}>{meeting.seriesName}</span>}
      breadcrumbs={[{ href: forumPath.to(visit, {}), label: t.forum.title }]}
    >
      {notice && <NoticeOfMeeting {...{ visit, meeting, notice }} />}
      <Facts
        items={[
          { term: t.meeting.when, value: whenWords(meeting, visit.lang) },
          { term: t.meeting.where, value: <span lang={danish(visit.lang)}>{meeting.place}</span> },
        ]}
      />
      {coming && !cancelled && (
        <Actions>
          <ButtonLink kind="secondary" href={meetingCalendarPath.to(visit, { id: meeting.id })} download>
            {t.meeting.calendar}
          </ButtonLink>
        </Actions>
      )}
      {!coming && !cancelled && <Notice>{t.meeting.held}</Notice>}
      {!(cancelled && agenda.length === 0) && (
        <Section title={t.agenda.title} lead={agenda.length > 0 && t.meeting.publicLead}>
          {agenda.length === 0 ? (
            <EmptyState title={t.meeting.noPublicItems} />
          ) : (
            <PublicAgenda visit={visit} items={agenda} />
          )}
        </Section>
      )}
      <WayToTakePart visit={visit} />
    </Page>
  );
};
