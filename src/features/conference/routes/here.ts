import { idIn } from "../../../platform/web/address.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { findForWork, findPublished } from "../queries/conferences.ts";
import type { Conference } from "../queries/conferences.ts";
import { isOpen } from "../rules/stages.ts";

/** The published conference of this address. Public. */
export async function publishedHere(visit: Pick<Visit, "db" | "districtId" | "param">): Promise<Conference | undefined> {
  const id = idIn(visit);
  return id === undefined ? undefined : findPublished(visit.db, visit.districtId, id);
}

/** The conference of this address for those who prepare it, a draft too. */
export async function preparedHere(visit: Visit<"conference.prepare">): Promise<Conference | undefined> {
  const id = idIn(visit);
  return id === undefined ? undefined : findForWork(visit.db, visit.permit, id);
}

/**
 * As `preparedHere`, while something about it can be changed.
 * @param problem a form that was refused: it comes back with what was typed, also when the conference ended meanwhile
 */
export async function openHere(visit: Visit<"conference.prepare">, problem?: FormProblem): Promise<Conference | undefined> {
  const conference = await preparedHere(visit);
  const wasRefused = problem !== undefined && problem.errors.length > 0;
  return conference && (wasRefused || isOpen(conference, visit.now)) ? conference : undefined;
}
