import { listParties, partyNames } from "../../../../network/queries.ts";
import { permitByLink } from "../../../../platform/identity/personal-links.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { freshForm, notNow } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { everyone, form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { answersOf, questionsOf } from "../../questions/queries.ts";
import { cancelRegistration, changeRegistration, registerAgain, renewCode } from "../commands/registrations.ts";
import { dropAddress, sendAddressMailAgain } from "../commands/new-address.ts";
import { answerOffer } from "../commands/seats.ts";
import { findPublished } from "../../queries/conferences.ts";
import { newAddressOf } from "../queries/new-address.ts";
import { countStates, findByKey, ownNeeds, publishedWorkshops, waitingBefore } from "../queries/registrations.ts";
import type { Registration } from "../queries/registrations.ts";
import { isActive } from "../rules/registration.ts";
import { fullnessIn } from "../rules/seats.ts";
import { registrationPaths } from "../paths.ts";
import { answerSchema, registrationSchema } from "../schema.ts";
import { nothingSchema } from "../../schema.ts";
import { isOpen } from "../../rules/stages.ts";
import { ownPlaces } from "../../seating/queries/published.ts";
import { ChangeOwnPage, OwnPage } from "../views/own.tsx";
import { registrationValues } from "../views/fields.tsx";

/** What a code or a link in the address opens. It is nobody's business on the way there, so nothing keeps the page. */
async function ownHere(visit: Visit) {
  visit.c.header("Cache-Control", "no-store");
  const own = await findByKey(visit.db, visit.districtId, visit.param("key"), visit.now);
  const conference = own && (await findPublished(visit.db, visit.districtId, own.registration.conferenceId));
  return conference && { ...own, own, conference };
}

async function ownPage(visit: Visit, problem: FormProblem = freshForm()) {
  const here = await ownHere(visit);
  if (!here) return undefined;
  const { registration, conference } = here;
  const [needs, questions, answers, workshops, names, before, states, places, newAddress] = await Promise.all([
    ownNeeds(visit.db, visit.districtId, here.own),
    questionsOf(visit.db, visit.districtId, conference.id),
    answersOf(visit.db, visit.districtId, registration.id),
    publishedWorkshops(visit.db, visit.districtId, conference.id),
    partyNames(visit.db, visit.districtId, registration.partyId === null ? [] : [registration.partyId]),
    waitingBefore(visit.db, visit.districtId, registration),
    countStates(visit.db, visit.districtId, conference.id),
    ownPlaces(visit.db, visit.districtId, here.own),
    newAddressOf(visit.db, visit.districtId, registration.id, visit.now),
  ]);
  const fullness = fullnessIn(conference.capacity, states);
  const hasProgramme = places !== undefined && !conference.cancelledAt;
  const told = { registration, needs, questions, answers, workshops, before, fullness, hasProgramme, newAddress };
  return <OwnPage {...{ visit, conference, problem, ...told }} partyNames={names} />;
}

async function changePage(visit: Visit, problem?: FormProblem) {
  const here = await ownHere(visit);
  if (!here || !isOpen(here.conference, visit.now) || !isActive(here.registration.state)) return undefined;
  const { registration, conference } = here;
  const [needs, questions, answers, workshops, parties, places, newAddress] = await Promise.all([
    ownNeeds(visit.db, visit.districtId, here.own),
    questionsOf(visit.db, visit.districtId, conference.id),
    answersOf(visit.db, visit.districtId, registration.id),
    publishedWorkshops(visit.db, visit.districtId, conference.id),
    listParties(visit.db, visit.districtId, [registration.partyId]),
    ownPlaces(visit.db, visit.districtId, here.own),
    newAddressOf(visit.db, visit.districtId, registration.id, visit.now),
  ]);
  return <ChangeOwnPage {...{ visit, registration, workshops, questions, parties, newAddress }} isPlaced={places !== undefined} problem={problem ?? freshForm(registrationValues(registration, needs, answers))} />;
}

