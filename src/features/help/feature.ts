import type { KvarterFeature } from "../../thread/feature.ts";
import { jobs } from "./jobs.ts";
import { takenGapKind } from "./kinds.ts";
import { linkPurposes } from "./link-purposes.ts";
import { paths } from "./paths.ts";
import { policy } from "./policy.ts";
import { retention } from "./retention.ts";
import { freePlacesRoutes } from "./routes/free-places.tsx";
import { elsewhereRoutes } from "./routes/elsewhere.tsx";
import { exchangeRoutes } from "./routes/exchange.tsx";
import { gapRoutes } from "./routes/gaps.tsx";
import { hsdsRoutes } from "./routes/hsds.ts";
import { otherLanguageRoutes } from "./routes/other-languages.tsx";
import { paperRoutes } from "./routes/paper.tsx";
import { publicRoutes, serviceRoutes } from "./routes/public.tsx";
import { rightRoutes } from "./routes/right.tsx";
import { workRoutes } from "./routes/work.tsx";
import { texts } from "./texts/visitors.ts";
import { texts as workTexts } from "./texts/work.ts";
import { servicesFound } from "./views/found.ts";
import { servicesOfParty } from "./views/hangs-on.ts";
import { servicesThatWait } from "./views/waits.ts";
import { warningsBy } from "./rules/now/warned.ts";

const { da, en } = texts;

/**
 * Help that exists: what is open now, who may come in, on any phone. Its pages begin with what other features warn of, which
 * they are given: help imports none.
 */
export function helpOf(features: readonly KvarterFeature[]): KvarterFeature {
  const warnings = warningsBy(features);
  return {
    name: "help",
    policy,
    routes: [...publicRoutes(warnings), ...gapRoutes, ...paperRoutes, ...elsewhereRoutes, ...otherLanguageRoutes(warnings), ...exchangeRoutes, ...workRoutes, ...rightRoutes, ...freePlacesRoutes, ...serviceRoutes(warnings), ...hsdsRoutes],
    kinds: [takenGapKind],
    linkPurposes,
    jobs,
    retention,
    search: { order: 10, entries: servicesFound },
    hangsOn: { order: 70, party: servicesOfParty },
    waits: { order: 15, forMember: servicesThatWait },
    menu: [
      { path: paths.help, label: { da: da.title, en: en.title }, order: 5 },
      { path: paths.work, label: { da: workTexts.da.menu, en: workTexts.en.menu }, order: 88, action: "help.edit" },
    ],
    home: { order: 5, door: { path: paths.help, title: { da: da.door, en: en.door }, text: { da: da.doorText, en: en.doorText } } },
    shortcuts: { "/hjaelp": paths.help, "/api/hsds": paths.hsds, "/api/hsds/*": paths.hsds },
  };
}
