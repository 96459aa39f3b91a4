import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { paths } from "../paths.ts";
import type { Asked } from "../queries/asked.ts";
import type { Poll } from "../queries/polls.ts";
import { choices } from "../ranking.ts";
import { texts } from "../texts/poll.ts";
import { workTexts } from "../texts/work.ts";
import { whenWords } from "../when.ts";
import { PollFacts, TimeWords, danish } from "./parts.tsx";
import { reachWords } from "./people.tsx";

interface ByHandProps {
  readonly visit: Visit;
  readonly poll: Poll;
  /** Those who are not reached by mail. */
  readonly asked: readonly Asked[];
}

/** To print: whom to call or hand a paper to, and what they answer, or what they must hear. */
export const ByHandPage: FC<ByHandProps> = ({ visit, poll, asked }) => {
  const t = workTexts[visit.lang].hand;
  const chosen = poll.times.find(({ id }) => id === poll.chosenTime);
  const lead = chosen ? t.leadChosen : poll.status === "cancelled" ? t.leadCancelled : t.lead;
  return (
    <Page
      title={t.title}
      kicker={<span lang={danish(visit.lang)}>{poll.title}</span>}
      lead={asked.length > 0 && lead}
      width="wide"
      breadcrumbs={[{ href: paths.results.to(visit, { id: poll.id }), label: poll.title, isWritten: true }]}
      noIndex
    >
      {asked.length === 0 && <EmptyState title={t.empty} body={t.emptyBody} />}
      {asked.length > 0 && (
        <>
          {poll.status === "open" && <PollFacts {...{ visit, poll }} />}
          {chosen && (
            <Notice title={texts[visit.lang].answer.chosen(whenWords(chosen, visit.lang))}>
              <p lang={danish(visit.lang)}>{chosen.place}</p>
            </Notice>
          )}
          {poll.status === "cancelled" && <Notice><p lang={danish(visit.lang)}>{poll.cancelledBecause}</p></Notice>}
          {poll.status === "open" ? (
            asked.map((one) => <OneSheet {...{ visit, poll, one }} />)
          ) : (
            <ToldTable {...{ visit, poll, asked }} />
          )}
          <p class="section-lead">{t.shred}</p>
        </>
      )}
    </Page>
  );
};

const Box: FC<{ label: string; ticked?: boolean }> = ({ label, ticked }) => (
  <span class="tick-box">
    {ticked ? "☒" : "☐"} {label}
  </span>
);

/** One person's times with boxes to tick; cut apart it can be handed over. */
const OneSheet: FC<{ visit: Visit; poll: Poll; one: Asked }> = ({ visit, poll, one }) => {
  const words = texts[visit.lang];
  const t = workTexts[visit.lang];
  const enter = one.answeredAt ? t.results.change : t.results.enter;
  return (
    <Section
      title={one.member.name}
      lead={[reachWords(one.member, visit.lang), one.mustBeThere && t.results.must].filter(Boolean).join(" · ")}
    >
      <DataTable
        caption={t.results.details(one.member.name)}
        hideCaption
        columns={[
          { key: "time", label: words.sums.time },
          { key: "answer", label: t.results.state },
        ]}
        rows={poll.times.map((time) => ({
          key: time.id,
          cells: {
            time: <TimeWords {...{ visit, poll, time }} />,
            answer: choices.map((choice) => <Box label={words.choices[choice]} ticked={one.answers.get(time.id) === choice} />),
          },
        }))}
      />
      <Actions>
        <ButtonLink
          kind="quiet"
          href={paths.enter.to(visit, { id: poll.id, member: one.id })}
          aria-label={`${enter}: ${one.member.name}`}
        >
          {enter}
        </ButtonLink>
      </Actions>
    </Section>
  );
};

const ToldTable: FC<ByHandProps> = ({ visit, asked }) => {
  const t = workTexts[visit.lang];
  return (
    <DataTable
      caption={t.hand.title}
      hideCaption
      columns={[
        { key: "person", label: t.results.person },
        { key: "reach", label: t.results.youCan },
        { key: "told", label: t.hand.told },
      ]}
      rows={asked.map(({ id, member }) => ({
        key: id,
        cells: { person: member.name, reach: reachWords(member, visit.lang), told: <Box label={t.hand.told} /> },
      }))}
    />
  );
};
