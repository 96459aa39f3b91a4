import type { KvarterFeature } from "../../thread/feature.ts";
import { jobs } from "./jobs.ts";
import { alertKind } from "./kinds.ts";
import { linkPurposes } from "./link-purposes.ts";
import { paths } from "./paths.ts";
import { policy } from "./policy.ts";
import { retention } from "./retention.ts";
import { gradeRoutes } from "./routes/grade.tsx";
import { publicRoutes } from "./routes/public.tsx";
import { workRoutes } from "./routes/work.tsx";
import { texts as visitorTexts } from "./texts/visitors.ts";
import { texts } from "./texts/work.ts";
import { alertsOnHome } from "./views/list.tsx";
import { alertsThatWait } from "./views/waits.ts";
import { warningsOnHelp } from "./views/warnings.ts";

/** Alerts that two people have looked at, until they end by themselves. The places they hold for are other features'. */
export function alertsOf(features: readonly KvarterFeature[]): KvarterFeature {
  return {
    name: "alerts",
    policy,
    // "/alerts/work" and "/alerts/grade" stand before "/alerts/:id".
    routes: [...workRoutes(features), ...gradeRoutes, ...publicRoutes],
    kinds: [alertKind],
    linkPurposes,
    jobs,
    retention,
    menu: [{ path: paths.work, label: { da: texts.da.menu, en: texts.en.menu }, order: 89, action: "alerts.grade" }],
    footer: [{ path: paths.alerts, label: { da: visitorTexts.da.title, en: visitorTexts.en.title }, order: 5 }],
    home: { order: 1, alive: alertsOnHome },
    waits: { order: 5, forMember: alertsThatWait },
    help: { order: 1, warnings: warningsOnHelp },
    shortcuts: { "/advarsler": paths.alerts },
  };
}
