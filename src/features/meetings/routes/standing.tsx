import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { addStanding, removeStanding, setProposalDays } from "../commands/standing.ts";
import { newStandingPath, proposalDaysPath, removeStandingPath, standingPath, usualStandingPath } from "../paths.ts";
import { listSeries } from "../queries/series.ts";
import { listStanding } from "../queries/standing.ts";
import { nothingSchema, proposalDaysSchema, standingSchema } from "../schema.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { StandingPage } from "../views/standing.tsx";

type Preparing = Visit<"meetings.prepare">;

async function standingPage(visit: Preparing, problem: FormProblem = freshForm()) {
  const series = (await listSeries(visit.db, visit.districtId)).find(({ id }) => id === idIn(visit));
  if (!series) return undefined;
  const standing = await listStanding(visit.db, visit.permit, series.id);
  return <StandingPage {...{ visit, series, standing, problem }} />;
}

const back = (visit: Preparing) => standingPath.to(visit, { id: idOfForm(visit) }, { saved: "1" });

export const standingRoutes: readonly Route[] = [
  page(standingPath, "meetings.prepare", (visit) => standingPage(visit)),
  form(newStandingPath, "meetings.prepare", standingSchema, {
    save: async (visit, tx, { title, edge, minutes }) => {
      await addStanding(tx, visit.permit, idOfForm(visit), { title, edge, plannedMinutes: minutes }, visit.now);
      return back(visit);
    },
    again: standingPage,
  }),
  form(usualStandingPath, "meetings.prepare", nothingSchema, {
    save: async (visit, tx) => {
      const [news, round, other] = agendaTexts.da.standing.usualItems;
      for (const [title, edge] of [[news, "first"], [round, "first"], [other, "last"]] as const)
        if (title) await addStanding(tx, visit.permit, idOfForm(visit), { title, edge, plannedMinutes: 10 }, visit.now);
      return back(visit);
    },
    again: standingPage,
  }),
  form(removeStandingPath, "meetings.prepare", nothingSchema, {
    save: async (visit, tx) => {
      const ref = { seriesId: idOfForm(visit), standingId: idOfForm(visit, "standing") };
      await removeStanding(tx, visit.permit, ref, visit.now);
      return back(visit);
    },
    again: standingPage,
  }),
  form(proposalDaysPath, "meetings.prepare", proposalDaysSchema, {
    save: async (visit, tx, { days }) => {
      await setProposalDays(tx, visit.permit, idOfForm(visit), days);
      return back(visit);
    },
    again: standingPage,
  }),
];
