import { countsIn } from "./analysis.ts";
import type { Analysis, Mode } from "./analysis.ts";
import { groupAwareConsensus } from "./consensus.ts";
import type { StatementFloor } from "./floor.ts";
import type { Prediction } from "./holdout.ts";
import type { Grouping } from "./groups.ts";
import type { PolisConversation } from "./polis-export.ts";

interface Reported {
  readonly conversation: PolisConversation;
  readonly analysis: Analysis;
  readonly mode: Mode;
  readonly prediction?: Prediction | undefined;
}

/** Everything that was computed, with the ids of the file, for another program. */
export function asObject({ conversation, analysis, mode, prediction }: Reported) {
  const { participantIds, statementIds: allIds, answers } = conversation;
  const statementIds = analysis.statements.map((j) => allIds[j] ?? 0);
  const { groups, counts } = analysis;
  const groupOf = new Map(analysis.grouped.map((p, i) => [p, groups?.labels[i] ?? null]));
  const stability = groups && analysis.stability.get(groups.k);
  return {
    mode,
    participants: answers.participants,
    statements: statementIds.length,
    answers: counts.reduce((sum, count) => sum + count, 0),
    statementIds,
    means: [...analysis.means],
    components: analysis.components.map((vector) => [...vector]),
    eigenvalues: analysis.eigenvalues,
    people: participantIds.map((id, p) => ({
      id,
      x: analysis.positions[2 * p],
      y: analysis.positions[2 * p + 1],
      clustered: groupOf.has(p),
      group: groupOf.get(p) ?? null,
    })),
    groups: {
      k: groups?.k ?? null,
      stable: groups !== undefined,
      stability: stability ?? bestOf(analysis),
      byK: Object.fromEntries(analysis.groupings.map((grouping) => [grouping.k, groupingObject(conversation, analysis, grouping)])),
    },
    statementResults: statementIds.map((id, j) => ({
      id,
      ...countsAt(counts, j),
      byGroup: analysis.countsByGroup.map((own) => countsAt(own, j)),
      gac: analysis.consensus[j] ?? null,
      ...floorObject(analysis.floors[j]),
      extremity: analysis.extremities[j],
      priority: analysis.priorities[j],
    })),
    representative: analysis.representative.map((list, group) => ({
      group,
      statements: list.map(({ statement, ...rest }) => ({ id: statementIds[statement], ...rest })),
    })),
    timings: analysis.timings,
    ...prediction,
  };
}

function groupingObject({ participantIds }: PolisConversation, analysis: Analysis, grouping: Grouping) {
  const labelOf = new Map(analysis.grouped.map((p, i) => [p, grouping.labels[i] ?? null]));
  return {
    sse: grouping.sse,
    silhouette: grouping.silhouette,
    sizes: grouping.sizes,
    labels: participantIds.map((_, p) => labelOf.get(p) ?? null),
    stability: analysis.stability.get(grouping.k) ?? null,
    gac: [...groupAwareConsensus(countsIn(analysis.answers, analysis.grouped, grouping))],
  };
}

/** Of the clearest groups that were not stable: what kept them from being shown. */
function bestOf({ groupings, stability }: Analysis) {
  const clearest = [...groupings].sort((a, b) => b.silhouette - a.silhouette)[0];
  return (clearest && stability.get(clearest.k)) ?? null;
}

function countsAt(counts: Uint32Array, j: number) {
  const [disagree = 0, pass = 0, agree = 0] = counts.subarray(3 * j, 3 * j + 3);
  return { agree, disagree, pass, seen: agree + disagree + pass };
}

function floorObject(floor: StatementFloor | undefined) {
  if (!floor) return { floor: null, supportedByAll: null, support: [] };
  const known = floor.supportedByAll === "unknown" ? null : floor.supportedByAll;
  return { floor: floor.floor, supportedByAll: known, support: floor.support };
}

/** The same for people: common ground first, then what divides, then the groups. */
export function asText({ conversation, analysis, prediction }: Reported): string {
  const { answers, texts, statementIds } = conversation;
  const nameOf = (j: number) => {
    const at = analysis.statements[j] ?? 0;
    return `${statementIds[at] ?? at}: ${(texts[at] ?? "").replace(/\s+/g, " ").slice(0, 100)}`;
  };
  const ranked = [...analysis.floors.keys()].sort((a, b) => (floorAt(analysis, b) ?? -1) - (floorAt(analysis, a) ?? -1));
  const line = (j: number) => {
    const { floor = null, supportedByAll } = analysis.floors[j] ?? {};
    const claim = supportedByAll === true ? "  supported by all" : supportedByAll === "unknown" ? "  too few to tell" : "";
    return `  ${floor === null ? "  –" : `${Math.round(100 * floor).toString().padStart(3)} %`}  ${nameOf(j)}${claim}`;
  };
  return [
    `${answers.participants} people, ${analysis.statements.length} statements, ${answers.codes.length} answers`,
    "",
    "Common ground: what the least agreeing still agree to (their share, with nine of ten certainty)",
    ...ranked.slice(0, 10).map(line),
    "",
    analysis.groups ? `${analysis.groups.k} groups of opinion` : "No stable groups: other people would have made other groups.",
    ...(analysis.groups?.sizes ?? []).flatMap((size, g) => [
      `  Group ${String.fromCodePoint(65 + g)}, ${size} people`,
      ...(analysis.representative[g] ?? []).map(
        ({ statement, direction, share }) => `    ${Math.round(100 * share)} % ${direction}: ${nameOf(statement)}`,
      ),
    ]),
    ...(prediction
      ? ["", `Hidden answers foretold: AUC ${prediction.auc.toFixed(3)} (statement means ${prediction.baselineAuc.toFixed(3)}), Brier ${prediction.brier.toFixed(3)}`]
      : []),
  ].join("\n");
}

const floorAt = (analysis: Analysis, j: number) => analysis.floors[j]?.floor ?? null;
