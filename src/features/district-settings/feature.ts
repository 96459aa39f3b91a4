import type { KvarterFeature } from "../../thread/feature.ts";
import { districtSettingsPath } from "./paths.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.tsx";
import { texts } from "./texts.ts";

/** What the district tells about itself: who answers for it, and how they are reached. */
export const feature: KvarterFeature = {
  name: "district-settings",
  policy,
  routes,
  administration: [
    {
      path: districtSettingsPath,
      label: { da: texts.da.title, en: texts.en.title },
      text: { da: texts.da.door, en: texts.en.door },
      order: 10,
      action: "district.read",
    },
  ],
};
