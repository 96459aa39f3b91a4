import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { idOfForm } from "../../../platform/web/address.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { enterTally } from "../commands/counting.ts";
import { paths } from "../paths.ts";
import { candidatesOf } from "../queries/candidates.ts";
import { batchesOf, countersOf, ownTally } from "../queries/counting.ts";
import { tallySchema, voteFieldValues } from "../schema.ts";
import { BatchPage, CountPage } from "../views/counting.tsx";
import { electionHere } from "./shown.tsx";

type CountVisit = Visit<"elections.count">;

/** What the two who count do; nobody else in the network sees it but who holds the election. */
export const countingRoutes: readonly Route[] = [
  page(paths.count, "elections.count", async (visit) => {
    const here = await countHere(visit);
    if (!here || (here.me === undefined && !visit.may("elections.manage"))) return undefined;
    const batches = await batchesOf(visit.db, visit.districtId, here.election.id);
    return <CountPage {...{ visit, batches, ...here }} />;
  }),
  page(paths.batch, "elections.count", (visit) => batchPage(visit)),
  form(paths.batch, "elections.count", tallySchema, {
    unseen: true,
    save: async (visit, tx, tally) => {
      const id = idOfForm(visit);
      const batch = batchIn(visit);
      if (batch === undefined) throw notNow();
      await enterTally(tx, visit.permit, id, batch, tally);
      return paths.count.to(visit, { id }, { saved: 1 });
    },
    again: batchPage,
  }),
];

async function countHere(visit: CountVisit) {
  const election = await electionHere(visit);
  const counters = election && (await countersOf(visit.db, visit.permit, election.id));
  if (!election || !counters || election.status !== "counting") return undefined;
  const { actor } = visit;
  const me = actor.kind === "member" ? counters.find(({ memberId }) => memberId === actor.memberId)?.memberId : undefined;
  const all = await candidatesOf(visit.db, visit.districtId, election.id);
  return { election, counters, me, candidates: all.filter(({ number }) => number !== null) };
}

async function batchPage(visit: CountVisit, problem?: FormProblem) {
  const here = await countHere(visit);
  const batch = batchIn(visit);
  if (here?.me === undefined || batch === undefined) return undefined;
  const own = problem ? undefined : await ownTally(visit.db, visit.permit, here.election.id, batch);
  return <BatchPage {...{ visit, batch, ...here }} problem={problem ?? freshForm(own ? voteFieldValues(own) : {})} />;
}

function batchIn(visit: Visit): number | undefined {
  const asked = visit.param("batch");
  return /^([1-9]\d?|1\d\d|200)$/.test(asked) ? Number(asked) : undefined;
}
