import { listParties, partyNames } from "../../../../network/queries.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import { idIn, idOfForm, pageIn } from "../../../../platform/web/address.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { DistrictPath } from "../../../../platform/web/path.ts";
import { form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { sendSpreadsheet } from "../../../../platform/web/spreadsheet.ts";
import { answersOf, questionsOf } from "../../questions/queries.ts";
import { cancelRegistration, changeRegistration, registerAgain, renewCode, sendLinkAgain } from "../commands/registrations.ts";
import { answerOffer, noteCalled } from "../commands/seats.ts";
import type { RegistrationRef } from "../commands/seats.ts";
import { publishedHere } from "../../routes/here.ts";
import { allRegistrations, findRegistration, listGroups, listNeeds, listRegistrations, needsToArrange, similarTo } from "../queries/work.ts";
import { newAddressOf } from "../queries/new-address.ts";
import { countStates, needsOf, publishedWorkshops } from "../queries/registrations.ts";
import { registrationCells } from "../rules/cells.ts";
import { fullnessIn } from "../rules/seats.ts";
import { registrationPaths } from "../paths.ts";
import { answerSchema, registrationSchema } from "../schema.ts";
import { nothingSchema } from "../../schema.ts";
import { texts } from "../texts/secretary.ts";
import { NeedsPage } from "../views/needs.tsx";
import { OneRegistrationPage } from "../views/one.tsx";
import { registrationValues } from "../views/fields.tsx";
import { RegistrationsPage } from "../views/registrations.tsx";

type Registrar = Visit<"conference.register">;

const right = "conference.register";

async function conferenceHere(visit: Registrar) {
  visit.c.header("Cache-Control", "no-store");
  return publishedHere(visit);
}

async function listPage(visit: Registrar) {
  const conference = await conferenceHere(visit);
  if (!conference) return undefined;
  const group = listGroups.find((one) => one === visit.query("group")) ?? "all";
  const filter = { group, page: pageIn(visit), search: visit.query("q").slice(0, 120) };
  const { registrations, total } = await listRegistrations(visit.db, visit.permit, conference.id, filter);
  if (registrations.length === 0 && filter.page > 1) return undefined;
  const [states, needs, names] = await Promise.all([
    countStates(visit.db, visit.districtId, conference.id),
    listNeeds(visit.db, visit.permit, conference.id),
    partyNames(visit.db, visit.districtId, registrations.flatMap(({ partyId }) => partyId ?? [])),
  ]);
  return <RegistrationsPage {...{ visit, conference, registrations, total, filter, states, needs }} partyNames={names} />;
}

async function onePage(visit: Registrar, problem?: FormProblem) {
  const conference = await conferenceHere(visit);
  const id = idIn(visit, "registration");
  const registration = conference && id && (await findRegistration(visit.db, visit.permit, conference.id, id));
  if (!conference || !registration) return undefined;
  const [needs, questions, answers, workshops, parties, similar, names, newAddress] = await Promise.all([
    needsOf(visit.db, visit.permit, registration.id),
    questionsOf(visit.db, visit.districtId, conference.id),
    answersOf(visit.db, visit.districtId, registration.id),
    publishedWorkshops(visit.db, visit.districtId, conference.id),
    listParties(visit.db, visit.districtId, [registration.partyId]),
    similarTo(visit.db, visit.permit, registration),
    partyNames(visit.db, visit.districtId, registration.partyId === null ? [] : [registration.partyId]),
    newAddressOf(visit.db, visit.districtId, registration.id, visit.now),
  ]);
  // The small forms of the page have nothing of the large one in them.
  const isLarge = problem !== undefined && "name" in problem.values;
  const values = isLarge ? problem.values : registrationValues(registration, needs, answers);
  return <OneRegistrationPage {...{ visit, conference, registration, needs, questions, answers, workshops, parties, similar, newAddress }} partyNames={names} problem={{ values, errors: problem?.errors ?? [] }} />;
}

const refIn = (visit: Registrar): RegistrationRef => ({ conferenceId: idOfForm(visit), id: idOfForm(visit, "registration") });

/** The page of one registration, with a word of what was done. */
const toOne = (visit: Registrar, saved: string) =>
  registrationPaths.one.to(visit, { id: visit.param("id"), registration: visit.param("registration") }, { saved });

/** A button beside one registration: it has no fields. */
const button = (path: DistrictPath, act: (visit: Registrar, tx: Tx, ref: RegistrationRef) => Promise<string>): Route =>
  form(path, right, nothingSchema, { unseen: true, save: (visit, tx) => act(visit, tx, refIn(visit)), again: onePage });

/** What the organisers see and do with registrations. */
export const registrationRoutes: readonly Route[] = [
  page(registrationPaths.list, right, listPage),
  page(registrationPaths.needs, right, async (visit) => {
    const conference = await conferenceHere(visit);
    if (!conference) return undefined;
    const [questions, states, { needs, answers }] = await Promise.all([
      questionsOf(visit.db, visit.districtId, conference.id),
      countStates(visit.db, visit.districtId, conference.id),
      needsToArrange(visit.db, visit.permit, conference.id),
    ]);
    return <NeedsPage {...{ visit, conference, questions, needs, answers }} people={fullnessIn(null, states).taken} />;
  }),
  page(registrationPaths.csv, right, async (visit) => {
    const conference = await conferenceHere(visit);
    if (!conference) return undefined;
    const registrations = await allRegistrations(visit.db, visit.permit, conference.id);
    const workshops = await publishedWorkshops(visit.db, visit.districtId, conference.id);
    const names = await partyNames(visit.db, visit.districtId, [...new Set(registrations.flatMap(({ partyId }) => partyId ?? []))]);
    return sendSpreadsheet(visit.c, registrationCells(registrations, { lang: visit.lang, workshops, partyNames: names }), `${texts[visit.lang].csvName}.csv`);
  }),
  page(registrationPaths.one, right, (visit) => onePage(visit)),
  form(registrationPaths.one, right, registrationSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      await changeRegistration(tx, visit.permit, refIn(visit), { ...input, isOwn: false }, visit.now);
      return toOne(visit, "changed");
    },
    again: onePage,
  }),
  form(registrationPaths.oneAnswer, right, answerSchema, {
    unseen: true,
    save: async (visit, tx, { answer }) => {
      await answerOffer(tx, visit.permit, refIn(visit), answer, visit.now);
      return toOne(visit, "answered");
    },
    again: onePage,
  }),
  button(registrationPaths.oneCancel, async (visit, tx, ref) => {
    await cancelRegistration(tx, visit.permit, ref, visit.now);
    return toOne(visit, "cancelled");
  }),
  button(registrationPaths.oneAgain, async (visit, tx, ref) => {
    await registerAgain(tx, visit.permit, ref, "phone", visit.now);
    return toOne(visit, "again");
  }),
  button(registrationPaths.oneCalled, async (visit, tx, ref) => {
    await noteCalled(tx, visit.permit, ref, visit.now);
    return toOne(visit, "called");
  }),
  button(registrationPaths.oneSend, async (visit, tx, ref) => {
    await sendLinkAgain(tx, visit.permit, ref, visit.now);
    return toOne(visit, "sent");
  }),
  button(registrationPaths.oneCode, async (visit, tx, ref) => {
    const code = await renewCode(tx, visit.permit, ref);
    return registrationPaths.own.to(visit, { key: code }, { saved: "printed" });
  }),
];
