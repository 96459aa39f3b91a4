import type { KvarterFeature } from "../../thread/feature.ts";
import { networkPath } from "./paths.ts";
import { policy } from "./policy.ts";
import { hangingBy } from "./routes/hanging.ts";
import { meRoutes } from "./routes/me.tsx";
import { memberRoutes } from "./routes/members.tsx";
import { partyRoutes } from "./routes/parties.tsx";
import { representationRoutes } from "./routes/representations.tsx";
import { partiesFound } from "./views/found.ts";

/** Who takes part. Before somebody leaves, other features tell what hangs on them, which are given: parties import none. */
export function partiesOf(features: readonly KvarterFeature[]): KvarterFeature {
  const hangs = hangingBy(features);
  return {
    name: "parties",
    policy,
    routes: [...partyRoutes(hangs, features), ...memberRoutes(hangs), ...representationRoutes, ...meRoutes],
    search: { order: 20, entries: partiesFound },
    administration: [
      {
        path: networkPath,
        label: { da: "Aktører og medlemmer", en: "Parties and members" },
        text: { da: "Hvem der er med, hvordan de nås, og hvem de taler for.", en: "Who takes part, how they are reached, and for whom they speak." },
        order: 15,
        action: "parties.manage",
      },
    ],
  };
}
