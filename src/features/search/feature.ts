import type { KvarterFeature } from "../../thread/feature.ts";
import { searchPath } from "./paths.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.tsx";
import { texts } from "./texts.ts";

export const feature: KvarterFeature = {
  name: "search",
  policy,
  routes,
  menu: [{ path: searchPath, label: { da: texts.da.title, en: texts.en.title }, order: 90 }],
  home: {
    order: 90,
    door: {
      path: searchPath,
      title: { da: texts.da.doorTitle, en: texts.en.doorTitle },
      text: { da: texts.da.doorText, en: texts.en.doorText },
    },
  },
  shortcuts: { "/soeg": searchPath },
};
