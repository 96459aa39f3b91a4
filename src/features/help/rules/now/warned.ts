import type { Feature, HelpWarning } from "../../../../platform/web/feature.ts";
import { holdsUntil } from "../../../../platform/web/holds-until.ts";
import type { Visit } from "../../../../platform/web/routes.ts";

/** What other features warn of at the moment. */
export type Warnings = (visit: Visit) => Promise<readonly HelpWarning[]>;

/** Asks these features, in the order they ask for; a page that shows their warnings is not kept longer than they hold. */
export function warningsBy(features: readonly Feature[]): Warnings {
  const parts = features.flatMap(({ help }) => help ?? []).sort((a, b) => a.order - b.order);
  return async (visit) => {
    const warnings = (await Promise.all(parts.map((part) => part.warnings(visit)))).flat();
    holdsUntil(visit, warnings.map(({ until }) => until));
    return warnings;
  };
}
