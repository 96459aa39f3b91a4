import type { Child, FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import type { ForumWay, WaitingLine } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList, Pagination } from "../../../ui/list.tsx";
import { takesCandidates } from "../election.ts";
import { paths } from "../paths.ts";
import { electionsToCount } from "../queries/counting.ts";
import { runningElections } from "../queries/elections.ts";
import type { Election } from "../queries/elections.ts";
import { texts } from "../texts/election.ts";
import { danish, hallWords, statusOf } from "./parts.tsx";

export const electionsOnAPage = 25;

type ElectionsProps = { visit: Visit; elections: readonly Election[]; total: number; page: number };

/** Every election, the newest first. */
export const ElectionsPage: FC<ElectionsProps> = ({ visit, elections, total, page }) => {
  const t = texts[visit.lang];
  return (
    <Page
      title={t.title}
      lead={t.lead}
      description={t.lead}
      breadcrumbs={[{ href: paths.forum.to(visit, {}), label: "Forum" }]}
    >
      {visit.may("elections.manage") && (
        <Actions>
          <ButtonLink href={paths.add.to(visit, {})}>{t.call}</ButtonLink>
        </Actions>
      )}
      {elections.length === 0 ? <EmptyState title={t.empty} body={t.emptyBody} /> : <Elections {...{ visit, elections }} />}
      <Pagination
        page={page}
        pages={Math.ceil(total / electionsOnAPage)}
        total={total}
        href={(to) => paths.elections.to(visit, {}, { page: to === 1 ? undefined : to })}
      />
    </Page>
  );
};

/** On the forum's page: what goes on, or only the way to earlier elections. */
export async function electionsOnForum(visit: Visit): Promise<Child | undefined> {
  const t = texts[visit.lang];
  const elections = await runningElections(visit.db, visit.districtId);
  if (elections.length === 0) return undefined;
  return (
    <Section title={t.forum} action={<a href={paths.elections.to(visit, {})}>{t.all}</a>}>
      <Elections {...{ visit, elections }} />
    </Section>
  );
}

/** Among the ways to take part in the forum: elections for which one can stand now. */
export async function standingOnForum(visit: Visit): Promise<readonly ForumWay[]> {
  const elections = await runningElections(visit.db, visit.districtId);
  return elections
    .filter((election) => takesCandidates(election, visit.now))
    .map((election) => ({
      href: paths.stand.to(visit, { id: election.id }),
      label: texts[visit.lang].standOnForum,
      text: (
        <>
          <span lang={danish(visit.lang)}>{election.title}</span> · {nextDate(election, visit.now, visit.lang)}
        </>
      ),
    }));
}

/** On the members' page: what goes on, what one counts, and for a coordinator the way to call an election. */
export async function electionsAtWork(visit: Visit<"meetings.read">): Promise<Child | undefined> {
  const t = texts[visit.lang];
  const elections = await runningElections(visit.db, visit.districtId);
  const counting = await electionsToCount(visit.db, visit.permit);
  const manages = visit.may("elections.manage");
  if (elections.length === 0 && !manages) return undefined;
  return (
    <Section title={t.forum} action={<a href={paths.elections.to(visit, {})}>{t.all}</a>}>
      {elections.length > 0 && <Elections {...{ visit, elections }} />}
      <Actions>
        {counting.map(({ id, title }) => (
          <ButtonLink href={paths.count.to(visit, { id })}>
            {t.toCount}: <span lang={danish(visit.lang)}>{title}</span>
          </ButtonLink>
        ))}
        {manages && (
          <ButtonLink kind="secondary" href={paths.add.to(visit, {})}>
            {t.call}
          </ButtonLink>
        )}
      </Actions>
    </Section>
  );
}

/** The same as lines, for the two who count. */
export async function countingThatWaits(visit: Visit): Promise<WaitingLine[]> {
  const counting = await electionsToCount(visit.db, visit.permit);
  return counting.map(({ id, title }) => ({
    key: `count-${id}`,
    title,
    isDanish: true,
    about: texts[visit.lang].toCount,
    href: paths.count.to(visit, { id }),
  }));
}

const Elections: FC<{ visit: Visit; elections: readonly Election[] }> = ({ visit, elections }) => (
  <ItemList
    label={texts[visit.lang].title}
    items={elections.map((election) => ({
      key: election.id,
      title: <span lang={danish(visit.lang)}>{election.title}</span>,
      href: paths.election.to(visit, { id: election.id }),
      meta: nextDate(election, visit.now, visit.lang),
      status: statusOf(election, visit.lang),
    }))}
  />
);

/** The date that matters next. */
function nextDate(election: Election, now: Date, lang: Lang): string {
  const t = texts[lang].facts;
  return takesCandidates(election, now)
    ? `${t.candidates} ${formatDay(election.candidatesDay, lang)}`
    : `${hallWords(election, lang)} · ${election.place}`;
}
