import type { FC } from "hono/jsx";
import type { SeatedParty } from "../../../network/queries.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, Filters, ItemList, Pagination } from "../../../ui/list.tsx";
import { Status } from "../../../ui/status.tsx";
import type { StatusTone } from "../../../ui/status.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { isMissed, marksOf, meetingsBeforeWeAsk, partiesToShow } from "../attendance.ts";
import type { Mark } from "../attendance.ts";
import { forumPath, meetingsPath, partyAttendanceFilePath, partyAttendancePath, partyPath } from "../paths.ts";
import type { HeldMeeting } from "../queries/attendance.ts";
import { attendanceTexts } from "../texts/attendance.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { danish } from "./words.ts";

/** So many columns are read at a glance on a screen, and the three newest are always among the first. */
export const heldPerPage = 6;

interface PartyAttendanceProps {
  readonly visit: Visit;
  readonly series: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: { readonly id: string; readonly name: string } | undefined;
  readonly meetings: readonly HeldMeeting[];
  readonly total: number;
  readonly page: number;
  readonly parties: readonly SeatedParty[];
  /** One party alone, with a link to all. */
  readonly only: SeatedParty | undefined;
}

const tones: Readonly<Record<Exclude<Mark, "not-yet">, StatusTone>> = { present: "done", apology: "open", absent: "neutral" };

/** For members: how the parties were at the last meetings of a series, and who has not been seen for a while. */
export const PartyAttendancePage: FC<PartyAttendanceProps> = (props) => {
  const { visit, series, chosen, total, page, only } = props;
  const t = attendanceTexts[visit.lang].overview;
  const pages = Math.max(1, Math.ceil(total / heldPerPage));
  const filter = { series: series.length > 1 ? chosen?.id : undefined, party: only?.id };
  return (
    <Page
      title={only ? t.of(only.name) : t.title}
      lead={t.lead}
      width="wide"
      noIndex
      breadcrumbs={[
        { href: forumPath.to(visit, {}), label: meetingTexts[visit.lang].forum.title },
        { href: meetingsPath.to(visit, {}), label: meetingTexts[visit.lang].forum.work },
      ]}
    >
      {series.length > 1 && (
        <Filters
          label={t.series}
          filters={series.map(({ id, name }) => ({
            label: name,
            href: partyAttendancePath.to(visit, {}, { ...filter, series: id }),
            current: id === chosen?.id,
          }))}
        />
      )}
      {total === 0 ? (
        <EmptyState title={t.emptyTitle} body={t.emptyBody} />
      ) : (
        <>
          {page === 1 && !only && <Missed {...props} />}
          {only && partiesToShow([only], props.meetings).length === 0 ? (
            <EmptyState title={t.neverTitle} body={t.neverBody} />
          ) : (
            <AttendanceTable {...props} />
          )}
          <Pagination
            page={page}
            pages={pages}
            href={(to) => partyAttendancePath.to(visit, {}, { ...filter, page: to })}
          />
          <p class="section-lead">{t.rule}</p>
          <Actions>
            {only && (
              <ButtonLink kind="secondary" href={partyAttendancePath.to(visit, {}, { series: filter.series })}>
                {t.all}
              </ButtonLink>
            )}
            <ButtonLink kind="quiet" href={partyAttendanceFilePath.to(visit, {}, { series: chosen?.id })} download>
              {t.csv}
            </ButtonLink>
          </Actions>
        </>
      )}
    </Page>
  );
};

const AttendanceTable: FC<PartyAttendanceProps> = ({ visit, meetings, total, page, parties, only }) => {
  const t = attendanceTexts[visit.lang].overview;
  const from = (page - 1) * heldPerPage + 1;
  return (
    <DataTable
      caption={t.table(from, from + meetings.length - 1, total)}
      columns={[
        { key: "party", label: t.party },
        ...meetings.map((meeting) => ({ key: meeting.id, label: formatDate(meeting.startsAt, visit.lang) })),
        { key: "sum", label: t.sum },
      ]}
      rows={partiesToShow(only ? [only] : parties, meetings).map((party) => {
        const marks = marksOf(party, meetings);
        const counted = marks.filter((mark) => mark !== "not-yet");
        return {
          key: party.id,
          cells: {
            party: <span lang={danish(visit.lang)}>{party.name}</span>,
            ...Object.fromEntries(meetings.map((meeting, at) => [meeting.id, <MarkInWords visit={visit} mark={marks[at]} />])),
            sum: together(t.count(counted.filter((mark) => mark === "present").length, counted.length)),
          },
        };
      })}
    />
  );
};

const MarkInWords: FC<{ visit: Visit; mark: Mark | undefined }> = ({ visit, mark }) => {
  if (!mark) return null;
  const words = together(attendanceTexts[visit.lang].overview.mark[mark]);
  return mark === "not-yet" ? <>{words}</> : <Status tone={tones[mark]}>{words}</Status>;
};

/** Short words that stay on one line in a narrow column. */
function together(words: string): string {
  return words.replaceAll(" ", "\u00A0");
}

/** So many are read at once; the others lie below. */
const missedShown = 5;

/** Who has not been seen for three meetings: calm, with one thing to do. */
const Missed: FC<PartyAttendanceProps> = ({ visit, meetings, parties }) => {
  const t = attendanceTexts[visit.lang].overview;
  const missed = parties.filter((party) => party.seats > 0 && isMissed(marksOf(party, meetings)));
  if (missed.length === 0) return null;
  const apologiesOf = (party: SeatedParty) =>
    marksOf(party, meetings).slice(0, meetingsBeforeWeAsk).filter((mark) => mark === "apology").length;
  const list = (those: readonly SeatedParty[]) => (
    <ItemList
      items={those.map((party) => ({
        key: party.id,
        title: <span lang={danish(visit.lang)}>{party.name}</span>,
        meta: apologiesOf(party) > 0 ? t.apologies(apologiesOf(party)) : t.noApology,
        actions: visit.may("parties.manage") && (
          <ButtonLink
            kind="secondary"
            href={`${partyPath.to(visit, { id: party.id })}#people`}
            aria-label={`${t.ask}: ${party.name}`}
          >
            {t.ask}
          </ButtonLink>
        ),
      }))}
    />
  );
  return (
    <Section title={t.missedTitle} lead={t.missedLead}>
      {list(missed.slice(0, missedShown))}
      {missed.length > missedShown && (
        <Fold summary={t.moreMissed(missed.length - missedShown)}>{list(missed.slice(missedShown))}</Fold>
      )}
    </Section>
  );
};
