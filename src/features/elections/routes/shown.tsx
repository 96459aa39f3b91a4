import { listParties, partyNames } from "../../../network/queries.ts";
import { dayOf, formatTime } from "../../../platform/i18n/dates.ts";
import { listMembers } from "../../../platform/identity/queries.ts";
import { idIn } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import type { PaperSource } from "../protocol.ts";
import { candidatesOf, managedCandidates } from "../queries/candidates.ts";
import type { ManagedCandidate } from "../queries/candidates.ts";
import { batchesOf } from "../queries/counting.ts";
import { findElection } from "../queries/elections.ts";
import type { Election } from "../queries/elections.ts";
import { turnoutOf } from "../queries/voting.ts";
import { CallPage } from "../views/call-form.tsx";
import { ElectionPage } from "../views/election.tsx";
import { WorkPage } from "../views/work.tsx";

/** The pages of an election that several routes show. */

type Manager = Visit<"elections.manage">;

/** The election of the address. */
export async function electionHere(visit: Visit): Promise<Election | undefined> {
  const id = idIn(visit);
  return id === undefined ? undefined : findElection(visit.db, visit.districtId, id);
}

/** The public page. */
export async function electionPage(visit: Visit) {
  const election = await electionHere(visit);
  if (!election) return undefined;
  const item = { kind: "election", id: election.id };
  const reader = readerOf(visit);
  const [candidates, names, thread] = await Promise.all([
    candidatesOf(visit.db, visit.districtId, election.id),
    partyNames(visit.db, visit.districtId, [election.partyId]),
    threadOf(visit.db, visit.districtId, item, reader),
  ]);
  const partyName = names.get(election.partyId) ?? "";
  return <ElectionPage {...{ visit, election, candidates, partyName }} thread={threadSteps(visit, thread, item, reader)} />;
}

/** The coordinator's page. */
export async function workPage(visit: Manager, problem: FormProblem = freshForm()) {
  const election = await electionHere(visit);
  if (!election) return undefined;
  const [candidates, turnout, batches, members] = await Promise.all([
    managedCandidates(visit.db, visit.permit, election.id),
    turnoutOf(visit.db, visit.permit, election.id),
    batchesOf(visit.db, visit.districtId, election.id),
    listMembers(visit.db, visit.permit),
  ]);
  const countersToBe = members.filter(({ email, roles }) => email !== null && roles.some((role) => role !== "admin"));
  return <WorkPage {...{ visit, election, candidates, turnout, batches, countersToBe, problem }} />;
}

/** The form of a call, new or there already. */
export async function callPage(visit: Manager, problem?: FormProblem) {
  const parties = await listParties(visit.db, visit.districtId);
  const [only, ...others] = parties.filter(({ kind }) => kind === "neighbours");
  const usual = { seats: "3", deputies: "2", crosses: "3", partyId: others.length === 0 ? (only?.id ?? "") : "" };
  return <CallPage {...{ visit, parties }} problem={problem ?? freshForm(usual)} />;
}

/** The form of a call that is there, while it may be changed. */
export async function changePage(visit: Manager, problem?: FormProblem) {
  const election = await electionHere(visit);
  if (!election || (election.status !== "call" && !problem)) return undefined;
  const parties = await listParties(visit.db, visit.districtId, [election.partyId]);
  const standing = freshForm(typed(election));
  return <CallPage {...{ visit, parties, election, standing }} problem={problem ?? standing} />;
}

/** A call as one would have typed it. */
function typed(election: Election) {
  const { title, partyId, fromDay, toDay, voters, standers, contact, candidatesDay, withdrawDay, votingDay, place } = election;
  const figures = { seats: election.seats, deputies: election.deputies, crosses: election.crosses };
  return {
    title, partyId, fromDay, toDay, voters, standers, contact, candidatesDay, withdrawDay, votingDay, place,
    ...Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, String(value)])),
    hallDay: dayOf(election.hallFrom),
    hallFrom: formatTime(election.hallFrom, "en"),
    hallUntil: formatTime(election.hallUntil, "en"),
  };
}

/** The candidate of the address, with their election. */
export async function candidateHere(
  visit: Manager,
): Promise<{ election: Election; candidate: ManagedCandidate } | undefined> {
  const election = await electionHere(visit);
  const candidates = election ? await managedCandidates(visit.db, visit.permit, election.id) : [];
  const candidate = candidates.find(({ id }) => id === visit.param("candidate"));
  return election && candidate && { election, candidate };
}

/** What the papers of an election are made from. */
export async function paperSource(visit: Visit): Promise<PaperSource | undefined> {
  const election = await electionHere(visit);
  if (!election) return undefined;
  const candidates = await candidatesOf(visit.db, visit.districtId, election.id);
  const names = await partyNames(visit.db, visit.districtId, [election.partyId]);
  const { district, deps } = visit;
  return { election, candidates, partyName: names.get(election.partyId) ?? "", district, publicUrl: deps.publicUrl };
}
