import type { FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { EmptyState, Filters, ItemList, Pagination } from "../../../ui/list.tsx";
import { workGroups } from "../idea.ts";
import type { WorkGroup } from "../idea.ts";
import { paths } from "../paths.ts";
import { workOnAPage } from "../queries/work.ts";
import type { WorkIdea } from "../queries/work.ts";
import { texts } from "../texts/ideas.ts";
import { workTexts } from "../texts/work.ts";

interface WorkPageProps {
  readonly visit: Visit;
  readonly ideas: readonly WorkIdea[];
  readonly counts: Readonly<Record<WorkGroup, number>>;
  readonly group: WorkGroup;
  readonly page: number;
}

const groups = Object.keys(workGroups) as WorkGroup[];

/** What coordinators read: first what waits, and behind it what has been decided. */
export const WorkPage: FC<WorkPageProps> = ({ visit, ideas, counts, group, page }) => {
  const t = workTexts[visit.lang];
  const address = (to: WorkGroup, number = 1) =>
    paths.work.to(visit, {}, { group: to === "waiting" ? undefined : to, page: number === 1 ? undefined : number });
  const isWaiting = group === "waiting";
  return (
    <Page title={t.title} lead={t.lead} breadcrumbs={[{ href: paths.ideas.to(visit, {}), label: texts[visit.lang].title }]}>
      <Filters
        filters={groups.map((one) => ({ label: t.groups[one], href: address(one), count: counts[one], current: one === group }))}
      />
      {ideas.length === 0 ? (
        <EmptyState title={isWaiting ? t.emptyWaiting : t.empty} body={isWaiting && t.emptyWaitingBody} />
      ) : (
        <ItemList label={t.groups[group]} items={ideas.map((idea) => workRow(visit, idea))} />
      )}
      <Pagination page={page} pages={Math.ceil(counts[group] / workOnAPage)} total={counts[group]} href={(to) => address(group, to)} />
      <Actions>
        <ButtonLink kind="secondary" href={paths.write.to(visit, {})}>
          {t.enter}
        </ButtonLink>
      </Actions>
    </Page>
  );
};

function workRow(visit: Visit, { id, title, partyName, cameBy, sentOn, status, outcome }: WorkIdea) {
  const t = workTexts[visit.lang];
  return {
    key: id,
    title: <span lang={writtenLang()}>{title}</span>,
    href: paths.workOne.to(visit, { id }),
    meta: (
      <>
        {[`${t.sent} ${formatDay(sentOn, visit.lang)}`, cameBy !== "web" && t.ways[cameBy]].filter(Boolean).join(" · ")}
        {partyName && (
          <>
            {" · "}
            <span lang={writtenLang()}>{partyName}</span>
          </>
        )}
      </>
    ),
    status: { label: statusWords(visit, { status, outcome }), tone: status === "received" ? ("open" as const) : ("neutral" as const) },
  };
}

/** Where an idea stands, in words. */
export function statusWords(visit: Visit, { status, outcome }: Pick<WorkIdea, "status" | "outcome">): string {
  return texts[visit.lang].statuses[outcome ?? (status === "closed" ? "not_now" : status)];
}
