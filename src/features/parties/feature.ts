import type { KvarterFeature } from "../../thread/feature.ts";
import { partiesPath } from "./paths.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.tsx";

export const feature: KvarterFeature = {
  name: "parties",
  policy,
  routes,
  administration: [
    {
      path: partiesPath,
      label: { da: "Aktører og medlemmer", en: "Parties and members" },
      text: { da: "Hvem der er med, hvordan de nås, og hvem de taler for.", en: "Who takes part, how they are reached, and for whom they speak." },
      order: 15,
      action: "parties.manage",
    },
  ],
};
