import type { ConferencePart } from "../part.ts";
import { noteLetterJob, tellInvitedJob } from "./jobs.ts";
import { invitationRetention } from "./retention.ts";
import { deskRoutes } from "./routes/desk.tsx";
import { ownInvitationRoutes } from "./routes/own.tsx";
import { linkPurposes } from "./rules/link.ts";

/** Who is invited: the letter, the list it goes to, and what came of it. */
export const invitation: ConferencePart = {
  routes: [...deskRoutes, ...ownInvitationRoutes],
  linkPurposes,
  jobs: [noteLetterJob, tellInvitedJob],
  retention: invitationRetention,
};
