import type { Db } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { doorCounts } from "../attendance/queries.ts";
import { listInvited } from "../invitation/queries/invitations.ts";
import { isToPrint, isToSend } from "../invitation/rules/standing.ts";
import { recommendationsForWork } from "../outcome/queries/recommendations.ts";
import { questionsOf } from "../questions/queries.ts";
import { readingForWork, releaseOf } from "../reading/queries.ts";
import { countStates } from "../registration/queries/registrations.ts";
import { countAnswers } from "../report/queries/evaluation.ts";
import type { Progress } from "../rules/steps.ts";
import { publishedAllocation } from "../seating/queries/published.ts";
import type { Conference } from "./conferences.ts";
import { workingProgramme } from "./programme.ts";

/** How far everything around a conference has come, with the numbers that each of its desks shows. */
export async function progressOf(db: Db, permit: Permit<"conference.prepare">, conference: Conference, known: { readonly secret: string }): Promise<Progress> {
  const { districtId } = permit;
  const { id } = conference;
  const [programme, texts, releasedAt, invited, questions, states, allocation, door, recommendations, answers] = await Promise.all([
    workingProgramme(db, permit, conference),
    readingForWork(db, permit, id),
    releaseOf(db, districtId, id),
    listInvited(db, permit, id, known),
    questionsOf(db, districtId, id),
    countStates(db, districtId, id),
    publishedAllocation(db, districtId, id),
    doorCounts(db, districtId, id),
    recommendationsForWork(db, permit, { conferenceId: id }),
    countAnswers(db, permit, id),
  ]);
  return {
    workshops: programme.sessions.filter(({ kind }) => kind === "workshop").length,
    texts: texts.length,
    releasedAt,
    invited: invited.length,
    answered: invited.filter(({ standing }) => standing === "coming" || standing === "waiting" || standing === "declined").length,
    toInvite: invited.filter((one) => isToSend(one) || isToPrint(one)).length,
    questions: questions.length,
    seated: states.get("seated") ?? 0,
    waiting: (states.get("waiting") ?? 0) + (states.get("offered") ?? 0),
    allocation: allocation?.version,
    come: door.come,
    recommendations: recommendations.length,
    released: recommendations.filter((one) => one.releasedAt !== null).length,
    answers: answers.count,
  };
}
