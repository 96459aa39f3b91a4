import type { KvarterFeature } from "../../thread/feature.ts";
import { documentKind } from "./kinds.ts";
import { recordsPaths } from "./paths.ts";
import { policy } from "./policy.ts";
import { retention } from "./retention.ts";
import { routes } from "./routes.tsx";
import { texts } from "./texts.ts";

export const feature: KvarterFeature = {
  name: "records",
  policy,
  routes,
  kinds: [documentKind],
  retention,
  menu: [{ path: recordsPaths.records, label: { da: texts.da.title, en: texts.en.title }, order: 60 }],
  shortcuts: { "/dokumenter": recordsPaths.records },
};
