import type { Feature } from "../../platform/web/feature.ts";
import type { KvarterFeature } from "../../thread/feature.ts";
import { searchPath } from "./paths.ts";
import { policy } from "./policy.ts";
import { searchRoutes } from "./routes.tsx";
import { texts } from "./texts.ts";

/**
 * @param elsewhere features whose door of the home page stands where search has found nothing, in their order
 * @param features all that are asked what can be found of theirs
 */
export const searchOf = (elsewhere: readonly Feature[], features: () => readonly KvarterFeature[]): KvarterFeature => ({
  name: "search",
  policy,
  routes: searchRoutes(elsewhere.flatMap(({ home }) => home?.door ?? []), features),
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
});
