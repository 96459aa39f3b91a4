import { partiesOfMembers } from "../../../network/queries.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { WaitingLine } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { paths } from "../paths.ts";
import { closedDoors, listServices } from "../queries/services.ts";
import { closedBefore, freshness, tellsOfClosed } from "../rules/service.ts";
import { texts as rightTexts } from "../texts/right.ts";
import { texts } from "../texts/work.ts";

/** The services that somebody should look at again, for whoever speaks for their parties. */
export async function servicesThatWait(visit: Visit): Promise<WaitingLine[]> {
  const { db, districtId, actor, now, lang } = visit;
  if (actor.kind !== "member" || !visit.may("help.edit")) return [];
  const spoken = await partiesOfMembers(db, districtId, [actor.memberId], dayOf(now));
  if (spoken.length === 0) return [];
  const own = (await listServices(db, districtId)).filter(({ partyId }) => spoken.some((one) => one.partyId === partyId));
  const closed = await closedDoors(db, districtId, closedBefore(now));
  return own.flatMap((service) => {
    const found = closed.get(service.id) ?? 0;
    const { days, isOverdue } = freshness(service, now);
    if (found < tellsOfClosed && !isOverdue) return [];
    const about = found >= tellsOfClosed ? rightTexts[lang].closed.count(found) : texts[lang].overdue(days);
    return [{ key: `service-${service.id}`, title: service.name, isDanish: true, about, href: `${paths.work.to(visit, {})}#${service.id}` }];
  });
}
