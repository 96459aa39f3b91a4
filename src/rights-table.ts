import { allFeatures } from "./features/all.ts";
import { everyone } from "./platform/web/routes.ts";
import { may, roles } from "./platform/rights/roles.ts";

/** Every action and who may do it, as a Markdown table. */
export function rightsTable(): string {
  const rows = allFeatures
    .flatMap((feature) => Object.entries(feature.policy))
    .sort(([a], [b]) => a.localeCompare(b, "en"))
    .map(([action, allowed]) => row(`\`${action}\``, roles.map((role) => (may(allowed, [role]) ? "yes" : "–"))));
  return [row("Action", [...roles]), row("---", roles.map(() => "---")), ...rows].join("\n");
}

/** Every route with the right that stands beside it, as a Markdown table. */
export function routesTable(): string {
  const rows = allFeatures
    .flatMap((feature) => feature.routes)
    .map(({ method, path, right }) => {
      const address = path.scope === "district" ? `/:district${path.pattern === "/" ? "" : path.pattern}` : path.pattern;
      return row(`\`${method.toUpperCase()} ${address}\``, [right === everyone ? "everyone" : `\`${right}\``]);
    });
  return [row("Route", ["Right"]), row("---", ["---"]), ...rows.sort()].join("\n");
}

/** The page `docs/rights.md`, written from the code. */
export function rightsPage(): string {
  return `# Who may do what

Written from the code by \`npm run --silent kvarter -- rights > docs/rights.md\`; a test fails when it is stale. Roles are held per
district. What is not listed nobody may, and what somebody may not see answers as if it were not there (404).

## Actions and roles

${rightsTable()}

## Routes and rights

The English page of each has the same right.

${routesTable()}
`;
}

function row(first: string, cells: readonly string[]): string {
  return `| ${[first, ...cells].join(" | ")} |`;
}
