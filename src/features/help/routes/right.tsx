import { findPersonalLink, permitByLink } from "../../../platform/identity/personal-links.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { changeHours, changeService, checkService } from "../commands/services.ts";
import { paths } from "../paths.ts";
import { editableParties, findService } from "../queries/services.ts";
import { rightPurpose } from "../rules/right-mail.ts";
import { changedServiceSchema, pastedHoursSchema, versionSchema } from "../schema.ts";
import { PasteHoursPage } from "../views/paste-hours.tsx";
import { RightPage } from "../views/right.tsx";
import { ServiceFormPage, filledForm } from "../views/service-form.tsx";

/** The service behind a link whose holder still speaks for its party. */
export async function behindLink(db: Db | Tx, visit: Visit) {
  const link = await findPersonalLink(db, visit.districtId, rightPurpose, visit.param("token"), visit.now);
  const service = link && (await findService(db, visit.districtId, link.subjectId));
  if (!link || !service) return undefined;
  const permit = permitByLink(link);
  const parties = await editableParties(db, permit, visit.now);
  return parties.some(({ id }) => id === service.partyId) ? { permit, service, parties } : undefined;
}

async function rightPage(visit: Visit, problem?: FormProblem) {
  visit.c.header("Cache-Control", "no-store");
  const found = await behindLink(visit.db, visit);
  return found && <RightPage {...{ visit, ...(problem && { problem }) }} service={found.service} token={visit.param("token")} />;
}

async function changePage(visit: Visit, problem?: FormProblem) {
  visit.c.header("Cache-Control", "no-store");
  const found = await behindLink(visit.db, visit);
  if (!found) return undefined;
  const { service, parties } = found;
  const known = problem ?? freshForm(filledForm(service, visit.now));
  return <ServiceFormPage {...{ visit, service, parties }} token={visit.param("token")} problem={known} />;
}

async function pastePage(visit: Visit, problem: FormProblem = freshForm()) {
  visit.c.header("Cache-Control", "no-store");
  const found = await behindLink(visit.db, visit);
  return found && <PasteHoursPage {...{ visit, problem }} service={found.service} token={visit.param("token")} />;
}

/** The same for a form. @throws Refusal `"": not_now` */
export async function byLink(tx: Tx, visit: Visit) {
  const found = await behindLink(tx, visit);
  if (!found) throw notNow();
  return found;
}

const back = (visit: Visit, saved: string) => paths.right.to(visit, { token: visit.param("token") }, { saved });

export const rightRoutes: readonly Route[] = [
  page(paths.right, everyone, (visit) => rightPage(visit)),
  form(paths.right, everyone, versionSchema, {
    limit: "link",
    save: async (visit, tx, { version }) => {
      const { permit, service } = await byLink(tx, visit);
      await checkService(tx, permit, service.id, version, visit.now);
      return back(visit, "1");
    },
    again: rightPage,
  }),
  page(paths.rightChange, everyone, (visit) => changePage(visit)),
  form(paths.rightChange, everyone, changedServiceSchema, {
    limit: "link",
    save: async (visit, tx, { version, ...input }) => {
      const { permit, service } = await byLink(tx, visit);
      await changeService(tx, permit, service.id, version, input, visit.now);
      return back(visit, "changed");
    },
    again: changePage,
  }),
  page(paths.rightPasteHours, everyone, (visit) => pastePage(visit)),
  form(paths.rightPasteHours, everyone, pastedHoursSchema, {
    limit: "link",
    save: async (visit, tx, { version, hours }) => {
      const { permit, service } = await byLink(tx, visit);
      await changeHours(tx, permit, service.id, version, hours, visit.now);
      return back(visit, "changed");
    },
    again: pastePage,
  }),
];
