import type { KvarterFeature } from "../../thread/feature.ts";
import type { RetentionRule } from "../../platform/retention/rule.ts";
import { aboutPaths } from "./paths.ts";
import { policy } from "./policy.ts";
import { aboutRoutes } from "./routes.tsx";
import { texts } from "./texts.ts";

const { da, en } = texts;

/** The pages about the product; the privacy page is made of the rules it is given. */
export const aboutOf = (rules: readonly RetentionRule[]): KvarterFeature => ({
  name: "about",
  policy,
  routes: aboutRoutes(rules),
  footer: [
    { path: aboutPaths.about, label: { da: da.about.title, en: en.about.title }, order: 10 },
    { path: aboutPaths.privacy, label: { da: da.privacy.title, en: en.privacy.title }, order: 20 },
    { path: aboutPaths.accessibility, label: { da: da.accessibility.title, en: en.accessibility.title }, order: 30 },
  ],
});
