import { addParty, changeParty, endParty } from "../../../network/commands.ts";
import { listConsents, openRepresentatives } from "../../../network/consents.ts";
import { listSeatedParties } from "../../../network/queries.ts";
import { addRepresentation, listRepresentations } from "../../../network/representations.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { listMembers } from "../../../platform/identity/queries.ts";
import { idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page, sharedPage } from "../../../platform/web/routes.ts";
import type { Route } from "../../../platform/web/routes.ts";
import {
  changePartyPath,
  endPartyPath,
  networkPath,
  newPartyPath,
  partiesPath,
  partyPath,
  representPartyPath,
} from "../paths.ts";
import { changedPartySchema, nothingSchema, partyRepresentationSchema, partySchema } from "../schema.ts";
import { texts } from "../texts.ts";
import { NetworkPage } from "../views/network.tsx";
import { PartiesPage } from "../views/parties.tsx";
import { PartyFormPage, RefusedPage } from "../views/party-form.tsx";
import { PartyPage } from "../views/party.tsx";
import { RepresentPartyPage } from "../views/represent.tsx";
import { askedParty, gone } from "./asked.ts";
import type { Manager } from "./asked.ts";

const saved = { saved: "1" };

async function partyPage(visit: Manager) {
  const party = await askedParty(visit);
  if (!party) return undefined;
  const { db, permit } = visit;
  const people = await listRepresentations(db, permit, { partyId: party.id });
  const consents = await listConsents(db, permit, { partyId: party.id });
  const members = await listMembers(db, permit);
  return <PartyPage {...{ visit, party, people, consents, members }} />;
}

async function changePage(visit: Manager, problem?: FormProblem) {
  const party = await askedParty(visit);
  if (!party) return undefined;
  const known = freshForm({
    name: party.name,
    kind: party.kind,
    email: party.email ?? "",
    phone: party.phone ?? "",
    takesLetters: party.takesLetters ? "1" : "",
    seats: String(party.seats),
    deputySeats: String(party.deputySeats),
  });
  return <PartyFormPage {...{ visit, party }} problem={problem ?? known} />;
}

async function representPage(visit: Manager, problem: FormProblem) {
  const party = await askedParty(visit);
  if (!party) return undefined;
  return <RepresentPartyPage {...{ visit, problem, party }} members={await listMembers(visit.db, visit.permit)} />;
}

const refused = (visit: Manager, problem: FormProblem) => (
  <RefusedPage {...{ visit, problem }} title={texts[visit.lang].party.endTitle} back={networkPath.to(visit, {})} />
);

export const partyRoutes: readonly Route[] = [
  sharedPage(partiesPath, async (visit) => {
    const parties = await listSeatedParties(visit.db, visit.districtId);
    const open = await openRepresentatives(visit.db, visit.districtId, dayOf(visit.now));
    return <PartiesPage {...{ visit, parties, open }} />;
  }),
  page(networkPath, "parties.manage", async (visit) => {
    const parties = await listSeatedParties(visit.db, visit.districtId);
    const people = await listRepresentations(visit.db, visit.permit, { on: dayOf(visit.now) });
    return <NetworkPage {...{ visit, parties, people }} />;
  }),
  page(newPartyPath, "parties.manage", (visit) => (
    <PartyFormPage visit={visit} problem={freshForm({ seats: "1", deputySeats: "0" })} />
  )),
  form(newPartyPath, "parties.manage", partySchema, {
    save: async (visit, tx, input) => partyPath.to(visit, { id: await addParty(tx, visit.permit, input) }, saved),
    again: (visit, problem) => <PartyFormPage visit={visit} problem={problem} />,
  }),
  page(partyPath, "parties.manage", partyPage),
  page(changePartyPath, "parties.manage", (visit) => changePage(visit)),
  form(changePartyPath, "parties.manage", changedPartySchema, {
    save: async (visit, tx, { version, ...input }) => {
      const id = idOfForm(visit);
      if (!(await changeParty(tx, visit.permit, id, version, input))) throw gone();
      return partyPath.to(visit, { id }, saved);
    },
    again: changePage,
  }),
  form(endPartyPath, "parties.manage", nothingSchema, {
    save: async (visit, tx) => {
      if (!(await endParty(tx, visit.permit, idOfForm(visit), visit.now))) throw gone();
      return networkPath.to(visit, {}, saved);
    },
    again: refused,
  }),
  page(representPartyPath, "parties.manage", (visit) =>
    representPage(visit, freshForm({ fromDay: dayOf(visit.now), isDeputy: visit.query("deputy") })),
  ),
  form(representPartyPath, "parties.manage", partyRepresentationSchema, {
    save: async (visit, tx, { memberId, ...input }) => {
      const id = idOfForm(visit);
      await addRepresentation(tx, visit.permit, memberId, { ...input, partyId: id });
      return partyPath.to(visit, { id }, saved);
    },
    again: representPage,
  }),
];
