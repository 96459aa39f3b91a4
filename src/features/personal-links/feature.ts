import type { KvarterFeature } from "../../thread/feature.ts";
import { paths } from "./paths.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.tsx";
import { texts } from "./texts.ts";

const { da, en } = texts;

/** Which personal links are open, whatever feature made them, and a way to close them. */
export const feature: KvarterFeature = {
  name: "personal-links",
  policy,
  routes,
  administration: [
    {
      path: paths.links,
      label: { da: da.title, en: en.title },
      text: { da: da.door, en: en.door },
      order: 45,
      action: "personal_links.read",
    },
  ],
};
