import { addDays, dayOf } from "../../platform/i18n/dates.ts";

export const proposalStatuses = ["received", "taken", "postponed", "returned", "withdrawn"] as const;

/** received: nobody has answered yet · taken: on an agenda · postponed: waits for a later meeting · returned · withdrawn */
export type ProposalStatus = (typeof proposalStatuses)[number];

/** What a coordinator may answer besides taking a proposal on. */
export const proposalAnswers = ["postponed", "returned"] as const;
export type ProposalAnswer = (typeof proposalAnswers)[number];

/** Whether somebody still has to say what becomes of a proposal. */
export function isOpen(status: ProposalStatus): boolean {
  return status === "received" || status === "postponed";
}

interface Coming {
  readonly startsAt: Date;
}

/** The last calendar day on which a proposal reaches a meeting. */
export function lastProposalDay(meeting: Coming, proposalDays: number): string {
  return addDays(dayOf(meeting.startsAt), -proposalDays);
}

/**
 * Where a proposal made now belongs: to the first meeting whose deadline has not passed. What has been missed by then
 * the proposal waits for to be over.
 * @param coming the meetings to come, the next first
 */
export function reached<M extends Coming>(
  coming: readonly M[],
  proposalDays: number,
  now: Date,
): { readonly meeting: M | undefined; readonly missed: M | undefined } {
  const open = coming.findIndex((meeting) => dayOf(now) <= lastProposalDay(meeting, proposalDays));
  return open < 0 ? { meeting: undefined, missed: coming.at(-1) } : { meeting: coming[open], missed: coming[open - 1] };
}

/** The meeting at which a proposal is to be looked at: the first that begins after what it waits for. */
export function meetingFor<M extends Coming>(waitsUntil: Date | null, coming: readonly M[]): M | undefined {
  return coming.find(({ startsAt }) => waitsUntil === null || startsAt > waitsUntil);
}
