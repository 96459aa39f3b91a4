import type { KvarterFeature } from "../../thread/feature.ts";
import { aboutPaths } from "./paths.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.tsx";
import { texts } from "./texts.ts";

const { da, en } = texts;

export const feature: KvarterFeature = {
  name: "about",
  policy,
  routes,
  footer: [
    { path: aboutPaths.about, label: { da: da.about.title, en: en.about.title }, order: 10 },
    { path: aboutPaths.privacy, label: { da: da.privacy.title, en: en.privacy.title }, order: 20 },
    { path: aboutPaths.accessibility, label: { da: da.accessibility.title, en: en.accessibility.title }, order: 30 },
  ],
};
