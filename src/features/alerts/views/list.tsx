import type { Child, FC } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import { holdsUntil } from "../../../platform/web/holds-until.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Dated } from "../../../ui/dated.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Written } from "../../../ui/written.tsx";
import { overSince } from "../alert.ts";
import type { PublicAlert } from "../alert.ts";
import { untilWords } from "../alert-words.ts";
import { paths } from "../paths.ts";
import { currentAlerts } from "../queries/public.ts";
import { texts as kindTexts } from "../texts/kinds.ts";
import { texts } from "../texts/visitors.ts";
import { texts as workTexts } from "../texts/work.ts";
import { Headline } from "./parts.tsx";

type ListProps = { visit: Visit; current: readonly PublicAlert[]; past: readonly PublicAlert[] };

/** What warns now, and what warned before, with what was learnt. */
export const AlertsPage: FC<ListProps> = ({ visit, current, past }) => {
  const t = texts[visit.lang];
  return (
    <Page title={t.title} lead={t.lead} description={t.description} breadcrumbs={[{ href: paths.help.to(visit, {}), label: workTexts[visit.lang].helpNow }]}>
      {visit.may("alerts.report") && (
        <Actions>
          <ButtonLink href={paths.report.to(visit, {})}>{t.report}</ButtonLink>
          <ButtonLink kind="quiet" href={paths.work.to(visit, {})}>
            {t.work}
          </ButtonLink>
        </Actions>
      )}
      <Section title={t.current}>{current.length === 0 ? <EmptyState title={t.none} body={t.noneBody} /> : <CurrentAlerts {...{ visit }} alerts={current} />}</Section>
      <Section title={t.past} lead={t.pastLead}>
        {past.length === 0 && <p>{t.noPast}</p>}
        <ul class="alerts-past">
          {past.map((alert) => (
            <li>
              <p class="kicker">
                <Dated>
                  {kindTexts[visit.lang][alert.kind].label} · {formatDate(alert.publishedAt, visit.lang)} – {formatDate(overSince(alert), visit.lang)}
                </Dated>
              </p>
              <h3>
                <a href={paths.alert.to(visit, { id: alert.id })}>
                  <Headline {...{ visit }} words={alert.words} />
                </a>
              </h3>
              {alert.learnt === "" ? <p>{t.notClosed}</p> : <Written text={alert.learnt} />}
            </li>
          ))}
        </ul>
      </Section>
      <p>
        <a href={paths.feed.to(visit, {})}>{t.feed}</a>
      </p>
    </Page>
  );
};

const CurrentAlerts: FC<{ visit: Visit; alerts: readonly PublicAlert[] }> = ({ visit, alerts }) => (
  <ul class="alerts-now">
    {alerts.map(({ id, kind, words, expiresAt }) => (
      <li class="alert-card">
        <p class="kicker">{kindTexts[visit.lang][kind].label}</p>
        <h3>
          <a href={paths.alert.to(visit, { id })}>
            <Headline {...{ visit, words }} />
          </a>
        </h3>
        <p>{kindTexts[visit.lang][kind].short}</p>
        <p class="alert-until">{untilWords(expiresAt, visit.now, visit.lang)}</p>
      </li>
    ))}
  </ul>
);

/** What the home page tells while something warns. */
export async function alertsOnHome(visit: Visit): Promise<Child | undefined> {
  const alerts = await currentAlerts(visit.db, visit.districtId, visit.now);
  if (alerts.length === 0) return undefined;
  holdsUntil(visit, alerts.map(({ expiresAt }) => expiresAt));
  const t = texts[visit.lang];
  return (
    <Section title={t.onHome} action={<a href={paths.alerts.to(visit, {})}>{t.all}</a>}>
      <ItemList
        items={alerts.map(({ id, kind, words, expiresAt }) => ({
          key: id,
          kind: kindTexts[visit.lang][kind].label,
          title: <Headline {...{ visit, words }} />,
          href: paths.alert.to(visit, { id }),
          meta: kindTexts[visit.lang][kind].short,
          status: { label: untilWords(expiresAt, visit.now, visit.lang), tone: "late" },
        }))}
      />
    </Section>
  );
}
