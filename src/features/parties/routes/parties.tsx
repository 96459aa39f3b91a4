import { addParty, changeParty, endParty, returnParty } from "../../../network/commands.ts";
import { listConsents, openRepresentatives } from "../../../network/consents.ts";
import { findParty, listLeftParties, listSeatedParties } from "../../../network/queries.ts";
import type { ManagedParty } from "../../../network/queries.ts";
import { addRepresentation, listRepresentations } from "../../../network/representations.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { listMembers } from "../../../platform/identity/queries.ts";
import { hasPage, idOfForm, pageIn } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page, sharedPage } from "../../../platform/web/routes.ts";
import type { Route } from "../../../platform/web/routes.ts";
import type { KvarterFeature } from "../../../thread/feature.ts";
import {
  changePartyPath,
  endPartyPath,
  networkPath,
  newPartyPath,
  partiesPath,
  partyPath,
  representPartyPath,
  returnPartyPath,
} from "../paths.ts";
import { changedPartySchema, nothingSchema, partyRepresentationSchema, partySchema } from "../schema.ts";
import { NetworkPage, partiesListed, partiesOnAPage } from "../views/network.tsx";
import { PartiesPage } from "../views/parties.tsx";
import { EndPartyPage, LeftPartyPage } from "../views/leaving.tsx";
import { PartyFormPage } from "../views/party-form.tsx";
import { PartyPage } from "../views/party.tsx";
import { RepresentPartyPage } from "../views/represent.tsx";
import { askedParty, askedPartyEver, partyLeft } from "./asked.ts";
import type { Manager } from "./asked.ts";
import { speakersOf } from "./hanging.ts";
import type { HangingBy } from "./hanging.ts";

const saved = { saved: "1" };

async function partyPage(visit: Manager, hangs: HangingBy, problem: FormProblem = freshForm()) {
  const party = await askedPartyEver(visit);
  if (!party) return undefined;
  const { db, permit } = visit;
  const { leftAt } = party;
  const people = await listRepresentations(db, permit, { partyId: party.id });
  const members = await listMembers(db, permit);
  if (leftAt) {
    const hanging = await hangs.onParty(visit, party.id);
    return <LeftPartyPage {...{ visit, problem, hanging, people, members }} party={{ ...party, leftAt }} />;
  }
  const consents = await listConsents(db, permit, { partyId: party.id });
  return <PartyPage {...{ visit, party, people, consents, members }} />;
}

async function changePage(visit: Manager, problem?: FormProblem) {
  const party = await (problem ? askedPartyEver(visit) : askedParty(visit));
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

async function representPage(visit: Manager, party: ManagedParty | undefined, problem: FormProblem) {
  return party && <RepresentPartyPage {...{ visit, problem, party }} members={await listMembers(visit.db, visit.permit)} />;
}

async function endPage(visit: Manager, hangs: HangingBy, problem: FormProblem = freshForm()) {
  const party = await askedParty(visit);
  // Another coordinator was faster: its page says so.
  if (!party) return problem.errors.length > 0 ? partyPage(visit, hangs, problem) : undefined;
  const speakers = await speakersOf(visit, party.id);
  const hanging = [...(speakers ? [speakers] : []), ...(await hangs.onParty(visit, party.id))];
  return <EndPartyPage {...{ visit, problem, party, hanging }} />;
}

/** Parties, and what the other features say hangs on them. */
export const partyRoutes = (hangs: HangingBy, features: readonly KvarterFeature[]): readonly Route[] => [
  sharedPage(partiesPath, async (visit) => {
    const parties = await listSeatedParties(visit.db, visit.districtId);
    const open = await openRepresentatives(visit.db, visit.districtId, dayOf(visit.now));
    return <PartiesPage {...{ visit, parties, open }} />;
  }),
  page(networkPath, "parties.manage", async (visit) => {
    const parties = await listSeatedParties(visit.db, visit.districtId);
    const people = await listRepresentations(visit.db, visit.permit, { on: dayOf(visit.now) });
    const shown = { visit, parties, people, left: await listLeftParties(visit.db, visit.permit) };
    const { of, chosen } = partiesListed(shown);
    return hasPage(pageIn(visit), of[chosen].length, partiesOnAPage) ? <NetworkPage {...shown} /> : undefined;
  }),
  page(newPartyPath, "parties.manage", (visit) => (
    <PartyFormPage visit={visit} problem={freshForm({ seats: "1", deputySeats: "0" })} />
  )),
  form(newPartyPath, "parties.manage", partySchema, {
    save: async (visit, tx, input) => partyPath.to(visit, { id: await addParty(tx, visit.permit, input) }, saved),
    again: (visit, problem) => <PartyFormPage visit={visit} problem={problem} />,
  }),
  page(partyPath, "parties.manage", (visit) => partyPage(visit, hangs)),
  page(changePartyPath, "parties.manage", (visit) => changePage(visit)),
  form(changePartyPath, "parties.manage", changedPartySchema, {
    save: async (visit, tx, { version, ...input }) => {
      const id = idOfForm(visit);
      const before = await findParty(tx, visit.districtId, id);
      if (!(await changeParty(tx, visit.permit, id, version, input))) throw partyLeft();
      if (before?.name !== input.name) for (const { partyRenamed } of features) await partyRenamed?.(tx, visit.permit, id);
      return partyPath.to(visit, { id }, saved);
    },
    again: changePage,
  }),
  page(endPartyPath, "parties.manage", (visit) => endPage(visit, hangs)),
  form(endPartyPath, "parties.manage", nothingSchema, {
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      if (!(await endParty(tx, visit.permit, id, visit.now))) throw notNow();
      return partyPath.to(visit, { id }, { saved: "left" });
    },
    again: (visit, problem) => endPage(visit, hangs, problem),
  }),
  form(returnPartyPath, "parties.manage", nothingSchema, {
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      if (!(await returnParty(tx, visit.permit, id))) throw notNow();
      return partyPath.to(visit, { id }, { saved: "returned" });
    },
    again: (visit, problem) => partyPage(visit, hangs, problem),
  }),
  page(representPartyPath, "parties.manage", async (visit) =>
    representPage(visit, await askedParty(visit), freshForm({ fromDay: dayOf(visit.now), isDeputy: visit.query("deputy") })),
  ),
  form(representPartyPath, "parties.manage", partyRepresentationSchema, {
    save: async (visit, tx, { memberId, ...input }) => {
      const id = idOfForm(visit);
      if (!(await askedParty(visit))) throw partyLeft();
      await addRepresentation(tx, visit.permit, memberId, { ...input, partyId: id });
      return partyPath.to(visit, { id }, saved);
    },
    again: async (visit, problem) => representPage(visit, await askedPartyEver(visit), problem),
  }),
];
