import { z } from "zod";
import { addParty, changeParty, endParty } from "../../network/commands.ts";
import { findManagedParty, listParties, partiesOfMembers } from "../../network/queries.ts";
import { addRepresentation, endRepresentation, listRepresentations } from "../../network/representations.ts";
import { runsOn } from "../../network/seats.ts";
import { dayOf } from "../../platform/i18n/dates.ts";
import { findMember, listMembers } from "../../platform/identity/queries.ts";
import type { Member } from "../../platform/identity/member.ts";
import { findBounce } from "../../platform/mail/bounces.ts";
import { Refusal, freshForm } from "../../platform/web/form.ts";
import type { FormProblem } from "../../platform/web/form.ts";
import { everyone, form, page } from "../../platform/web/routes.ts";
import type { Route, Visit } from "../../platform/web/routes.ts";
import { admitMember, dismissMember, inviteMember, updateMember } from "./commands.ts";
import {
  changeMemberPath,
  endMemberPath,
  endPartyPath,
  endRepresentationPath,
  inviteMemberPath,
  memberPath,
  membersPath,
  newMemberPath,
  newPartyPath,
  partiesPath,
  partyPath,
  representPath,
} from "./paths.ts";
import { memberSchema, newMemberSchema, nothingSchema, partySchema, representationSchema } from "./schema.ts";
import { texts } from "./texts.ts";
import { MemberFormPage, RepresentPage } from "./views/member-form.tsx";
import { MemberPage } from "./views/member.tsx";
import { MembersPage } from "./views/members.tsx";
import { PartiesPage } from "./views/parties.tsx";
import { PartyPage, RefusedPage } from "./views/party-form.tsx";

type Manager = Visit<"parties.manage">;

const saved = { saved: "1" };
const gone = () => new Refusal({ field: "", code: "not_now" });

const idOf = (visit: Visit): string | undefined =>
  z.uuid().safeParse(visit.param("id")).success ? visit.param("id") : undefined;

async function partyPage(visit: Manager, problem?: FormProblem) {
  const id = idOf(visit);
  const party = id && (await findManagedParty(visit.db, visit.permit, id));
  if (!party) return undefined;
  const all = await listRepresentations(visit.db, visit.permit, { partyId: party.id });
  const known = freshForm({
    name: party.name,
    kind: party.kind,
    email: party.email ?? "",
    phone: party.phone ?? "",
    takesLetters: party.takesLetters ? "1" : "",
  });
  const representations = all.filter((one) => runsOn(one, dayOf(visit.now)));
  return <PartyPage {...{ visit, party, representations }} problem={problem ?? known} />;
}

async function presentMember(visit: Manager): Promise<Member | undefined> {
  const id = idOf(visit);
  const member = id && (await findMember(visit.db, visit.permit, id));
  return member && !member.endedAt ? member : undefined;
}

async function memberFormPage(visit: Manager, problem?: FormProblem) {
  const member = await presentMember(visit);
  if (!member) return undefined;
  const known = freshForm({
    name: member.name,
    reach: member.reach,
    email: member.email ?? "",
    phone: member.phone ?? "",
    centreName: member.centreName ?? "",
    roles: member.roles,
  });
  return <MemberFormPage visit={visit} member={member} problem={problem ?? known} />;
}

async function representPage(visit: Manager, problem: FormProblem) {
  const member = await presentMember(visit);
  if (!member) return undefined;
  return <RepresentPage {...{ visit, problem, member }} parties={await listParties(visit.db, visit.districtId)} />;
}

