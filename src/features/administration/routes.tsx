import type { Feature } from "../../platform/web/feature.ts";
import { page } from "../../platform/web/routes.ts";
import type { Route } from "../../platform/web/routes.ts";
import { administrationPath } from "./paths.ts";
import { AdministrationPage } from "./views.tsx";

/** One page with the doors of these features, in the order they ask for: those that the visitor may open. */
export function administrationRoutes(features: readonly Feature[]): Route[] {
  const entries = features.flatMap((feature) => feature.administration ?? []).sort((a, b) => a.order - b.order);
  return [
    page(administrationPath, "administration.read", (visit) => {
      const open = entries.filter(({ action }) => action === undefined || visit.may(action));
      const doors = open.map(({ path, label, text }) => ({
        href: path.to(visit, {}),
        title: label[visit.lang],
        text: text?.[visit.lang] ?? "",
      }));
      return <AdministrationPage visit={visit} doors={doors} />;
    }),
  ];
}
