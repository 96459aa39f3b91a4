import type { KvarterFeature } from "../../thread/feature.ts";
import { moveQueuesJob, tellHeldJob, tellRegisteredJob } from "./jobs.ts";
import { conferenceKind } from "./kinds.ts";
import { paths } from "./paths.ts";
import { policy } from "./policy.ts";
import { linkPurposes } from "./rules/registration/registration-link.ts";
import { retention } from "./retention.ts";
import { detailsRoutes } from "./routes/details.tsx";
import { programmeRoutes } from "./routes/programme.tsx";
import { publicRoutes } from "./routes/public.tsx";
import { readingRoutes } from "./routes/reading.tsx";
import { readingDeskRoutes } from "./routes/reading-desk.tsx";
import { ownRoutes } from "./routes/own-registration.tsx";
import { registerRoutes } from "./routes/register.tsx";
import { registrationRoutes } from "./routes/registrations.tsx";
import { secretaryRoutes } from "./routes/secretary.tsx";
import { sessionRoutes } from "./routes/sessions.tsx";
import { texts } from "./texts/visitors.ts";
import { conferencesOnForum, conferencesOnHome } from "./views/home.tsx";

const { da, en } = texts;

/** Conferences: what they are for, their programmes, and how those are published, and who takes part. */
export const feature: KvarterFeature = {
  name: "conference",
  policy,
  routes: [...detailsRoutes, ...programmeRoutes, ...sessionRoutes, ...registerRoutes, ...ownRoutes, ...secretaryRoutes, ...registrationRoutes, ...readingDeskRoutes, ...readingRoutes, ...publicRoutes],
  kinds: [conferenceKind],
  linkPurposes,
  jobs: [tellHeldJob, tellRegisteredJob, moveQueuesJob],
  retention,
  menu: [{ path: paths.conferences, label: { da: da.title, en: en.title }, order: 94, action: "conference.prepare" }],
  forum: { order: 15, told: conferencesOnForum },
  home: { order: 25, alive: conferencesOnHome },
  shortcuts: { "/konference": paths.conferences },
};
