import { idIn, idOfForm } from "../../../platform/web/address.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { horizonAt } from "../rules/now/board.ts";
import { sayFreePlaces } from "../commands/free-places.ts";
import { paths } from "../paths.ts";
import { editableParties, findService } from "../queries/services.ts";
import { placesSchema } from "../schema.ts";
import { FreePlacesPage } from "../views/free-places.tsx";
import { behindLink, byLink } from "./right.tsx";

async function ownPage(visit: Visit<"help.edit">, problem?: FormProblem) {
  const id = idIn(visit);
  const service = id && (await findService(visit.db, visit.districtId, id));
  if (!service) return undefined;
  const isOurs = visit.may("help.manage") || (await editableParties(visit.db, visit.permit, visit.now)).some((party) => party.id === service.partyId);
  return isOurs ? <FreePlacesPage {...{ visit, service, problem }} horizon={horizonAt(visit.now)} /> : undefined;
}

async function linkPage(visit: Visit, problem?: FormProblem) {
  visit.c.header("Cache-Control", "no-store");
  const found = await behindLink(visit.db, visit);
  const token = visit.param("token");
  return found && <FreePlacesPage {...{ visit, token, problem }} service={found.service} horizon={horizonAt(visit.now)} />;
}

/** How much room there is, said by somebody signed in or behind the link in a mail. */
export const freePlacesRoutes: readonly Route[] = [
  page(paths.places, "help.edit", (visit) => ownPage(visit)),
  form(paths.places, "help.edit", placesSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await sayFreePlaces(tx, visit.permit, id, input, visit.now);
      return paths.work.to(visit, {}, { saved: id, what: "places" });
    },
    again: ownPage,
  }),
  page(paths.rightPlaces, everyone, (visit) => linkPage(visit)),
  form(paths.rightPlaces, everyone, placesSchema, {
    limit: "link",
    save: async (visit, tx, input) => {
      const { permit, service } = await byLink(tx, visit);
      await sayFreePlaces(tx, permit, service.id, input, visit.now);
      return paths.rightPlaces.to(visit, { token: visit.param("token") }, { saved: "1" });
    },
    again: linkPage,
  }),
];
