import type { ConferencePart } from "../part.ts";
import { attendanceRetention } from "./retention.ts";
import { allDoorRoutes } from "./routes/door.tsx";
import { overviewRoutes } from "./routes/overview.tsx";
import { linkPurposes } from "./rules/link.ts";

/** Who comes on the day: noted at the door, by members and by helpers, also without a line. */
export const attendance: ConferencePart = {
  routes: [...overviewRoutes, ...allDoorRoutes],
  linkPurposes,
  retention: attendanceRetention,
};
