import { giveConsent, listConsents, withdrawConsent } from "../../../network/consents.ts";
import { findParty } from "../../../network/queries.ts";
import { changeRepresentation, endRepresentation } from "../../../network/representations.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { listMembers } from "../../../platform/identity/queries.ts";
import { idOfForm } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route } from "../../../platform/web/routes.ts";
import {
  changeRepresentationPath,
  consentPaperPath,
  consentPath,
  endRepresentationPath,
  memberPath,
  membersPath,
  withdrawConsentPath,
} from "../paths.ts";
import { consentSchema, nothingSchema, representationChangeSchema } from "../schema.ts";
import { texts } from "../texts.ts";
import { ConsentPage, ConsentPaperPage } from "../views/consent.tsx";
import { RefusedPage } from "../views/party-form.tsx";
import { ChangeRepresentationPage } from "../views/represent.tsx";
import { askedRepresentation } from "./asked.ts";
import type { Manager } from "./asked.ts";

const saved = { saved: "1" };

async function changePage(visit: Manager, problem?: FormProblem) {
  const representation = await askedRepresentation(visit);
  if (!representation) return undefined;
  const consents = await listConsents(visit.db, visit.permit, { memberId: representation.memberId });
  const known = freshForm({
    function: representation.function,
    isDeputy: representation.isDeputy ? "1" : "",
    fromDay: representation.fromDay,
    toDay: representation.toDay ?? "",
  });
  const hasConsent = consents.some((one) => one.representationId === representation.id);
  return <ChangeRepresentationPage {...{ visit, representation, hasConsent }} problem={problem ?? known} />;
}

async function consentPage(visit: Manager, problem?: FormProblem) {
  const representation = await askedRepresentation(visit);
  const party = representation && (await findParty(visit.db, visit.districtId, representation.partyId));
  if (!party) return undefined;
  const consents = await listConsents(visit.db, visit.permit, { memberId: representation.memberId });
  const consent = consents.find((one) => one.representationId === representation.id);
  const members = await listMembers(visit.db, visit.permit);
  const receivers = members.filter(({ roles }) => roles.some((role) => role !== "member"));
  const { actor } = visit;
  const known = freshForm({
    shows: consent ? (consent.publicName === null ? "function" : "name") : "",
    publicName: consent?.publicName ?? "",
    givenOn: dayOf(visit.now),
    receivedBy: actor.kind === "member" ? actor.memberId : "",
  });
  return <ConsentPage {...{ visit, representation, party, consent, receivers }} problem={problem ?? known} />;
}

const refused = (visit: Manager, problem: FormProblem) => (
  <RefusedPage {...{ visit, problem }} title={texts[visit.lang].member.speaksTitle} back={membersPath.to(visit, {})} />
);

export const representationRoutes: readonly Route[] = [
  page(changeRepresentationPath, "parties.manage", (visit) => changePage(visit)),
  form(changeRepresentationPath, "parties.manage", representationChangeSchema, {
    save: async (visit, tx, { version, ...change }) => {
      const memberId = await changeRepresentation(tx, visit.permit, idOfForm(visit), version, change, dayOf(visit.now));
      if (!memberId) throw notNow();
      return memberPath.to(visit, { id: memberId }, saved);
    },
    again: changePage,
  }),
  form(endRepresentationPath, "parties.manage", nothingSchema, {
    save: async (visit, tx) => {
      const memberId = await endRepresentation(tx, visit.permit, idOfForm(visit), dayOf(visit.now));
      if (!memberId) throw notNow();
      return memberPath.to(visit, { id: memberId }, saved);
    },
    again: refused,
  }),
  page(consentPath, "parties.manage", (visit) => consentPage(visit)),
  form(consentPath, "parties.manage", consentSchema, {
    save: async (visit, tx, { shows, publicName, ...paper }) => {
      const consent = { ...paper, publicName: shows === "name" ? publicName : "" };
      const memberId = await giveConsent(tx, visit.permit, idOfForm(visit), consent, dayOf(visit.now));
      if (!memberId) throw notNow();
      return memberPath.to(visit, { id: memberId }, saved);
    },
    again: consentPage,
  }),
  page(consentPaperPath, "parties.manage", async (visit) => {
    const representation = await askedRepresentation(visit);
    return representation && <ConsentPaperPage {...{ visit, representation }} />;
  }),
  form(withdrawConsentPath, "parties.manage", nothingSchema, {
    save: async (visit, tx) => {
      const memberId = await withdrawConsent(tx, visit.permit, idOfForm(visit), dayOf(visit.now));
      if (!memberId) throw notNow();
      return memberPath.to(visit, { id: memberId }, saved);
    },
    again: refused,
  }),
];
