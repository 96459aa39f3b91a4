import { sendPdf } from "../../../platform/pdf/send.ts";
import { idIn } from "../../../platform/web/address.ts";
import { holdsUntil } from "../../../platform/web/holds-until.ts";
import { everyone, page, sharedPage } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { isCurrent, overSince } from "../alert.ts";
import { alertItemKind } from "../alert-item.ts";
import { textMessage } from "../alert-words.ts";
import { atomFeed } from "../feed.ts";
import { alertFlyer } from "../flyer.ts";
import { paths } from "../paths.ts";
import { currentAlerts, editionsOf, findPublicAlert, pastAlerts } from "../queries/public.ts";
import { AlertPage } from "../views/alert.tsx";
import { AlertsPage } from "../views/list.tsx";

/** Alerts are few; whoever wants older ones finds them by search. */
const mostPast = 50;

async function alertsPage(visit: Visit) {
  const [current, past] = await Promise.all([
    currentAlerts(visit.db, visit.districtId, visit.now),
    pastAlerts(visit.db, visit.districtId, visit.now, mostPast),
  ]);
  holdsUntil(visit, current.map(({ expiresAt }) => expiresAt));
  return <AlertsPage {...{ visit, current, past }} />;
}

async function asked(visit: Visit) {
  const id = idIn(visit);
  return id === undefined ? undefined : findPublicAlert(visit.db, visit.districtId, id);
}

/** What is passed on only while it warns: nobody hangs up or sends what is over. */
async function askedCurrent(visit: Visit) {
  const alert = await asked(visit);
  return alert && isCurrent(alert, visit.now) ? alert : undefined;
}

async function alertPage(visit: Visit) {
  const alert = await asked(visit);
  if (!alert) return undefined;
  if (isCurrent(alert, visit.now)) holdsUntil(visit, [alert.expiresAt]);
  const item = { kind: alertItemKind, id: alert.id };
  const reader = readerOf(visit);
  const [editions, thread] = await Promise.all([
    editionsOf(visit.db, visit.districtId, alert.id),
    threadOf(visit.db, visit.districtId, item, reader),
  ]);
  return <AlertPage {...{ visit, alert, editions }} thread={threadSteps(visit, thread, item, reader)} />;
}

/** An empty feed has changed when the last alert left it; one that never had any, when there were computers. */
const neverChanged = new Date(0);

async function feed(visit: Visit) {
  const [current, [newestPast]] = await Promise.all([
    currentAlerts(visit.db, visit.districtId, visit.now),
    pastAlerts(visit.db, visit.districtId, visit.now, 1),
  ]);
  const moments = [...current.map(({ changedAt }) => changedAt), ...(newestPast ? [overSince(newestPast)] : [])];
  const updatedAt = moments.reduce((latest, one) => (one > latest ? one : latest), neverChanged);
  const { district, lang, deps } = visit;
  const headers = { "Content-Type": "application/atom+xml; charset=utf-8", "Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*" };
  return visit.c.body(atomFeed(current, { district, lang, publicUrl: deps.publicUrl, updatedAt }), 200, headers);
}

/** After all that have an address of their own. */
export const publicRoutes: readonly Route[] = [
  sharedPage(paths.alerts, alertsPage),
  page(paths.feed, everyone, feed, { gives: { what: { da: "Advarsler, der gælder nu, som Atom", en: "The alerts in force, as Atom" }, type: "application/atom+xml" } }),
  sharedPage(paths.alert, alertPage),
  page(paths.sms, everyone, async (visit) => {
    const alert = await askedCurrent(visit);
    return alert && visit.c.text(textMessage(alert, visit.district, visit.lang), 200, { "Cache-Control": "no-cache", "Content-Language": visit.lang });
  }, { gives: { what: { da: "En advarsel, der gælder nu, som én SMS", en: "One alert in force, as one text message" }, type: "text/plain" } }),
  page(
    paths.flyer,
    everyone,
    async (visit) => {
      const alert = await askedCurrent(visit);
      return alert && sendPdf(alertFlyer(alert, visit.district, visit.lang, visit.deps.publicUrl), "advarsel.pdf");
    },
    { limit: "paper" },
  ),
];
