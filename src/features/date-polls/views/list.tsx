import type { Child } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import type { WaitingLine } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { paths } from "../paths.ts";
import { takesAnswers } from "../poll.ts";
import { pollsAsking, pollsToManage } from "../queries/polls.ts";
import { texts } from "../texts/poll.ts";
import { danish, statusOf } from "./parts.tsx";

/** On the members' page: for coordinators every poll at work and the way to begin one, for others those that ask them. */
export async function pollsAtWork(visit: Visit<"meetings.read">): Promise<Child | undefined> {
  const t = texts[visit.lang];
  if (!visit.may("polls.manage")) return pollsThatAsk(visit);
  const polls = await pollsToManage(visit.db, visit.permit, visit.now);
  return (
    <Section title={t.section}>
      {polls.length > 0 && (
        <ItemList
          label={t.section}
          items={polls.map((poll) => ({
            key: poll.id,
            title: <span lang={danish(visit.lang)}>{poll.title}</span>,
            href: paths.results.to(visit, { id: poll.id }),
            meta: untilWords(visit, poll),
            status: statusOf(poll, visit.lang),
          }))}
        />
      )}
      <Actions>
        <ButtonLink kind="secondary" href={paths.add.to(visit, {})}>
          {t.add}
        </ButtonLink>
      </Actions>
    </Section>
  );
}

async function pollsThatAsk(visit: Visit<"meetings.read">): Promise<Child | undefined> {
  const t = texts[visit.lang];
  if (visit.actor.kind !== "member") return undefined;
  const polls = await pollsAsking(visit.db, visit.permit, visit.actor.memberId, visit.now);
  if (polls.length === 0) return undefined;
  return (
    <Section title={t.section}>
      <ItemList
        label={t.section}
        items={polls.map((poll) => ({
          key: poll.id,
          title: <span lang={danish(visit.lang)}>{poll.title}</span>,
          href: paths.poll.to(visit, { id: poll.id }),
          meta: untilWords(visit, poll),
          status: takesAnswers(poll, visit.now)
            ? { label: poll.hasAnswered ? t.youAnswered : t.youHaveNot, tone: poll.hasAnswered ? "done" : "open" }
            : statusOf(poll, visit.lang),
        }))}
      />
    </Section>
  );
}

/** The polls that somebody has not answered yet, and those in which a coordinator has to choose. */
export async function pollsThatWait(visit: Visit): Promise<WaitingLine[]> {
  return [...(await pollsToAnswer(visit)), ...(await pollsToChooseIn(visit))];
}

async function pollsToChooseIn(visit: Visit): Promise<WaitingLine[]> {
  if (!visit.may("polls.manage")) return [];
  const t = texts[visit.lang];
  const polls = await pollsToManage(visit.db, visit.permit, visit.now);
  return polls
    .filter((poll) => poll.status === "open" && !takesAnswers(poll, visit.now))
    .map((poll) => ({
      key: `poll-over-${poll.id}`,
      title: poll.title,
      isDanish: true,
      about: t.chooseNow,
      href: paths.results.to(visit, { id: poll.id }),
      dueDay: poll.deadline,
    }));
}

async function pollsToAnswer(visit: Visit): Promise<WaitingLine[]> {
  if (visit.actor.kind !== "member") return [];
  const polls = await pollsAsking(visit.db, visit.permit, visit.actor.memberId, visit.now);
  return polls
    .filter((poll) => takesAnswers(poll, visit.now) && !poll.hasAnswered)
    .map((poll) => ({
      key: `poll-${poll.id}`,
      title: poll.title,
      isDanish: true,
      about: texts[visit.lang].youHaveNot,
      href: paths.poll.to(visit, { id: poll.id }),
      dueDay: poll.deadline,
    }));
}

/** Until when one answers, while that matters. */
function untilWords(visit: Visit, poll: { status: "draft" | "open" | "chosen" | "cancelled"; deadline: string }) {
  const t = texts[visit.lang];
  if (poll.status !== "open") return undefined;
  return takesAnswers(poll, visit.now) ? t.answerBy(formatDay(poll.deadline, visit.lang)) : t.over;
}
