import { freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { everyone, form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { findPublished } from "../../queries/conferences.ts";
import { isOpen } from "../../rules/stages.ts";
import { answerAddress } from "../commands/new-address.ts";
import { registrationPaths } from "../paths.ts";
import { findByAddressKey } from "../queries/new-address.ts";
import { addressSchema } from "../schema.ts";
import { AddressPage } from "../views/new-address.tsx";

async function addressPage(visit: Visit, problem: FormProblem = freshForm()) {
  // What a link in the address opens is nobody's business on the way there.
  visit.c.header("Cache-Control", "no-store");
  const opened = await findByAddressKey(visit.db, visit.districtId, visit.param("key"), visit.now);
  const conference = opened && (await findPublished(visit.db, visit.districtId, opened.conferenceId));
  return conference && isOpen(conference, visit.now) ? <AddressPage {...{ visit, conference, problem }} address={opened.address} /> : undefined;
}

/** Where the mail to a new address leads. Opening it changes nothing: mail scanners open links. */
export const newAddressRoutes: readonly Route[] = [
  page(registrationPaths.address, everyone, (visit) => addressPage(visit)),
  form(registrationPaths.address, everyone, addressSchema, {
    unseen: true,
    limit: "link",
    save: async (visit, tx, { answer }) => {
      const key = await answerAddress(tx, visit.districtId, visit.param("key"), answer === "yes", visit.now);
      if (key === undefined) return registrationPaths.address.to(visit, { key: visit.param("key") }, { saved: "refused" });
      return registrationPaths.own.to(visit, { key }, { saved: "address_confirmed" });
    },
    again: addressPage,
  }),
];
