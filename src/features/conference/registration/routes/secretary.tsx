import { z } from "zod";
import { listParties, partyNames } from "../../../../network/queries.ts";
import { readReceiptCode } from "../../../../platform/receipt-code.ts";
import { idOfForm } from "../../../../platform/web/address.ts";
import { Refusal, freshForm, notNow } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { everyHearerOf } from "../../notice/queries/programme-hearers.ts";
import { questionsOf } from "../../questions/queries.ts";
import { register } from "../commands/registrations.ts";
import { publishedHere } from "../../routes/here.ts";
import { findRegistration, lastRegistrations, offersToTell, similarTo } from "../queries/work.ts";
import { publishedWorkshops } from "../queries/registrations.ts";
import { assistedWays } from "../rules/registration.ts";
import { registrationPaths } from "../paths.ts";
import { fastSchema } from "../schema.ts";
import { isOpen } from "../../rules/stages.ts";
import { SecretaryPage } from "../views/secretary.tsx";

type Registrar = Visit<"conference.register">;

const right = "conference.register";

const uuid = z.uuid();

async function secretaryPage(visit: Registrar, problem?: FormProblem) {
  const conference = await publishedHere(visit);
  if (!conference || !conference.closesAt || !isOpen(conference, visit.now)) return undefined;
  visit.c.header("Cache-Control", "no-store");
  const [parties, workshops, questions, toTell, hearers, last, done] = await Promise.all([
    listParties(visit.db, visit.districtId),
    publishedWorkshops(visit.db, visit.districtId, conference.id),
    questionsOf(visit.db, visit.districtId, conference.id),
    offersToTell(visit.db, visit.permit, conference.id),
    everyHearerOf(visit.db, visit.permit, conference, visit.deps),
    lastRegistrations(visit.db, visit.permit, conference.id),
    doneHere(visit, conference.id),
  ]);
  const names = await partyNames(visit.db, visit.districtId, last.flatMap(({ partyId }) => partyId ?? []));
  const by = assistedWays.find((way) => way === visit.query("by")) ?? "phone";
  return <SecretaryPage {...{ visit, conference, parties, workshops, questions, toTell, hearers, last, done }} partyNames={names} problem={problem ?? freshForm({ cameBy: by })} />;
}

/** Who was entered a moment ago, the code to read out to them, and who may be the same person. */
async function doneHere(visit: Registrar, conferenceId: string) {
  const id = uuid.safeParse(visit.query("done")).data;
  const registration = id && (await findRegistration(visit.db, visit.permit, conferenceId, id));
  if (!registration) return undefined;
  return { registration, code: readReceiptCode(visit.query("code")), similar: await similarTo(visit.db, visit.permit, registration) };
}

/** The secretary's fast screen: one form, the keyboard only, the same queue as the web. */
export const secretaryRoutes: readonly Route[] = [
  page(registrationPaths.secretary, right, (visit) => secretaryPage(visit)),
  form(registrationPaths.secretary, right, fastSchema, {
    unseen: true,
    save: async (visit, tx, { cameBy, wishes, ...rest }) => {
      const id = idOfForm(visit);
      const workshops = await publishedWorkshops(tx, visit.districtId, id);
      const wished = wishes.map((number) => workshops[number - 1]?.id);
      if (wished.includes(undefined)) throw new Refusal({ field: "wishes", code: "wish_unknown" });
      const input = { ...rest, wishes: [...new Set(wished.flatMap((one) => one ?? []))] };
      const registered = await register(tx, visit.permit, id, { input, cameBy }, visit.now);
      if (registered.known) throw notNow();
      return registrationPaths.secretary.to(visit, { id }, { done: registered.id, code: registered.code, by: cameBy });
    },
    again: secretaryPage,
  }),
];
