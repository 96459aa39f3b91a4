import { listMembers } from "../../../platform/identity/queries.ts";
import { idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { callElection, cancelElection, changeCall } from "../commands/call.ts";
import { confirmCandidate, enterCandidate, refuseCandidate, refuseWaiting, strikeCandidate } from "../commands/candidates.ts";
import { approveResult } from "../commands/counting.ts";
import { seatCandidate } from "../commands/seats.ts";
import { closeList, nameCounters, openVoting, startCount } from "../commands/stages.ts";
import { isRunning } from "../election.ts";
import { paths } from "../paths.ts";
import { managedCandidates } from "../queries/candidates.ts";
import { functionOf } from "../seat.ts";
import {
  approvalSchema, callSchema, changeSchema, countersSchema, enteredCandidateSchema, nothingSchema, reasonSchema,
  refuseWaitingSchema, seatSchema, startCountSchema,
} from "../schema.ts";
import { RefusePage, RefuseWaitingPage, SeatPage, StandPage, StrikePage } from "../views/people.tsx";
import { callPage, candidateHere, changePage, electionHere, workPage } from "./shown.tsx";

type Manager = Visit<"elections.manage">;

const saved = { saved: 1 };
const work = (visit: Manager) => paths.work.to(visit, { id: visit.param("id") }, saved);

const calling: readonly Route[] = [
  page(paths.add, "elections.manage", (visit) => callPage(visit)),
  form(paths.add, "elections.manage", callSchema, {
    save: async (visit, tx, input) => {
      const { id } = await callElection(tx, visit.permit, input, visit.now);
      return paths.work.to(visit, { id }, saved);
    },
    again: callPage,
  }),
  page(paths.change, "elections.manage", (visit) => changePage(visit)),
  form(paths.change, "elections.manage", changeSchema, {
    save: async (visit, tx, { version, ...input }) => {
      await changeCall(tx, visit.permit, idOfForm(visit), version, input, visit.now);
      return work(visit);
    },
    again: changePage,
  }),
];

const candidates: readonly Route[] = [
  page(paths.enter, "elections.manage", (visit) => enterPage(visit, freshForm())),
  form(paths.enter, "elections.manage", enteredCandidateSchema, {
    save: async (visit, tx, input) => {
      await enterCandidate(tx, visit.permit, visit.deps, idOfForm(visit), input, visit.now);
      return work(visit);
    },
    again: enterPage,
  }),
  form(paths.confirm, "elections.manage", nothingSchema, {
    save: async (visit, tx) => {
      await confirmCandidate(tx, visit.permit, visit.deps, idOfForm(visit), idOfForm(visit, "candidate"));
      return work(visit);
    },
    again: workPage,
  }),
  page(paths.refuse, "elections.manage", (visit) => refusePage(visit, freshForm())),
  form(paths.refuse, "elections.manage", reasonSchema, {
    save: async (visit, tx, { reason }) => {
      const ids = [idOfForm(visit), idOfForm(visit, "candidate")] as const;
      await refuseCandidate(tx, visit.permit, visit.deps, ...ids, reason, visit.now);
      return work(visit);
    },
    again: refusePage,
  }),
  page(paths.refuseWaiting, "elections.manage", (visit) => refuseWaitingPage(visit)),
  form(paths.refuseWaiting, "elections.manage", refuseWaitingSchema, {
    save: async (visit, tx, input) => {
      await refuseWaiting(tx, visit.permit, visit.deps, idOfForm(visit), input, visit.now);
      return work(visit);
    },
    again: refuseWaitingPage,
  }),
  page(paths.strike, "elections.manage", (visit) => strikePage(visit, freshForm())),
  form(paths.strike, "elections.manage", nothingSchema, {
    save: async (visit, tx) => {
      await strikeCandidate(tx, visit.permit, idOfForm(visit), idOfForm(visit, "candidate"), visit.now);
      return work(visit);
    },
    again: strikePage,
  }),
];

const stages: readonly Route[] = [
  page(paths.work, "elections.manage", (visit) => workPage(visit)),
  form(paths.close, "elections.manage", nothingSchema, {
    save: async (visit, tx) => {
      await closeList(tx, visit.permit, idOfForm(visit), visit.now);
      return work(visit);
    },
    again: workPage,
  }),
  form(paths.open, "elections.manage", nothingSchema, {
    save: async (visit, tx) => {
      await openVoting(tx, visit.permit, idOfForm(visit), visit.now);
      return work(visit);
    },
    again: workPage,
  }),
  form(paths.startCount, "elections.manage", startCountSchema, {
    save: async (visit, tx, input) => {
      await startCount(tx, visit.permit, idOfForm(visit), input, visit.now);
      return work(visit);
    },
    again: workPage,
  }),
  form(paths.counters, "elections.manage", countersSchema, {
    save: async (visit, tx, input) => {
      await nameCounters(tx, visit.permit, idOfForm(visit), input);
      return work(visit);
    },
    again: workPage,
  }),
  form(paths.approve, "elections.manage", approvalSchema, {
    save: async (visit, tx, { remarks }) => {
      const settings = { publicUrl: visit.deps.publicUrl, district: visit.district };
      await approveResult(tx, visit.permit, settings, idOfForm(visit), remarks, visit.now);
      return work(visit);
    },
    again: workPage,
  }),
  form(paths.cancel, "elections.manage", reasonSchema, {
    save: async (visit, tx, { reason }) => {
      await cancelElection(tx, visit.permit, visit.deps, idOfForm(visit), reason, visit.now);
      return work(visit);
    },
    again: workPage,
  }),
];

const seats: readonly Route[] = [
  page(paths.seat, "elections.manage", (visit) => seatPage(visit)),
  form(paths.seat, "elections.manage", seatSchema, {
    save: async (visit, tx, input) => {
      await seatCandidate(tx, visit.permit, idOfForm(visit), idOfForm(visit, "candidate"), input, visit.now);
      return work(visit);
    },
    again: seatPage,
  }),
];

/** What a coordinator does, from the call to the seats. */
export const workRoutes: readonly Route[] = [...calling, ...candidates, ...stages, ...seats];

async function enterPage(visit: Manager, problem: FormProblem) {
  const election = await electionHere(visit);
  return election && isRunning(election) && <StandPage {...{ visit, problem, election }} isEntered />;
}

async function refusePage(visit: Manager, problem: FormProblem) {
  const here = await candidateHere(visit);
  return here?.candidate.status === "waiting" && <RefusePage {...{ visit, problem, ...here }} />;
}

async function refuseWaitingPage(visit: Manager, problem?: FormProblem) {
  const election = await electionHere(visit);
  if (election?.status !== "call") return undefined;
  const waiting = (await managedCandidates(visit.db, visit.permit, election.id)).filter(({ status }) => status === "waiting");
  if (waiting.length === 0 && !problem) return undefined;
  const fresh = freshForm({ seenAt: visit.now.toISOString() });
  return <RefuseWaitingPage {...{ visit, election, waiting }} problem={problem ?? fresh} />;
}

async function strikePage(visit: Manager, problem: FormProblem) {
  const here = await candidateHere(visit);
  return here?.candidate.status === "standing" && isRunning(here.election) && <StrikePage {...{ visit, problem, ...here }} />;
}

async function seatPage(visit: Manager, problem?: FormProblem) {
  const here = await candidateHere(visit);
  const { outcome, rank, representationId, name, email, phone } = here?.candidate ?? {};
  if (!here || !outcome || !rank || representationId) return undefined;
  const known = freshForm({ name: name ?? "", email: email ?? "", phone: phone ?? "", reach: email ? "mail" : phone ? "phone" : "paper" });
  const members = await listMembers(visit.db, visit.permit);
  return <SeatPage {...{ visit, members, ...here }} problem={problem ?? known} what={functionOf(outcome, rank)} />;
}
