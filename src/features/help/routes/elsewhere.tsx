import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { horizonAt, offersAt } from "../rules/now/board.ts";
import { writeElsewhere } from "../commands/elsewhere.ts";
import { isSituation, situationDoors } from "../rules/elsewhere/elsewhere.ts";
import type { Situation } from "../rules/elsewhere/elsewhere.ts";
import { paths } from "../paths.ts";
import { approvedElsewhere, listElsewhere } from "../queries/elsewhere.ts";
import { listServices } from "../queries/services.ts";
import { elsewhereSchema } from "../schema.ts";
import { ElsewhereFormPage, ElsewhereWorkPage } from "../views/elsewhere-work.tsx";
import { ElsewherePage, SituationPage } from "../views/elsewhere.tsx";
import { fitsDoors } from "../rules/wanted.ts";

type Coordinator = Visit<"help.manage">;

const situationOf = (visit: Visit): Situation | undefined => {
  const named = visit.param("situation");
  return isSituation(named) ? named : undefined;
};

async function situationPage(visit: Visit) {
  const situation = situationOf(visit);
  if (!situation) return undefined;
  const services = await listServices(visit.db, visit.districtId);
  const horizon = horizonAt(visit.now);
  const offers = offersAt(services.filter((service) => fitsDoors(service, situationDoors[situation])), horizon);
  const text = await approvedElsewhere(visit.db, visit.districtId, situation);
  return <SituationPage {...{ visit, situation, text, offers, horizon }} />;
}

async function formPage(visit: Coordinator, problem?: FormProblem) {
  const situation = situationOf(visit);
  if (!situation) return undefined;
  const known = (await listElsewhere(visit.db, visit.permit))[situation];
  const filled = freshForm({ text: known.text, textEn: known.textEn, source: known.source });
  return <ElsewhereFormPage {...{ visit, situation, known }} problem={problem ?? filled} />;
}

/** What applies to people who come from elsewhere; before the routes of the single services. */
export const elsewhereRoutes: readonly Route[] = [
  page(paths.elsewhere, everyone, (visit) => <ElsewherePage {...{ visit }} />),
  page(paths.situation, everyone, situationPage),
  page(paths.elsewhereWork, "help.manage", async (visit) => <ElsewhereWorkPage {...{ visit }} texts={await listElsewhere(visit.db, visit.permit)} />),
  page(paths.situationWork, "help.manage", (visit) => formPage(visit)),
  form(paths.situationWork, "help.manage", elsewhereSchema, {
    save: async (visit, tx, input) => {
      const situation = situationOf(visit);
      if (!situation) throw notNow();
      await writeElsewhere(tx, visit.permit, situation, input, visit.now);
      return paths.elsewhereWork.to(visit, {}, { saved: input.do });
    },
    again: formPage,
  }),
];
