import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, Filters } from "../../../ui/list.tsx";
import { DataTable } from "../../../ui/table.tsx";
import type { Voice } from "../attendance.ts";
import { handLists, handReaches, handouts } from "../hand-list.ts";
import type { HandList, HandReach, Handout } from "../hand-list.ts";
import { byHandPath, invitationsPath } from "../paths.ts";
import type { Invited } from "../queries/invitations.ts";
import type { Meeting } from "../queries/meetings.ts";
import { handTexts } from "../texts/hand-lists.ts";
import { invitationTexts } from "../texts/invitations.ts";
import { danish, meetingName, whenWords } from "./words.ts";

interface HandListsProps {
  readonly visit: Visit;
  readonly meeting: Meeting;
  readonly invited: readonly Invited[];
  readonly voices: readonly Voice[];
  readonly titles: readonly string[];
  readonly what: Handout;
  readonly reach: HandReach | undefined;
}

/** To print: who is called, who is handed a paper, who hears through which centre; each list on a sheet of its own. */
export const HandListsPage: FC<HandListsProps> = (props) => {
  const { visit, meeting, invited, what, reach } = props;
  const t = handTexts[visit.lang];
  const lists = handLists(invited, reach);
  const here = (query: { what?: Handout; reach?: HandReach | undefined }) =>
    byHandPath.to(visit, { id: meeting.id }, { what, reach, ...query });
  return (
    <Page
      title={t.title}
      kicker={meetingName(meeting, visit.lang)}
      lead={<span class="on-screen">{t.lead}</span>}
      width="wide"
      noIndex
      breadcrumbs={[{ href: invitationsPath.to(visit, { id: meeting.id }), label: invitationTexts[visit.lang].list.title }]}
    >
      <Filters
        label={t.whatLabel}
        filters={handouts.map((one) => ({ label: t.what[one], href: here({ what: one }), current: one === what }))}
      />
      <Filters
        label={t.reachLabel}
        filters={[
          { label: t.all, href: here({ reach: undefined }), current: reach === undefined },
          ...handReaches.map((one) => ({
            label: t.reach[one],
            href: here({ reach: one }),
            current: one === reach,
            count: invited.filter(({ member }) => member.reach === one).length,
          })),
        ]}
      />
      {lists.length === 0 && <EmptyState title={t.emptyTitle} body={t.emptyBody} />}
      {lists.map((list) => (
        <div class="print-sheet">
          <OneList {...props} list={list} />
        </div>
      ))}
      {lists.length > 0 && (
        <>
          <p class="section-lead">{t.shred}</p>
          <Actions>
            <ButtonLink kind="secondary" href={invitationsPath.to(visit, { id: meeting.id })}>
              {t.enter}
            </ButtonLink>
          </Actions>
        </>
      )}
    </Page>
  );
};

const OneList: FC<HandListsProps & { list: HandList }> = (props) => {
  const { visit, meeting, titles, what, list } = props;
  const t = handTexts[visit.lang];
  const title = { phone: t.phoneTitle, paper: t.paperTitle, centre: t.centreTitle(list.centre ?? "") }[list.reach];
  return (
    <Section title={title} lead={list.reach === "phone" ? undefined : t.copies[what](list.those.length)}>
      {list.reach === "centre" && <p>{t.staff}</p>}
      {list.reach === "phone" && (
        <div class="prose">
          <p>
            {t.say}: “{t[what](meeting.seriesName, whenWords(meeting, visit.lang), meeting.place)}”
          </p>
          {what !== "minutes" && titles.length > 0 && (
            <>
              <p>{t.talkAbout}:</p>
              <ol lang={danish(visit.lang)}>
                {titles.map((one) => (
                  <li>{one}</li>
                ))}
              </ol>
            </>
          )}
        </div>
      )}
      <TickTable {...props} title={title} />
    </Section>
  );
};

const TickTable: FC<HandListsProps & { list: HandList; title: string }> = ({ visit, voices, what, list, title }) => {
  const t = handTexts[visit.lang];
  const boxes = (...words: string[]) => words.map((word) => <span class="tick-box">☐ {word}</span>);
  const done = { phone: boxes(t.called, t.again), paper: boxes(t.handed), centre: boxes(t.passedOn) }[list.reach];
  const asks = what === "invitation";
  // The centre's staff need to know whom, not for whom they speak.
  const speaksFor = (id: string) =>
    list.reach === "centre"
      ? ""
      : voices
          .filter((voice) => voice.memberId === id)
          .map((voice) => (voice.isDeputy ? `${voice.partyName} (${t.deputy})` : voice.partyName))
          .join(", ");
  return (
    <DataTable
      caption={title}
      hideCaption
      columns={[
        { key: "member", label: t.member },
        ...(list.reach === "phone" ? [{ key: "number", label: t.number }] : []),
        { key: "done", label: t.done },
        ...(asks ? [{ key: "answer", label: t.answer }] : []),
        { key: "note", label: t.note },
      ]}
      rows={list.those.map(({ member, answer }) => ({
        key: member.id,
        cells: {
          member: (
            <>
              {member.name}
              {speaksFor(member.id) && (
                <span class="cell-aside" lang={danish(visit.lang)}>
                  {speaksFor(member.id)}
                </span>
              )}
            </>
          ),
          number: member.phone && <a href={`tel:${member.phone.replace(/[^+\d]/g, "")}`}>{member.phone}</a>,
          done,
          answer: answer ? t.answered[answer] : boxes(t.yes, t.no),
          note: <span class="cell-write" aria-hidden="true" />,
        },
      }))}
    />
  );
};
