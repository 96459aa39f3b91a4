import type { KvarterFeature } from "../../thread/feature.ts";
import { networkPath } from "./paths.ts";
import { policy } from "./policy.ts";
import { meRoutes } from "./routes/me.tsx";
import { memberRoutes } from "./routes/members.tsx";
import { partyRoutes } from "./routes/parties.tsx";
import { representationRoutes } from "./routes/representations.tsx";

export const feature: KvarterFeature = {
  name: "parties",
  policy,
  routes: [...partyRoutes, ...memberRoutes, ...representationRoutes, ...meRoutes],
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
