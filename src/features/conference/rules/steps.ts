import { evaluationAt, registrationAt, stageOf } from "./stages.ts";

/** What there is to do around a conference, in the order in which it is done. */
export const stepNames = ["programme", "reading", "invitation", "registration", "seating", "door", "outcome", "evaluation", "report"] as const;

export type StepName = (typeof stepNames)[number];

/** done: nothing more to do · now: it can be worked on, or waits for the organisers · later: not yet. */
export type StepState = "done" | "now" | "later";

interface Dated {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly publishedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly reportedAt: Date | null;
}

/** How far everything around a conference has come: counts, nobody's name. */
export interface Progress {
  readonly workshops: number;
  readonly texts: number;
  /** When everyone may read the texts; undefined while nobody has said. */
  readonly releasedAt: Date | undefined;
  readonly invited: number;
  readonly answered: number;
  /** By mail and on paper. */
  readonly toInvite: number;
  readonly questions: number;
  readonly seated: number;
  readonly waiting: number;
  /** Which allocation of places everyone knows. */
  readonly allocation: number | undefined;
  readonly come: number;
  readonly recommendations: number;
  readonly released: number;
  readonly answers: number;
}

/** The steps of a conference and how each stands. What it does not need is left out, and so is what it went without. */
export function stepsOf(conference: Dated, progress: Progress, now: Date): { name: StepName; state: StepState }[] {
  const stage = stageOf(conference, now);
  const isCancelled = stage === "cancelled";
  const takes = registrationAt(conference, now);
  const isOut = progress.releasedAt !== undefined && progress.releasedAt <= now;
  const hasBegun = now >= conference.startsAt;
  const onlyWhile = (isOpen: boolean): StepState | undefined => (hasBegun ? undefined : isOpen ? "now" : "later");
  const states: Record<StepName, StepState | undefined> = {
    programme: isCancelled ? undefined : stage === "draft" ? "now" : "done",
    reading: isCancelled ? undefined : isOut ? "done" : onlyWhile(true),
    invitation: progress.invited > 0 && (progress.toInvite === 0 || hasBegun) ? "done" : isCancelled ? undefined : onlyWhile(stage !== "draft"),
    registration: takes === "none" ? undefined : isCancelled || takes === "closed" ? "done" : stage !== "draft" && takes === "open" ? "now" : "later",
    seating: takes === "none" || isCancelled || progress.workshops === 0 ? undefined : progress.allocation ? "done" : onlyWhile(takes === "closed"),
    door: takes === "none" || isCancelled ? undefined : stage === "held" ? "done" : stage === "running" ? "now" : "later",
    outcome: isCancelled || progress.workshops === 0 ? undefined : outcomeState(hasBegun, progress),
    evaluation: isCancelled ? undefined : ({ none: "later", before: "later", open: "now", closed: "done" } as const)[evaluationAt(conference, now)],
    report: isCancelled ? undefined : conference.reportedAt ? "done" : stage === "held" ? "now" : "later",
  };
  return stepNames.flatMap((name) => {
    const state = states[name];
    return state ? [{ name, state }] : [];
  });
}

function outcomeState(hasBegun: boolean, { recommendations, released }: Progress): StepState {
  if (!hasBegun) return "later";
  return recommendations > 0 && released === recommendations ? "done" : "now";
}