export const routes: readonly Route[] = [
  page(partiesPath, everyone, async (visit) => (
    <PartiesPage visit={visit} parties={await listParties(visit.db, visit.districtId)} />
  )),
  page(newPartyPath, "parties.manage", (visit) => <PartyPage visit={visit} problem={freshForm()} />),
  form(newPartyPath, "parties.manage", partySchema, {
    save: async (visit, tx, input) => {
      await addParty(tx, visit.permit, input);
      return partiesPath.to(visit, {}, saved);
    },
    again: (visit, problem) => <PartyPage visit={visit} problem={problem} />,
  }),
  page(partyPath, "parties.manage", (visit) => partyPage(visit)),
  form(partyPath, "parties.manage", partySchema, {
    save: async (visit, tx, input) => {
      const id = idOf(visit);
      if (!id || !(await changeParty(tx, visit.permit, id, input))) throw gone();
      return partiesPath.to(visit, {}, saved);
    },
    again: partyPage,
  }),
  form(endPartyPath, "parties.manage", nothingSchema, {
    save: async (visit, tx) => {
      const id = idOf(visit);
      if (!id || !(await endParty(tx, visit.permit, id, visit.now))) throw gone();
      return partiesPath.to(visit, {}, saved);
    },
    again: (visit, problem) => (
      <RefusedPage {...{ visit, problem }} title={texts[visit.lang].party.endTitle} back={partiesPath.to(visit, {})} />
    ),
  }),
  page(membersPath, "parties.manage", async (visit) => {
    const members = await listMembers(visit.db, visit.permit);
    const ids = members.map((member) => member.id);
    const spoken = await partiesOfMembers(visit.db, visit.districtId, ids, dayOf(visit.now));
    return <MembersPage {...{ visit, members, spoken }} />;
  }),
  page(newMemberPath, "parties.manage", (visit) => (
    <MemberFormPage visit={visit} problem={freshForm({ roles: ["member"], invite: "1" })} />
  )),
  form(newMemberPath, "parties.manage", newMemberSchema, {
    save: async (visit, tx, input) => {
      const id = await admitMember(tx, visit.permit, input);
      const invited = input.invite && (await inviteMember(tx, visit.permit, visit.deps, id));
      return memberPath.to(visit, { id }, { saved: invited ? "invited" : "1" });
    },
    again: (visit, problem) => <MemberFormPage visit={visit} problem={problem} />,
  }),
  page(memberPath, "parties.manage", async (visit) => {
    const member = await presentMember(visit);
    if (!member) return undefined;
    const representations = await listRepresentations(visit.db, visit.permit, { memberId: member.id });
    const { districtId, deps } = visit;
    const address = member.email !== null && { secret: deps.secret, districtId, address: member.email };
    const bounce = address ? await findBounce(visit.db, address) : undefined;
    return <MemberPage {...{ visit, member, representations }} isMailRefused={bounce !== undefined} />;
  }),
  page(changeMemberPath, "parties.manage", (visit) => memberFormPage(visit)),
  form(changeMemberPath, "parties.manage", memberSchema, {
    save: async (visit, tx, input) => {
      const id = idOf(visit);
      if (!id || !(await updateMember(tx, visit.permit, id, input))) throw gone();
      return memberPath.to(visit, { id }, saved);
    },
    again: memberFormPage,
  }),
  form(inviteMemberPath, "parties.manage", nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const id = idOf(visit);
      if (!id || !(await inviteMember(tx, visit.permit, visit.deps, id))) throw gone();
      return memberPath.to(visit, { id }, { saved: "invited" });
    },
    again: (visit, problem) => (
      <RefusedPage {...{ visit, problem }} title={texts[visit.lang].member.invite} back={membersPath.to(visit, {})} />
    ),
  }),
  form(endMemberPath, "parties.manage", nothingSchema, {
    save: async (visit, tx) => {
      const id = idOf(visit);
      if (!id || !(await dismissMember(tx, visit.permit, id, visit.now))) throw gone();
      return membersPath.to(visit, {}, saved);
    },
    again: (visit, problem) => (
      <RefusedPage {...{ visit, problem }} title={texts[visit.lang].member.endTitle} back={membersPath.to(visit, {})} />
    ),
  }),
  page(representPath, "parties.manage", (visit) => representPage(visit, freshForm({ fromDay: dayOf(visit.now) }))),
  form(representPath, "parties.manage", representationSchema, {
    save: async (visit, tx, input) => {
      const id = idOf(visit);
      if (!id) throw gone();
      await addRepresentation(tx, visit.permit, id, input);
      return memberPath.to(visit, { id }, saved);
    },
    again: representPage,
  }),
  form(endRepresentationPath, "parties.manage", nothingSchema, {
    save: async (visit, tx) => {
      const id = idOf(visit);
      const memberId = id && (await endRepresentation(tx, visit.permit, id, dayOf(visit.now)));
      if (!memberId) throw gone();
      return memberPath.to(visit, { id: memberId }, saved);
    },
    again: (visit, problem) => (
      <RefusedPage {...{ visit, problem }} title={texts[visit.lang].member.speaksTitle} back={membersPath.to(visit, {})} />
    ),
  }),
];
