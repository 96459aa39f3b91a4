import type { RetentionRule } from "../../platform/retention/rule.ts";
import { everyone, page } from "../../platform/web/routes.ts";
import type { Route } from "../../platform/web/routes.ts";
import { aboutPaths } from "./paths.ts";
import { AboutPage, AccessibilityPage, PrivacyPage } from "./views.tsx";

/** What this is, what is kept by these rules, and how accessible it is. */
export const aboutRoutes = (rules: readonly RetentionRule[]): readonly Route[] => [
  page(aboutPaths.about, everyone, (visit) => <AboutPage visit={visit} />),
  page(aboutPaths.privacy, everyone, (visit) => <PrivacyPage visit={visit} rules={rules} />),
  page(aboutPaths.accessibility, everyone, (visit) => <AccessibilityPage visit={visit} />),
];
