import { listParties } from "../../../../network/queries.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import { permitByLink } from "../../../../platform/identity/personal-links.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { freshForm, notNow } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { everyone, form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { findPublished } from "../../queries/conferences.ts";
import { questionsOf } from "../../questions/queries.ts";
import { registrationPaths } from "../../registration/paths.ts";
import { countStates, publishedWorkshops } from "../../registration/queries/registrations.ts";
import { registrationSchema } from "../../registration/schema.ts";
import { nothingSchema } from "../../schema.ts";
import { acceptInvitation, declineInvitation, isElsewhere, mailLinkAgain, openOwnRegistration } from "../commands/answer.ts";
import { invitationPaths } from "../paths.ts";
import { findByInvitationKey, ownStanding, sentLetterOf } from "../queries/invitations.ts";
import type { InvitationKey } from "../queries/invitations.ts";
import { linkSentTo } from "../rules/standing.ts";
import { OwnInvitationPage, invitedValues } from "../views/own.tsx";

async function ownPage(visit: Visit, problem?: FormProblem) {
  // What a link or a code in the address opens is nobody's business on the way there.
  visit.c.header("Cache-Control", "no-store");
  const own = await findByInvitationKey(visit.db, visit.districtId, visit.param("key"), visit.now);
  const conference = own && (await findPublished(visit.db, visit.districtId, own.invitation.conferenceId));
  if (!conference) return undefined;
  const [standing, letter, parties, workshops, questions, states] = await Promise.all([
    ownStanding(visit.db, visit.districtId, own),
    sentLetterOf(visit.db, visit.districtId, conference.id, visit.deps.publicUrl),
    listParties(visit.db, visit.districtId),
    publishedWorkshops(visit.db, visit.districtId, conference.id),
    questionsOf(visit.db, visit.districtId, conference.id),
    countStates(visit.db, visit.districtId, conference.id),
  ]);
  const fullness = { capacity: conference.capacity, taken: (states.get("seated") ?? 0) + (states.get("offered") ?? 0), waiting: states.get("waiting") ?? 0 };
  const { invitation } = own;
  return <OwnInvitationPage {...{ visit, conference, invitation, standing, letter, parties, workshops, questions, fullness }} problem={problem ?? freshForm(invitedValues(invitation, parties))} />;
}

/** Does something with one's own invitation. @throws Refusal `"": not_now` when the key opens none any more */
async function withOwn<T>(visit: Visit, tx: Tx, act: (permit: Permit<string>, own: InvitationKey) => Promise<T>): Promise<T> {
  const own = await findByInvitationKey(tx, visit.districtId, visit.param("key"), visit.now);
  if (!own) throw notNow();
  return act(own.link ? permitByLink(own.link) : visit.permit, own);
}

/** One's own invitation, opened by a personal link or a code. Opening it changes nothing. */
export const ownInvitationRoutes: readonly Route[] = [
  page(invitationPaths.own, everyone, (visit) => ownPage(visit)),
  form(invitationPaths.own, everyone, registrationSchema, {
    unseen: true,
    limit: "registration",
    mailField: "email",
    save: async (visit, tx, input) => {
      const { registered, invitation } = await withOwn(visit, tx, async (permit, own) => ({ registered: await acceptInvitation(tx, permit, own.invitation.id, input, visit.now), invitation: own.invitation }));
      // Of an address that is not their own an invitation does not tell whether it is registered.
      if (registered && isElsewhere(input, invitation)) return registrationPaths.mailed.to(visit, { id: invitation.conferenceId });
      if (!registered || registered.known) return invitationPaths.own.to(visit, { key: visit.param("key") });
      return registrationPaths.own.to(visit, { key: registered.code }, { saved: "sent" });
    },
    again: ownPage,
  }),
  form(invitationPaths.decline, everyone, nothingSchema, {
    unseen: true,
    limit: "link",
    save: async (visit, tx) => {
      await withOwn(visit, tx, (permit, { invitation }) => declineInvitation(tx, permit, invitation.id, visit.now));
      return invitationPaths.own.to(visit, { key: visit.param("key") });
    },
    again: ownPage,
  }),
  form(invitationPaths.registration, everyone, nothingSchema, {
    unseen: true,
    limit: "link",
    save: async (visit, tx) => {
      const key = await withOwn(visit, tx, (permit, { invitation }) => openOwnRegistration(tx, permit, invitation.id));
      return registrationPaths.own.to(visit, { key });
    },
    again: ownPage,
  }),
  form(invitationPaths.mail, everyone, nothingSchema, {
    unseen: true,
    limit: "link",
    mailTo: async (visit) => {
      const own = await findByInvitationKey(visit.db, visit.districtId, visit.param("key"), visit.now);
      return own ? linkSentTo({ ...own.invitation, standing: await ownStanding(visit.db, visit.districtId, own) }) : null;
    },
    save: async (visit, tx) => {
      await withOwn(visit, tx, (permit, own) => mailLinkAgain(tx, permit, own));
      return invitationPaths.own.to(visit, { key: visit.param("key") }, { saved: "mailed" });
    },
    again: ownPage,
  }),
];
