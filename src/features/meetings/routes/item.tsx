import { idIn } from "../../../platform/web/address.ts";
import { everyone, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { makingRoutes } from "../../../thread/make.tsx";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { agendaItemKind } from "../kinds.ts";
import { itemPath, itemWorkPath } from "../paths.ts";
import { findAgendaItem, findPublicItem, occasionsOf, publicOccasionsOf } from "../queries/agenda.ts";
import { AgendaItemPage } from "../views/item.tsx";

async function threadAround(visit: Visit, id: string) {
  const ref = { kind: "agenda-item", id };
  const reader = readerOf(visit);
  return threadSteps(visit, await threadOf(visit.db, visit.districtId, ref, reader), ref, reader);
}

export const itemRoutes: readonly Route[] = [
  page(itemPath, everyone, async (visit) => {
    const id = idIn(visit);
    if (!id) return undefined;
    if (visit.may("meetings.read")) return visit.c.redirect(itemWorkPath.to(visit, { id }));
    const item = await findPublicItem(visit.db, visit.districtId, id);
    if (!item) return undefined;
    const occasions = await publicOccasionsOf(visit.db, visit.districtId, id);
    const thread = await threadAround(visit, id);
    return <AgendaItemPage {...{ visit, occasions, thread }} item={{ id, ...item }} inside={false} />;
  }),
  page(itemWorkPath, "meetings.read", async (visit) => {
    const id = idIn(visit);
    const item = id && (await findAgendaItem(visit.db, visit.permit, id));
    if (!item) return undefined;
    const occasions = await occasionsOf(visit.db, visit.permit, item.id);
    const thread = await threadAround(visit, item.id);
    return <AgendaItemPage {...{ visit, item, occasions, thread }} inside />;
  }),
  ...makingRoutes(agendaItemKind),
];
