import type { KvarterFeature } from "../../thread/feature.ts";
import { attendance } from "./attendance/part.ts";
import { invitation } from "./invitation/part.ts";
import { tellHeldJob } from "./jobs.ts";
import { conferenceKind } from "./kinds.ts";
import { notice } from "./notice/part.ts";
import { outcome } from "./outcome/part.ts";
import type { ConferencePart } from "./part.ts";
import { paths } from "./paths.ts";
import { policy } from "./policy.ts";
import { questions } from "./questions/part.ts";
import { reading } from "./reading/part.ts";
import { registration } from "./registration/part.ts";
import { report } from "./report/part.ts";
import { reportPaths } from "./report/paths.ts";
import { retention } from "./retention.ts";
import { detailsRoutes } from "./routes/details.tsx";
import { overviewRoutes } from "./routes/overview.tsx";
import { programmeRoutes } from "./routes/programme.tsx";
import { publicRoutes } from "./routes/public.tsx";
import { sessionRoutes } from "./routes/sessions.tsx";
import { seating } from "./seating/part.ts";
import { texts } from "./texts/visitors.ts";
import { sessionsFound } from "./views/found.ts";
import { conferencesOnForum, conferencesOnHome } from "./views/home.tsx";

const { da, en } = texts;

const parts: readonly ConferencePart[] = [
  // Its names are erased before those of registrations, by which it knows who answered.
  invitation,
  registration,
  notice,
  questions,
  reading,
  seating,
  outcome,
  attendance,
  report,
];

/** Conferences: what they are for, their programmes and how those are published. The parts add what is theirs. */
export const feature: KvarterFeature = {
  name: "conference",
  policy,
  routes: [...detailsRoutes, ...overviewRoutes, ...programmeRoutes, ...sessionRoutes, ...parts.flatMap(({ routes }) => routes), ...publicRoutes],
  kinds: [conferenceKind, ...parts.flatMap(({ kinds = [] }) => kinds)],
  linkPurposes: parts.flatMap(({ linkPurposes = [] }) => linkPurposes),
  jobs: [tellHeldJob, ...parts.flatMap(({ jobs = [] }) => jobs)],
  receipts: parts.flatMap(({ receipts = [] }) => receipts),
  retention: [...retention, ...parts.flatMap(({ retention: ofPart = [] }) => ofPart)],
  menu: [{ path: paths.conferences, label: { da: da.title, en: en.title }, order: 94, action: "conference.prepare" }],
  hangsOn: registration.hangsOn,
  waits: notice.waits,
  forum: { order: 15, told: conferencesOnForum },
  home: { order: 25, alive: conferencesOnHome },
  search: { order: 30, entries: sessionsFound },
  shortcuts: { "/konference": paths.conferences, "/evaluering": reportPaths.evaluateNow },
};
