import type { ConferencePart } from "../part.ts";
import { namesIn } from "../queries/holders.ts";
import { noteLetterJob, tellInvitedJob, writeInvitationsJob } from "./jobs.ts";
import { invitationPaths } from "./paths.ts";
import { findByInvitationKey } from "./queries/invitations.ts";
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
  receipts: [
    {
      label: { da: "en invitation på papir", en: "an invitation on paper" },
      lost: { da: "Ring eller skriv til konferencens kontakt. De kan give dig et nyt brev.", en: "Call or write to the contact of the conference. They can give you a new letter." },
      formerly: invitationPaths.typedBefore,
      opens: async ({ db, now, ...place }, key) => (await findByInvitationKey(db, place.districtId, key, now)) && invitationPaths.own.to(place, { key }),
    },
  ],
  jobs: [noteLetterJob, tellInvitedJob, writeInvitationsJob],
  retention: invitationRetention,
};
