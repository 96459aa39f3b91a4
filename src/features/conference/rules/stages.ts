/** Where a conference stands. Everything after its publication follows the clock, unless it is cancelled. */
export const stages = ["draft", "published", "running", "held", "cancelled"] as const;

export type Stage = (typeof stages)[number];

interface Staged {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly publishedAt: Date | null;
  readonly cancelledAt: Date | null;
}

/** Where a conference stands at a moment. It runs from the minute it begins until the minute it ends. */
export function stageOf({ startsAt, endsAt, publishedAt, cancelledAt }: Staged, now: Date): Stage {
  if (cancelledAt) return "cancelled";
  if (!publishedAt) return "draft";
  if (now < startsAt) return "published";
  return now < endsAt ? "running" : "held";
}

/** Whether its programme can still be changed: what is held or cancelled stays as it was. */
export function isOpen(staged: Staged, now: Date): boolean {
  const stage = stageOf(staged, now);
  return stage !== "held" && stage !== "cancelled";
}

interface Registering {
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
}

/** Whether one can sign up at a moment: not needed, not yet, now, or no more. It closes with the minute that is told. */
export function registrationAt({ opensAt, closesAt }: Registering, now: Date): "none" | "before" | "open" | "closed" {
  if (!closesAt) return "none";
  if (now >= closesAt) return "closed";
  return opensAt && now < opensAt ? "before" : "open";
}

const hour = 60 * 60 * 1000;

/** A moment so many days of 24 hours after another. */
export function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 24 * hour);
}

/** How many days after a conference one can say how it was. */
export const evaluationDays = 14;

/** From when until when one can say how a conference was: from its last hour on. */
export function evaluationSpan({ startsAt, endsAt }: Pick<Staged, "startsAt" | "endsAt">): { from: Date; until: Date } {
  const from = new Date(Math.max(startsAt.getTime(), endsAt.getTime() - hour));
  return { from, until: daysAfter(endsAt, evaluationDays) };
}

/** Whether one can say how a conference was at a moment; "none" when there is nothing to say of it. */
export function evaluationAt(conference: Staged, now: Date): "none" | "before" | "open" | "closed" {
  if (!conference.publishedAt || conference.cancelledAt) return "none";
  const { from, until } = evaluationSpan(conference);
  if (now < from) return "before";
  return now < until ? "open" : "closed";
}

/** The next moment at which something that is told of a conference turns; undefined when nothing does any more. */
export function nextTurn(conference: Staged & Registering, now: Date): Date | undefined {
  const { opensAt, closesAt, startsAt, endsAt } = conference;
  const evaluation = evaluationSpan(conference);
  return [opensAt, closesAt, startsAt, endsAt, evaluation.from, evaluation.until]
    .flatMap((at) => (at && at > now ? [at] : []))
    .sort((a, b) => a.getTime() - b.getTime())[0];
}
