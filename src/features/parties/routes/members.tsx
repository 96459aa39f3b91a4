import { listConsents } from "../../../network/consents.ts";
import { listParties, partiesOfMembers } from "../../../network/queries.ts";
import { addRepresentation, listRepresentations } from "../../../network/representations.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { listMembers } from "../../../platform/identity/queries.ts";
import { addressWithoutMail, isSignInToken } from "../../../platform/identity/sign-in.ts";
import { findBounce } from "../../../platform/mail/bounces.ts";
import { hasPage, idOfForm, pageIn } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route } from "../../../platform/web/routes.ts";
import { admitMember, dismissMember, inviteMember, makeLinkToHandOver, signMemberOut, updateMember } from "../commands.ts";
import {
  changeMemberPath,
  confirmSignInPath,
  endMemberPath,
  inviteMemberPath,
  memberPath,
  membersPath,
  newMemberPath,
  representPath,
  signInLinkPath,
  signMemberOutPath,
} from "../paths.ts";
import { changedMemberSchema, newMemberSchema, nothingSchema, representationSchema } from "../schema.ts";
import { texts } from "../texts.ts";
import { leavingTexts } from "../texts/leaving.ts";
import { EndMemberPage } from "../views/leaving.tsx";
import { MemberFormPage } from "../views/member-form.tsx";
import { MemberPage } from "../views/member.tsx";
import { MembersPage, membersListed, membersOnAPage } from "../views/members.tsx";
import { RefusedPage } from "../views/party-form.tsx";
import { RepresentPage } from "../views/represent.tsx";
import { askedMember } from "./asked.ts";
import type { Manager } from "./asked.ts";
import { partiesOfMember } from "./hanging.ts";
import type { HangingBy } from "./hanging.ts";

const saved = { saved: "1" };

async function memberPage(visit: Manager) {
  const member = await askedMember(visit);
  if (!member) return undefined;
  const { db, permit, districtId, deps } = visit;
  const representations = await listRepresentations(db, permit, { memberId: member.id });
  const consents = await listConsents(db, permit, { memberId: member.id });
  const address = member.email !== null && { secret: deps.secret, districtId, address: member.email };
  const bounce = address ? await findBounce(db, address) : undefined;
  visit.c.header("Cache-Control", "private, no-store");
  // What else may stand in the address: a link that signs the member in as another.
  const handed = visit.query("link");
  const link = handed !== "" && (await isSignInToken(db, handed, addressWithoutMail(member.id))) ? deps.publicUrl + confirmSignInPath.to({ lang: "da" }, {}, { token: handed }) : undefined;
  return <MemberPage {...{ visit, member, representations, consents, link }} isMailRefused={bounce !== undefined} />;
}

async function memberFormPage(visit: Manager, problem?: FormProblem) {
  const member = await askedMember(visit);
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
  const member = await askedMember(visit);
  if (!member) return undefined;
  return <RepresentPage {...{ visit, problem, member }} parties={await listParties(visit.db, visit.districtId)} />;
}

const refused = (visit: Manager, problem: FormProblem, title: string) => (
  <RefusedPage {...{ visit, problem, title }} back={membersPath.to(visit, {})} />
);

async function endPage(visit: Manager, hangs: HangingBy, problem: FormProblem = freshForm()) {
  const member = await askedMember(visit);
  if (!member) return undefined;
  const spoken = await partiesOfMember(visit, member.id);
  const hanging = [...(spoken ? [spoken] : []), ...(await hangs.onMember(visit, member.id))];
  return <EndMemberPage {...{ visit, problem, member, hanging }} />;
}

/** Members, and what the other features say hangs on them. */
export const memberRoutes = (hangs: HangingBy): readonly Route[] => [
  page(membersPath, "parties.manage", async (visit) => {
    const members = await listMembers(visit.db, visit.permit);
    const ids = members.map((member) => member.id);
    const spoken = await partiesOfMembers(visit.db, visit.districtId, ids, dayOf(visit.now));
    if (!hasPage(pageIn(visit), membersListed({ visit, members, spoken }).listed.length, membersOnAPage)) return undefined;
    return <MembersPage {...{ visit, members, spoken }} parties={await listParties(visit.db, visit.districtId)} />;
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
  page(memberPath, "parties.manage", memberPage),
  page(changeMemberPath, "parties.manage", (visit) => memberFormPage(visit)),
  form(changeMemberPath, "parties.manage", changedMemberSchema, {
    save: async (visit, tx, { version, ...input }) => {
      const id = idOfForm(visit);
      if (!(await updateMember(tx, visit.permit, id, version, input, visit.now))) throw notNow();
      return memberPath.to(visit, { id }, saved);
    },
    again: memberFormPage,
  }),
  form(inviteMemberPath, "parties.manage", nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      if (!(await inviteMember(tx, visit.permit, visit.deps, id))) throw notNow();
      return memberPath.to(visit, { id }, { saved: "invited" });
    },
    again: (visit, problem) => refused(visit, problem, texts[visit.lang].member.invite),
  }),
  form(signInLinkPath, "parties.manage", nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      const link = await makeLinkToHandOver(tx, visit.permit, visit.deps, id);
      if (link === undefined) throw notNow();
      return memberPath.to(visit, { id }, { link });
    },
    again: (visit, problem) => refused(visit, problem, texts[visit.lang].member.makeLink),
  }),
  form(signMemberOutPath, "parties.manage", nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      if (!(await signMemberOut(tx, visit.permit, id))) throw notNow();
      return memberPath.to(visit, { id }, { saved: "signed_out" });
    },
    again: (visit, problem) => refused(visit, problem, texts[visit.lang].member.signOut),
  }),
  page(endMemberPath, "parties.manage", (visit) => endPage(visit, hangs)),
  form(endMemberPath, "parties.manage", nothingSchema, {
    save: async (visit, tx) => {
      if (!(await dismissMember(tx, visit.permit, idOfForm(visit), visit.now))) throw notNow();
      return membersPath.to(visit, {}, saved);
    },
    again: async (visit, problem) => (await endPage(visit, hangs, problem)) ?? refused(visit, problem, leavingTexts[visit.lang].member.end),
  }),
  page(representPath, "parties.manage", (visit) => representPage(visit, freshForm({ fromDay: dayOf(visit.now) }))),
  form(representPath, "parties.manage", representationSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await addRepresentation(tx, visit.permit, id, input);
      return memberPath.to(visit, { id }, saved);
    },
    again: representPage,
  }),
];
