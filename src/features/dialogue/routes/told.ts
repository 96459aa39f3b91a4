import type { Child } from "hono/jsx";
import type { Feature, StatementPlace } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";

/** What other features tell on the dialogue's pages, in the order they ask for. */
export interface Told {
  onList(visit: Visit): Promise<Child[]>;
  onQuestion(visit: Visit, questionId: string): Promise<Child[]>;
  onStatement(visit: Visit, place: StatementPlace): Promise<Child[]>;
}

export function toldBy(features: readonly Feature[]): Told {
  const parts = features.flatMap((feature) => feature.dialogue ?? []).sort((a, b) => a.order - b.order);
  const said = async (all: readonly (Promise<Child | undefined> | undefined)[]) => (await Promise.all(all)).filter(Boolean);
  return {
    onList: (visit) => said(parts.map((part) => part.told?.(visit))),
    onQuestion: (visit, questionId) => said(parts.map((part) => part.onQuestion?.(visit, questionId))),
    onStatement: (visit, place) => said(parts.map((part) => part.onStatement?.(visit, place))),
  };
}
