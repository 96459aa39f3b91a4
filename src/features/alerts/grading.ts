/** How something is known, the surest first. */
export const credibilities = ["tested", "several", "one", "rumour"] as const;

export type Knowledge = (typeof credibilities)[number];

/** What an alert may rest on: never a rumour. */
export type Credibility = Exclude<Knowledge, "rumour">;

/** What it may do to people, the worst first. */
export const severities = ["life", "harm", "mild"] as const;

export type Severity = (typeof severities)[number];

/** What one person said of a report. */
export interface Grading {
  readonly credibility: Knowledge;
  readonly severity: Severity;
  readonly publish: boolean;
  /** Whether they speak for the party that reported. */
  readonly ownParty: boolean;
}

/** So many people say yes before everyone reads it. */
export const gradersNeeded = 2;

/**
 * Whether what is known is enough for so much danger: one person's word where lives are at stake, a second source where
 * people may be hurt. What is only unpleasant is no alert, and a rumour never is: too many warnings and nobody listens.
 */
export function isEnough(credibility: Knowledge, severity: Severity): credibility is Credibility {
  if (credibility === "rumour" || severity === "mild") return false;
  return severity === "life" || credibility !== "one";
}

/** The less sure of the two: nobody is told more than both would say. */
function lessSure(a: Credibility, b: Credibility): Credibility {
  return credibilities.indexOf(a) > credibilities.indexOf(b) ? a : b;
}

/** Those who have had their say on a report: whoever reported it, graded it, or entered somebody's grading. */
export function haveSpoken(
  { reportedBy }: { readonly reportedBy: string | null },
  gradings: readonly { readonly grader: string | null; readonly enteredBy: string | null }[],
): (string | null)[] {
  return [reportedBy, ...gradings.flatMap(({ grader, enteredBy }) => [grader, enteredBy])];
}

export type Verdict =
  | { readonly kind: "waiting" }
  | { readonly kind: "refused" }
  /** Both come from the party that reported: another has to look. */
  | { readonly kind: "same_side" }
  | { readonly kind: "published"; readonly credibility: Credibility };

/** What comes of the gradings so far, in the order in which they came. One no is enough. */
export function verdictOf(gradings: readonly Grading[]): Verdict {
  if (gradings.some(({ publish }) => !publish)) return { kind: "refused" };
  if (gradings.length < gradersNeeded) return { kind: "waiting" };
  if (gradings.every(({ ownParty }) => ownParty)) return { kind: "same_side" };
  const known = gradings.flatMap(({ credibility, severity }) => (isEnough(credibility, severity) ? [credibility] : []));
  const [first, ...others] = known;
  if (first === undefined || known.length < gradings.length) return { kind: "refused" };
  return { kind: "published", credibility: others.reduce(lessSure, first) };
}

/** What keeps a report from ever going out: too few are left to grade it, or all of them come from the party that reported. */
export type Shortage = { readonly kind: "people"; readonly left: number; readonly needed: number } | { readonly kind: "same_side" };

/** Whether those who are left can publish a report, after what others have said; undefined when they can. */
export function shortageOf(given: readonly Pick<Grading, "ownParty">[], left: readonly Pick<Grading, "ownParty">[]): Shortage | undefined {
  const needed = Math.max(0, gradersNeeded - given.length);
  if (left.length < needed) return { kind: "people", left: left.length, needed };
  return needed > 0 && [...given, ...left].every(({ ownParty }) => ownParty) ? { kind: "same_side" } : undefined;
}
