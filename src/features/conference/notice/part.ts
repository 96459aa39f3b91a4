import type { ConferencePart } from "../part.ts";
import { tellHearersJob, tellProgrammeHearersJob } from "./jobs.ts";
import { noticeRetention } from "./retention.ts";
import { noticeRoutes } from "./routes.tsx";
import { conferencesToTell } from "./views/waits.ts";

/** Telling everybody when a conference is moved or cancelled, or their own programme changes: by mail, or by hand from a list. */
export const notice: ConferencePart = { routes: noticeRoutes, jobs: [tellHearersJob, tellProgrammeHearersJob], retention: noticeRetention, waits: { order: 30, forMember: conferencesToTell } };
