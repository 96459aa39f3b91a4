/** A statement that sets a group apart: it agrees, or disagrees, more clearly than the others. */
export interface Representative {
  /** Index of the statement. */
  readonly statement: number;
  readonly direction: "agree" | "disagree";
  /** Share of the group's answers that go in this direction, drawn a little towards one half: (A + 1) / (S + 2). */
  readonly share: number;
  /** That share over the share of everyone else. */
  readonly ratio: number;
  /** How many standard errors the share lies above one half, and above that of everyone else. */
  readonly shareZ: number;
  readonly ratioZ: number;
}

/** One-sided 10 %. */
const certain = 1.2816;
const most = 5;

/**
 * At most five statements that tell what a group thinks unlike the others, the most telling first.
 * @param groups counts of each code (`3 * statement + 0 | 1 | 2`) by group
 * @param group the one that is asked about
 */
export function representativeOf(groups: readonly Uint32Array[], group: number): Representative[] {
  const own = groups[group];
  if (!own) return [];
  const found: Representative[] = [];
  for (let statement = 0; statement < own.length / 3; statement += 1) {
    const one = clearer(side(groups, group, statement, "agree"), side(groups, group, statement, "disagree"));
    if (one.shareZ > certain && one.ratioZ > certain) found.push({ statement, ...one });
  }
  const weight = (one: Representative) => one.ratio * one.ratioZ * one.share * one.shareZ;
  return found.sort((a, b) => weight(b) - weight(a) || a.statement - b.statement).slice(0, most);
}

type Side = Omit<Representative, "statement">;

const clearer = (one: Side, other: Side): Side => (other.ratioZ > one.ratioZ ? other : one);

function side(groups: readonly Uint32Array[], group: number, statement: number, direction: Side["direction"]): Side {
  let [hits, seen, restHits, restSeen] = [0, 0, 0, 0];
  groups.forEach((counts, g) => {
    const [disagree = 0, pass = 0, agree = 0] = counts.subarray(3 * statement, 3 * statement + 3);
    const inDirection = direction === "agree" ? agree : disagree;
    if (g === group) [hits, seen] = [inDirection, disagree + pass + agree];
    else [restHits, restSeen] = [restHits + inDirection, restSeen + disagree + pass + agree];
  });
  const share = (hits + 1) / (seen + 2);
  return {
    direction,
    share,
    ratio: share / ((restHits + 1) / (restSeen + 2)),
    shareZ: 2 * Math.sqrt(seen + 1) * ((hits + 1) / (seen + 1) - 0.5),
    ratioZ: twoProportions(hits + 1, seen + 1, restHits + 1, restSeen + 1),
  };
}

/** The z of the difference of two shares, with one variance for both. */
function twoProportions(hits: number, seen: number, restHits: number, restSeen: number): number {
  const both = (hits + restHits) / (seen + restSeen);
  const variance = both * (1 - both) * (1 / seen + 1 / restSeen);
  return variance <= 0 ? 0 : (hits / seen - restHits / restSeen) / Math.sqrt(variance);
}
