import { idIn, idOfForm, pageIn } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page, sharedPage } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { readerOf } from "../../../thread/reader.ts";
import { changeDecision, setDecisionStatus } from "../commands/decisions.ts";
import { concludeReview } from "../commands/reviews.ts";
import { paths } from "../paths.ts";
import { decisionYears, lastEffects, listDecisions, partiesInRegister } from "../queries/register.ts";
import { longestSearch } from "../register.ts";
import type { RegisterFilter } from "../register.ts";
import { decisionDetails, decisionStatus, registerQuery, reviewResult } from "../schema.ts";
import { RegisterPage } from "../views/register.tsx";
import { ReviewPage } from "../views/review.tsx";
import { decisionHere, decisionPage, editDecisionPage } from "./here.tsx";

const perPage = 25;

export const decisionRoutes: readonly Route[] = [
  sharedPage(paths.decisions, registerPage),
  page(paths.decision, everyone, (visit) => decisionPage(visit)),
  page(paths.editDecision, "decisions.manage", (visit) => editDecisionPage(visit)),
  form(paths.editDecision, "decisions.manage", decisionDetails, {
    save: async (visit, tx, { internal, parties, version, ...input }) => {
      const details = { ...input, isInternal: internal ?? false, partyIds: parties };
      await changeDecision(tx, visit.permit, idOfForm(visit), version, details, visit.now);
      return paths.decision.to(visit, { id: visit.param("id") }, { saved: "changed" });
    },
    again: editDecisionPage,
  }),
  form(paths.decisionStatus, "decisions.manage", decisionStatus, {
    save: async (visit, tx, change) => {
      await setDecisionStatus(tx, visit.permit, idOfForm(visit), change, visit.now);
      return paths.decision.to(visit, { id: visit.param("id") }, { saved: "status" });
    },
    again: decisionPage,
  }),
  page(paths.review, "decisions.manage", (visit) => reviewPage(visit)),
  form(paths.review, "decisions.manage", reviewResult, {
    save: async (visit, tx, { version, ...result }) => {
      await concludeReview(tx, visit.permit, idOfForm(visit), version, result, visit.now);
      return paths.decision.to(visit, { id: visit.param("id") }, { saved: "review" });
    },
    again: reviewPage,
  }),
];

async function registerPage(visit: Visit) {
  const { db, districtId } = visit;
  const reader = readerOf(visit);
  const filter = filterIn(visit);
  const here = pageIn(visit);
  const choice = { filter, limit: perPage, offset: (here - 1) * perPage };
  const { decisions, total } = await listDecisions(db, districtId, reader, choice);
  if (decisions.length === 0 && here > 1) return undefined;
  const [years, parties, effects] = await Promise.all([
    decisionYears(db, districtId, reader),
    partiesInRegister(db, districtId, reader),
    lastEffects(db, districtId, decisions.map(({ id }) => id), reader),
  ]);
  const pages = { page: here, pages: Math.ceil(total / perPage), total };
  return <RegisterPage {...{ visit, decisions, years, parties, effects, filter, ...pages }} />;
}

/** What the address asks for; anything that is no filter asks for nothing. */
function filterIn(visit: Visit): RegisterFilter {
  const { year, status, party, letter } = registerQuery.parse({
    year: visit.query("year"),
    status: visit.query("status"),
    party: visit.query("party"),
    letter: visit.query("letter"),
  });
  return {
    words: visit.query("q").replaceAll("\u0000", "").slice(0, longestSearch).toWellFormed().trim(),
    year,
    status: status === "review" ? undefined : status,
    toReview: status === "review",
    partyId: party,
    letter,
  };
}

async function reviewPage(visit: Visit, problem: FormProblem = freshForm()) {
  const decision = idIn(visit) && (await decisionHere(visit));
  return decision ? <ReviewPage {...{ visit, decision, problem }} /> : undefined;
}
