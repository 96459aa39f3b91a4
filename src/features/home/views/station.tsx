import type { FC } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { kindOf, stations } from "../../../thread/kinds.ts";
import type { Station } from "../../../thread/kinds.ts";
import type { ThreadItem } from "../../../thread/queries.ts";
import { statusDate } from "../../../thread/steps.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Page } from "../../../ui/layout.tsx";
import { EmptyState, Filters, ItemList, Pagination } from "../../../ui/list.tsx";
import type { ListItem } from "../../../ui/list.tsx";
import { homePath, stationPath } from "../paths.ts";
import { texts } from "../texts.ts";

export const itemsOnAPage = 25;

type StationProps = {
  visit: Visit;
  station: Station;
  counts: Readonly<Record<Station, number>>;
  items: readonly ThreadItem[];
  page: number;
};

/** Everything that the number at one station of the thread counts, and the way to the other stations. */
export const StationPage: FC<StationProps> = ({ visit, station, counts, items, page }) => {
  const t = texts[visit.lang];
  const { title, lead } = t.station[station];
  return (
    <Page title={title} lead={lead} kicker={t.thread} breadcrumbs={[{ href: homePath.to(visit, {}), label: visit.district.name }]}>
      <Filters
        label={t.stationLabel}
        filters={stations.map((one) => ({
          label: t.station[one].title,
          href: stationPath.to(visit, { station: one }),
          current: one === station,
          count: counts[one],
        }))}
      />
      {items.length === 0 ? <EmptyState title={t.noneHere} body={t.noneHereBody} /> : <ItemList label={title} items={items.map((item) => row(visit, item))} />}
      <Pagination
        page={page}
        pages={Math.ceil(counts[station] / itemsOnAPage)}
        total={counts[station]}
        href={(to) => stationPath.to(visit, { station }, { page: to === 1 ? undefined : to })}
      />
    </Page>
  );
};

function row(visit: Visit, item: ThreadItem): ListItem {
  const { lang } = visit;
  const kind = kindOf(item.kind);
  const status = kind.statuses[item.status];
  return {
    key: `${item.kind}-${item.id}`,
    kind: `${kind.label[lang]} · ${formatDate(item.at, lang)}`,
    title: <span lang={writtenLang()}>{item.title}</span>,
    href: kind.href(visit, item.id),
    ...(status && { status: { label: status.words[lang], tone: status.tone, date: statusDate(item) } }),
  };
}
