import type { Child, FC } from "hono/jsx";
import type { Visit, SiteVisit } from "../../../platform/web/routes.ts";
import type { WaitingLine } from "../../../platform/web/feature.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { stations } from "../../../thread/kinds.ts";
import type { Station } from "../../../thread/kinds.ts";
import { Doors } from "../../../ui/door.tsx";
import { Fold } from "../../../ui/fold.tsx";
import type { Door } from "../../../ui/door.tsx";
import { Document, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { ThreadStrip } from "../../../ui/story.tsx";
import { stationPath } from "../paths.ts";
import { texts } from "../texts.ts";
import { shownAtOnce } from "../waiting.ts";

type HomeProps = {
  visit: Visit;
  doors: readonly Door[];
  counts: Readonly<Record<Station, number>>;
  /** What waits for whoever is signed in, the most urgent first. */
  waiting: readonly WaitingLine[];
  /** What the features tell, in their order. */
  alive: readonly Child[];
};

/** The face of a district: what this is, what one can do, how far the threads have come, and what is alive now. */
export const HomePage: FC<HomeProps> = ({ visit, doors, counts, waiting, alive }) => {
  const t = texts[visit.lang];
  const lead = t.lead(visit.district.name);
  return (
    <Document title={visit.district.name} description={lead} width="wide" threaded>
      <header class="home-head">
        <h1>{t.title}</h1>
        <p class="lead">{lead}</p>
        <p class="home-danger">
          {t.danger} <a href="tel:112">{t.call}</a>
        </p>
      </header>
      {waiting.length > 0 && <Waiting visit={visit} lines={waiting} />}
      {doors.length > 0 && <Doors label={t.doors} doors={doors} />}
      <Section title={t.thread} lead={t.threadLead}>
        <ThreadStrip
          stages={stations.map((station) => ({ key: station, label: t.stations[station], count: counts[station], href: stationPath.to(visit, { station }) }))}
        />
      </Section>
      {alive.length > 0 ? (
        <div class="home-alive">{alive}</div>
      ) : (
        <EmptyState title={t.quiet} body={t.quietBody} />
      )}
    </Document>
  );
};

/** A few lines at once; the rest are counted, and one press away. */
const Waiting: FC<{ visit: Visit; lines: readonly WaitingLine[] }> = ({ visit, lines }) => {
  const t = texts[visit.lang];
  const { shown, folded } = shownAtOnce(lines);
  const rows = (some: readonly WaitingLine[]) =>
    some.map(({ key, title, isDanish, about, href }) => ({
      key,
      title: <span lang={isDanish ? writtenLang() : undefined}>{title}</span>,
      meta: about,
      href,
    }));
  return (
    <Section title={t.waiting}>
      <ItemList label={t.waiting} items={rows(shown)} />
      {folded.length > 0 && (
        <Fold summary={t.moreWaiting(folded.length)}>
          <ItemList label={t.moreWaiting(folded.length)} items={rows(folded)} />
        </Fold>
      )}
    </Section>
  );
};

/** An installation without a district says how to begin. */
export const BeginPage: FC<{ visit: SiteVisit }> = ({ visit }) => {
  const t = texts[visit.lang].install;
  return (
    <Page title={t.title} lead={t.lead} noIndex>
      <p>{t.district}</p>
      <pre class="commands">
        <code>{'npm run kvarter -- district add --address vesterbro \\\n  --name Vesterbro --body "Samarbejdsforum Vesterbro"'}</code>
      </pre>
      <p>{t.member}</p>
      <pre class="commands">
        <code>{'npm run kvarter -- member add --district vesterbro \\\n  --name "Kim Koordinator" --mail kim@eksempel.dk --role coordinator --role admin'}</code>
      </pre>
      <p>{t.after}</p>
    </Page>
  );
};
