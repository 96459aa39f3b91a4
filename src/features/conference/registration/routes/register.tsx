import { listParties } from "../../../../network/queries.ts";
import { idOfForm } from "../../../../platform/web/address.ts";
import { freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { everyone, form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { questionsOf } from "../../questions/queries.ts";
import { register } from "../commands/registrations.ts";
import { publishedHere } from "../../routes/here.ts";
import { countStates, publishedWorkshops } from "../queries/registrations.ts";
import { registrationPaths } from "../paths.ts";
import { fullnessIn } from "../rules/seats.ts";
import { registrationSchema } from "../schema.ts";
import { isOpen, registrationAt } from "../../rules/stages.ts";
import { MailedPage, RegisterPage, ShutPage } from "../views/register.tsx";

/** The form while the registration is open; else why it is not, with what came back of a form that was too late. */
async function registerPage(visit: Visit, problem?: FormProblem) {
  const conference = await publishedHere(visit);
  if (!conference) return undefined;
  if (!isOpen(conference, visit.now) || registrationAt(conference, visit.now) !== "open" || conference.byInvitation) return <ShutPage {...{ visit, conference }} {...(problem && { problem })} />;
  const [parties, workshops, questions, states] = await Promise.all([
    listParties(visit.db, visit.districtId),
    publishedWorkshops(visit.db, visit.districtId, conference.id),
    questionsOf(visit.db, visit.districtId, conference.id),
    countStates(visit.db, visit.districtId, conference.id),
  ]);
  const fullness = fullnessIn(conference.capacity, states);
  return <RegisterPage {...{ visit, conference, parties, workshops, questions, fullness }} problem={problem ?? freshForm()} />;
}

/** Registering on the web, without an account. */
export const registerRoutes: readonly Route[] = [
  page(registrationPaths.register, everyone, (visit) => registerPage(visit)),
  form(registrationPaths.register, everyone, registrationSchema, {
    // No kept page tells how many seats are left.
    unseen: true,
    limit: "registration",
    mailField: "email",
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      const registered = await register(tx, visit.permit, id, { input, cameBy: "web" }, visit.now);
      if (registered.known || input.email !== null) return registrationPaths.mailed.to(visit, { id });
      return registrationPaths.own.to(visit, { key: registered.code }, { saved: "sent" });
    },
    again: registerPage,
  }),
  page(registrationPaths.mailed, everyone, async (visit) => {
    const conference = await publishedHere(visit);
    return conference && <MailedPage visit={visit} conference={conference} />;
  }),
];
