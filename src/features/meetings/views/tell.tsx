import type { FC } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { Form, HiddenField } from "../../../ui/form.tsx";
import { Page, Section } from "../../../ui/layout.tsx";
import { EmptyState } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Status } from "../../../ui/status.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { enterAnswerPath, meetingWorkPath, tellMemberPath } from "../paths.ts";
import type { Meeting } from "../queries/meetings.ts";
import type { Hearer, Notice as MeetingNotice } from "../queries/notices.ts";
import { invitationTexts } from "../texts/invitations.ts";
import { noticeTexts } from "../texts/notices.ts";
import { handWords, meetingName, whenWords } from "./words.ts";

interface TellProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly notice: MeetingNotice;
  readonly hearers: readonly Hearer[];
}

/**
 * Who must hear of a moved or cancelled meeting without mail, what to tell them, and who has heard. What is told begins from
 * the time each of them was last told of: a meeting can be moved again before everybody has been called. Also to print.
 */
export const TellPage: FC<TellProps> = ({ visit, meeting, notice, hearers }) => {
  const t = noticeTexts[visit.lang].tell;
  const knowing = Map.groupBy(hearers, ({ knew }) => `${whenWords(knew, visit.lang)} ${knew.place}`);
  const groups = [...knowing.values()].sort(([one], [other]) => Number(one?.knew.startsAt) - Number(other?.knew.startsAt));
  return (
    <Page
      title={t.title}
      kicker={meetingName(meeting, visit.lang)}
      lead={hearers.length > 0 && t.lead}
      width="wide"
      breadcrumbs={[{ href: meetingWorkPath.to(visit, { id: meeting.id }), label: meetingName(meeting, visit.lang) }]}
    >
      {hearers.length > 0 && hearers.every(({ toldAt }) => toldAt !== null) && <Notice tone="success">{t.allTold}</Notice>}
      {(groups.length === 0 ? [[]] : groups).map((group) => {
        const knew = group[0]?.knew ?? notice.was;
        return (
          <Section title={groups.length > 1 ? t.sayTo(whenWords(knew, visit.lang)) : t.say}>
            <p>{sayWords(visit, meeting, notice, knew)}</p>
            {notice.reason && <p>{noticeTexts[visit.lang].why(notice.reason)}</p>}
            {group.length > 0 && <HearerTable {...{ visit, meeting }} hearers={group} />}
          </Section>
        );
      })}
      {hearers.length === 0 && <EmptyState title={t.none} />}
    </Page>
  );
};

function sayWords({ lang }: Visit, meeting: Meeting, { kind }: MeetingNotice, knew: MeetingNotice["was"]): string {
  const t = noticeTexts[lang].tell;
  const [was, now] = [whenWords(knew, lang), whenWords(meeting, lang)];
  if (kind === "cancelled") return t.cancelled(meeting.seriesName, was);
  if (was === now && knew.place === meeting.place) return t.asKnown(meeting.seriesName, now, meeting.place);
  return t.moved(meeting.seriesName, was, now, meeting.place);
}

const HearerTable: FC<Pick<TellProps, "visit" | "meeting" | "hearers">> = ({ visit, meeting, hearers }) => {
  const t = noticeTexts[visit.lang].tell;
  const left = hearers.filter(({ toldAt }) => toldAt === null).length;
  return (
    <DataTable
      caption={left === 0 ? t.title : t.left(left)}
      columns={[
        { key: "name", label: invitationTexts[visit.lang].list.member },
        { key: "reach", label: invitationTexts[visit.lang].list.reach },
        { key: "state", label: t.state },
        { key: "mark", label: t.tick },
      ]}
      rows={hearers.map((hearer) => ({ key: hearer.member.id, cells: cellsOf(visit, meeting, hearer) }))}
    />
  );
};

function cellsOf(visit: Visit, meeting: Meeting, { member, toldAt }: Hearer) {
  const t = noticeTexts[visit.lang].tell;
  const label = toldAt === null ? t.mark : t.unmark;
  return {
    name: member.name,
    reach: handWords(member, visit.lang),
    state: toldAt === null ? <Status tone="late">{t.waits}</Status> : <Status tone="done">{t.told(formatDate(toldAt, visit.lang))}</Status>,
    mark: (
      <>
        <Form action={tellMemberPath.to(visit, { id: meeting.id, member: member.id })} inline>
          <HiddenField name="told" value={toldAt === null ? "1" : "0"} />
          <Button kind={toldAt === null ? "secondary" : "quiet"} aria-label={`${label}: ${member.name}`}>
            {label}
          </Button>
        </Form>
        {meeting.cancelledAt === null && (
          <a href={enterAnswerPath.to(visit, { id: meeting.id, member: member.id })} aria-label={`${t.enter}: ${member.name}`}>
            {t.enter}
          </a>
        )}
      </>
    ),
  };
}
