import { everyone, page } from "../../platform/web/routes.ts";
import type { Route } from "../../platform/web/routes.ts";
import { aboutPaths } from "./paths.ts";
import { AboutPage, AccessibilityPage, PrivacyPage } from "./views.tsx";

export const routes: readonly Route[] = [
  page(aboutPaths.about, everyone, (visit) => <AboutPage visit={visit} />),
  page(aboutPaths.privacy, everyone, (visit) => <PrivacyPage visit={visit} />),
  page(aboutPaths.accessibility, everyone, (visit) => <AccessibilityPage visit={visit} />),
];
