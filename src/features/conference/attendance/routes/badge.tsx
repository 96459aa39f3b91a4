import { partyNames } from "../../../../network/queries.ts";
import { permitByLink } from "../../../../platform/identity/personal-links.ts";
import { idIn, idOfForm } from "../../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { everyone, form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { findPublished } from "../../queries/conferences.ts";
import { registrationPaths } from "../../registration/paths.ts";
import { findByKey } from "../../registration/queries/registrations.ts";
import type { Registration } from "../../registration/queries/registrations.ts";
import { findRegistration } from "../../registration/queries/work.ts";
import { nameWords } from "../../registration/rules/cells.ts";
import { isActive } from "../../registration/rules/registration.ts";
import { texts as registrationTexts } from "../../registration/texts/registration.ts";
import { isOpen } from "../../rules/stages.ts";
import { saveBadge } from "../commands/badges.ts";
import { attendancePaths } from "../paths.ts";
import { badgeOf } from "../queries.ts";
import { badgeSchema } from "../schema.ts";
import { BadgePage } from "../views/badge.tsx";

const right = "conference.register";

/** Where a badge is written: from there one came, and there the form goes. */
interface Frame {
  readonly within: { readonly href: string; readonly label: string };
  readonly action: string;
}

/** Whoever comes to a conference that is not over may say what stands on their badge. */
async function badgePage(visit: Visit, registration: Registration | undefined, frame: Frame, problem?: FormProblem) {
  visit.c.header("Cache-Control", "no-store");
  const conference = registration && (await findPublished(visit.db, visit.districtId, registration.conferenceId));
  if (!conference || !isActive(registration.state) || !isOpen(conference, visit.now)) return undefined;
  const [badge, names] = await Promise.all([
    badgeOf(visit.db, visit.districtId, registration.id),
    partyNames(visit.db, visit.districtId, registration.partyId === null ? [] : [registration.partyId]),
  ]);
  const known = freshForm({ badgeName: badge.name ?? "", ...(badge.showsParty && { showsParty: "1" }) });
  return <BadgePage {...{ visit, registration, ...frame }} partyNames={names} problem={problem ?? known} />;
}

async function ownPage(visit: Visit, problem?: FormProblem) {
  const key = visit.param("key");
  const own = await findByKey(visit.db, visit.districtId, key, visit.now);
  const within = { href: registrationPaths.own.to(visit, { key }), label: registrationTexts[visit.lang].own.title };
  return badgePage(visit, own?.registration, { within, action: attendancePaths.ownBadge.to(visit, { key }) }, problem);
}

async function organisersPage(visit: Visit<typeof right>, problem?: FormProblem) {
  const [id, registration] = [idIn(visit), idIn(visit, "registration")];
  const found = id && registration ? await findRegistration(visit.db, visit.permit, id, registration) : undefined;
  if (!id || !registration || !found) return undefined;
  const within = { href: registrationPaths.one.to(visit, { id, registration }), label: nameWords(found, visit.lang) };
  return badgePage(visit, found, { within, action: attendancePaths.badge.to(visit, { id, registration }) }, problem);
}

/** What stands on somebody's badge: said by themselves, or by the organisers for them. */
export const badgeRoutes: readonly Route[] = [
  page(attendancePaths.ownBadge, everyone, (visit) => ownPage(visit)),
  form(attendancePaths.ownBadge, everyone, badgeSchema, {
    unseen: true,
    limit: "link",
    save: async (visit, tx, badge) => {
      const key = visit.param("key");
      const own = await findByKey(tx, visit.districtId, key, visit.now);
      if (!own) throw notNow();
      const { id, conferenceId } = own.registration;
      await saveBadge(tx, own.link ? permitByLink(own.link) : visit.permit, { id, conferenceId }, badge, visit.now);
      return registrationPaths.own.to(visit, { key }, { saved: "badge" });
    },
    again: ownPage,
  }),
  page(attendancePaths.badge, right, (visit) => organisersPage(visit)),
  form(attendancePaths.badge, right, badgeSchema, {
    unseen: true,
    save: async (visit, tx, badge) => {
      const [conferenceId, id] = [idOfForm(visit), idOfForm(visit, "registration")];
      await saveBadge(tx, visit.permit, { conferenceId, id }, badge, visit.now);
      return registrationPaths.one.to(visit, { id: conferenceId, registration: id }, { saved: "badge" });
    },
    again: organisersPage,
  }),
];