/** Does something with one's own registration. @throws Refusal `"": not_now` when the key opens none any more */
async function withOwn<T>(visit: Visit, tx: Tx, act: (permit: Permit<string>, registration: Registration) => Promise<T>): Promise<{ key: string; done: T }> {
  const own = await findByKey(tx, visit.districtId, visit.param("key"), visit.now);
  if (!own) throw notNow();
  const done = await act(own.link ? permitByLink(own.link) : visit.permit, own.registration);
  return { key: visit.param("key"), done };
}

/** One's own registration, opened by a code or a personal link. Opening it changes nothing. */
export const ownRoutes: readonly Route[] = [
  page(registrationPaths.own, everyone, (visit) => ownPage(visit)),
  page(registrationPaths.change, everyone, (visit) => changePage(visit)),
  form(registrationPaths.change, everyone, registrationSchema, {
    unseen: true,
    limit: "link",
    mailField: "email",
    save: async (visit, tx, input) => {
      const { key, done } = await withOwn(visit, tx, async (permit, { id, conferenceId }) => {
        const { isWaiting } = await changeRegistration(tx, permit, { id, conferenceId }, { ...input, isOwn: true }, visit.now);
        // Who wants no mail any more has lost the link that opened this page; a code stays.
        const isClosed = !(await findByKey(tx, visit.districtId, visit.param("key"), visit.now));
        return isClosed ? { saved: "by_code", key: await renewCode(tx, permit, { id, conferenceId }) } : { saved: isWaiting ? "address" : "changed" };
      });
      return registrationPaths.own.to(visit, { key: done.key ?? key }, { saved: done.saved });
    },
    again: changePage,
  }),
  form(registrationPaths.addressMail, everyone, nothingSchema, {
    unseen: true,
    limit: "link",
    mailTo: async (visit) => {
      const own = await findByKey(visit.db, visit.districtId, visit.param("key"), visit.now);
      return (own && (await newAddressOf(visit.db, visit.districtId, own.registration.id, visit.now))?.email) ?? null;
    },
    save: async (visit, tx) => {
      const { key } = await withOwn(visit, tx, (permit, { id, conferenceId }) => sendAddressMailAgain(tx, permit, { id, conferenceId }, visit.now));
      return registrationPaths.own.to(visit, { key }, { saved: "address_mailed" });
    },
    again: ownPage,
  }),
  form(registrationPaths.addressDrop, everyone, nothingSchema, {
    unseen: true,
    limit: "link",
    save: async (visit, tx) => {
      const { key } = await withOwn(visit, tx, (permit, { id, conferenceId }) => dropAddress(tx, permit, { id, conferenceId }, visit.now));
      return registrationPaths.own.to(visit, { key }, { saved: "address_dropped" });
    },
    again: ownPage,
  }),
  form(registrationPaths.cancel, everyone, nothingSchema, {
    unseen: true,
    limit: "link",
    save: async (visit, tx) => {
      const { key } = await withOwn(visit, tx, (permit, { id, conferenceId }) => cancelRegistration(tx, permit, { id, conferenceId }, visit.now));
      return registrationPaths.own.to(visit, { key });
    },
    again: ownPage,
  }),
  form(registrationPaths.again, everyone, nothingSchema, {
    unseen: true,
    limit: "link",
    save: async (visit, tx) => {
      const { key, done } = await withOwn(visit, tx, (permit, { id, conferenceId }) => registerAgain(tx, permit, { id, conferenceId }, "web", visit.now));
      return registrationPaths.own.to(visit, { key }, { saved: `again_${done}` });
    },
    again: ownPage,
  }),
  form(registrationPaths.answer, everyone, answerSchema, {
    unseen: true,
    limit: "link",
    save: async (visit, tx, { answer }) => {
      const { key } = await withOwn(visit, tx, (permit, { id, conferenceId }) => answerOffer(tx, permit, { id, conferenceId }, answer, visit.now));
      return registrationPaths.own.to(visit, { key }, answer === "accept" ? { saved: "accepted" } : {});
    },
    again: ownPage,
  }),
];
