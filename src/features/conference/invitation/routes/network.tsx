import { idOfForm } from "../../../../platform/web/address.ts";
import { Refusal, freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { openHere } from "../../routes/here.ts";
import { putOnList } from "../commands/list.ts";
import { invitationPaths } from "../paths.ts";
import { networkPeople, peopleIn } from "../queries/network.ts";
import { networkSchema } from "../schema.ts";
import { NetworkPage } from "../views/network.tsx";

const right = "conference.prepare";

async function networkPage(visit: Visit<typeof right>, problem: FormProblem = freshForm()) {
  const conference = await openHere(visit, problem);
  if (!conference) return undefined;
  visit.c.header("Cache-Control", "no-store");
  return <NetworkPage {...{ visit, conference, problem }} people={await networkPeople(visit.db, visit.permit, visit.now)} />;
}

/** Taking parties and members from the network onto the list of those who are invited. */
export const networkRoutes: readonly Route[] = [
  page(invitationPaths.network, right, (visit) => networkPage(visit)),
  form(invitationPaths.network, right, networkSchema, {
    unseen: true,
    save: async (visit, tx, chosen) => {
      const id = idOfForm(visit);
      if (chosen.parties.length + chosen.roles.length === 0) throw new Refusal({ field: "parties", code: "choose_some" });
      const { fromParties, fromRoles } = peopleIn(await networkPeople(tx, visit.permit, visit.now), chosen);
      const added = (await putOnList(tx, visit.permit, id, fromParties, "party", visit.now)) + (await putOnList(tx, visit.permit, id, fromRoles, "role", visit.now));
      return invitationPaths.desk.to(visit, { id }, { saved: "listed", count: added, known: fromParties.length + fromRoles.length - added });
    },
    again: networkPage,
  }),
];
