import type { ConferencePart } from "../part.ts";
import { namesIn } from "../queries/holders.ts";
import { noteLetterJob, tellInvitedJob, writeInvitationsJob } from "./jobs.ts";
import { invitationRetention } from "./retention.ts";
import { deskRoutes } from "./routes/desk.tsx";
import { ownInvitationRoutes } from "./routes/own.tsx";
import { invitationPurpose } from "./rules/link.ts";

/** Who is invited: the letter, the list it goes to, and what came of it. */
export const invitation: ConferencePart = {
  routes: [...deskRoutes, ...ownInvitationRoutes],
  linkPurposes: [
    {
      purpose: invitationPurpose,
      label: { da: "Svar på en invitation til en konference", en: "Answer an invitation to a conference" },
      itemKind: "invitation",
      holder: { da: "den, der er inviteret", en: "whoever is invited" },
      holders: namesIn("conference.invitation"),
    },
  ],
  jobs: [noteLetterJob, tellInvitedJob, writeInvitationsJob],
  retention: invitationRetention,
};
