import type { ConferencePart } from "../part.ts";
import { tellHearersJob } from "./jobs.ts";
import { noticeRetention } from "./retention.ts";
import { noticeRoutes } from "./routes.tsx";

/** Telling everybody when a conference is moved or cancelled: by mail, or by hand from a list. */
export const notice: ConferencePart = { routes: noticeRoutes, jobs: [tellHearersJob], retention: noticeRetention };
