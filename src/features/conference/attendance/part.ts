import type { ConferencePart } from "../part.ts";
import { attendanceRetention } from "./retention.ts";
import { badgeRoutes } from "./routes/badge.tsx";
import { allDoorRoutes } from "./routes/door.tsx";
import { overviewRoutes } from "./routes/overview.tsx";
import { paperRoutes } from "./routes/papers.tsx";
import { linkPurposes } from "./rules/link.ts";

/** Who comes on the day: noted at the door, by members and by helpers, also without a line; badges, and the list on paper. */
export const attendance: ConferencePart = {
  routes: [...overviewRoutes, ...allDoorRoutes, ...paperRoutes, ...badgeRoutes],
  linkPurposes,
  retention: attendanceRetention,
};
