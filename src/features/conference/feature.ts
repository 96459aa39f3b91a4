import type { KvarterFeature } from "../../thread/feature.ts";
import { tellHeldJob } from "./jobs.ts";
import { conferenceKind } from "./kinds.ts";
import { paths } from "./paths.ts";
import { policy } from "./policy.ts";
import { retention } from "./retention.ts";
import { detailsRoutes } from "./routes/details.tsx";
import { programmeRoutes } from "./routes/programme.tsx";
import { publicRoutes } from "./routes/public.tsx";
import { sessionRoutes } from "./routes/sessions.tsx";
import { texts } from "./texts/visitors.ts";
import { conferencesOnForum, conferencesOnHome } from "./views/home.tsx";

const { da, en } = texts;

/** Conferences: what they are for, their programmes, and how those are published. */
export const feature: KvarterFeature = {
  name: "conference",
  policy,
  routes: [...detailsRoutes, ...programmeRoutes, ...sessionRoutes, ...publicRoutes],
  kinds: [conferenceKind],
  jobs: [tellHeldJob],
  retention,
  menu: [{ path: paths.conferences, label: { da: da.title, en: en.title }, order: 94, action: "conference.prepare" }],
  forum: { order: 15, told: conferencesOnForum },
  home: { order: 25, alive: conferencesOnHome },
  shortcuts: { "/konference": paths.conferences },
};
