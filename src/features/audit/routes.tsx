import { chainState, listEvents } from "../../platform/audit/queries.ts";
import { memberNames } from "../../platform/identity/queries.ts";
import { daysBefore } from "../../platform/retention/rule.ts";
import { page } from "../../platform/web/routes.ts";
import type { Route, Visit } from "../../platform/web/routes.ts";
import { partyNames } from "../../network/queries.ts";
import type { VisitorCount } from "../../thread/feature.ts";
import { auditPath } from "./paths.ts";
import { filterSchema } from "./schema.ts";
import { AuditPage, eventsOnAPage } from "./views/page.tsx";
import type { CountLine } from "./views/page.tsx";

const countedDays = 30;

/** One page: the chain's state, the events, and what visitors did. */
export function auditRoutes(counts: readonly VisitorCount[]): Route[] {
  return [
    page(auditPath, "audit.read", async (visit) => {
      visit.c.header("Cache-Control", "no-store");
      const { db, permit, districtId } = visit;
      const filter = filterSchema.parse({
        action: visit.query("action"), item: visit.query("item"), member: visit.query("member"), page: visit.query("page"),
      });
      const asked = { action: filter.action, itemId: filter.item, memberId: filter.member };
      const range = { limit: eventsOnAPage, offset: (filter.page - 1) * eventsOnAPage };
      const [{ events, total }, chain, members, parties, visitors] = await Promise.all([
        listEvents(db, permit, asked, range),
        chainState(db, permit),
        memberNames(db, districtId),
        partyNames(db, districtId),
        countVisitors(visit, counts),
      ]);
      if (events.length === 0 && filter.page > 1) return undefined;
      const names = new Map([...members, ...parties]);
      return <AuditPage {...{ visit, filter, events, total, chain, members, names, visitors }} />;
    }),
  ];
}

async function countVisitors(visit: Visit<"audit.read">, counts: readonly VisitorCount[]): Promise<CountLine[]> {
  const since = daysBefore(visit.now, countedDays);
  const lines = await Promise.all(
    counts.map(async ({ label, perDay }) =>
      (await perDay(visit.db, visit.permit, since)).map((one) => ({ ...one, label: label[visit.lang] })),
    ),
  );
  return lines.flat().sort((a, b) => b.day.localeCompare(a.day));
}
