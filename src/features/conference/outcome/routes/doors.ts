import type { Db, Tx } from "../../../../platform/db/database.ts";
import { findPersonalLink, permitByLink } from "../../../../platform/identity/personal-links.ts";
import { idIn } from "../../../../platform/web/address.ts";
import { notNow } from "../../../../platform/web/form.ts";
import { everyone } from "../../../../platform/web/routes.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import type { Facilitating, WorkshopRef } from "../commands/records.ts";
import { outcomePaths } from "../paths.ts";
import type { WorkshopPaths } from "../paths.ts";
import { findWorkshop } from "../queries/workshop.ts";
import type { WorkshopHere } from "../queries/workshop.ts";
import type { OpenWorkshop } from "../views/workshop.tsx";
import { facilitatePurpose } from "../rules/links.ts";

/** What somebody was let into: one workshop, and nothing of the others. */
export interface Opened extends OpenWorkshop {
  readonly permit: Facilitating;
  readonly ref: WorkshopRef;
}

/** One of the two ways to a workshop's page. */
export interface Door<A extends string> {
  readonly right: A;
  readonly paths: WorkshopPaths;
  /** undefined alike for everything that opens nothing. */
  opens(visit: Visit<A>, db: Db | Tx): Promise<Opened | undefined>;
}

const refOf = ({ conference, workshop }: WorkshopHere): WorkshopRef => ({ conferenceId: conference.id, workshopId: workshop.id });

/** Whoever facilitates, by a personal link. The address holds the right, so nothing keeps the page. */
export const doorByLink: Door<typeof everyone> = {
  right: everyone,
  paths: outcomePaths.byLink,
  opens: async (visit, db) => {
    visit.c.header("Cache-Control", "no-store");
    const link = await findPersonalLink(db, visit.districtId, facilitatePurpose, visit.param("key"), visit.now);
    const here = link && (await findWorkshop(db, visit.districtId, link.subjectId));
    return here && { ...here, permit: permitByLink(link), ref: refOf(here), until: link.expiresAt };
  },
};

/** Organisers, for somebody who has neither mail nor phone, and afterwards. */
export const doorForWork: Door<"conference.prepare"> = {
  right: "conference.prepare",
  paths: outcomePaths.forWork,
  opens: async (visit, db) => {
    const id = idIn(visit, "key");
    const here = id && (await findWorkshop(db, visit.districtId, id));
    return here ? { ...here, permit: visit.permit, ref: refOf(here), until: undefined } : undefined;
  },
};

/** As `opens`, for a form. @throws Refusal `"": not_now` when it opens nothing any more */
export async function openedBy<A extends string>(door: Door<A>, visit: Visit<A>, tx: Tx): Promise<Opened> {
  const opened = await door.opens(visit, tx);
  if (!opened) throw notNow();
  return opened;
}
