import type { KvarterFeature } from "../../thread/feature.ts";
import { recordMeasuresOf } from "./commands/measures.ts";
import { goalKind, measureKind } from "./kinds.ts";
import { planPaths } from "./paths.ts";
import { policy } from "./policy.ts";
import { retention } from "./retention.ts";
import { routes } from "./routes.tsx";
import { texts } from "./texts.ts";
import { measureFigures } from "./views/figures.ts";
import { measuresOfParty } from "./views/hangs-on.ts";
import { planOnHome } from "./views/home.tsx";

const { da, en } = texts;

export const feature: KvarterFeature = {
  name: "plan",
  policy,
  routes,
  kinds: [goalKind, measureKind],
  retention,
  menu: [{ path: planPaths.plan, label: { da: "Plan", en: "Plan" }, order: 40 }],
  partyRenamed: recordMeasuresOf,
  hangsOn: { order: 30, party: measuresOfParty },
  bulletin: { order: 40, figures: measureFigures },
  home: {
    order: 50,
    door: {
      path: planPaths.plan,
      title: { da: da.home.doorTitle, en: en.home.doorTitle },
      text: { da: da.home.doorText, en: en.home.doorText },
    },
    alive: planOnHome,
  },
  shortcuts: { "/planen": planPaths.plan },
};
