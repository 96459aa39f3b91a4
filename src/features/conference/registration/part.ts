import type { ConferencePart } from "../part.ts";
import { namesIn } from "../queries/holders.ts";
import { moveQueuesJob, tellRegisteredJob } from "./jobs.ts";
import { registrationRetention } from "./retention.ts";
import { ownRoutes } from "./routes/own.tsx";
import { registerRoutes } from "./routes/register.tsx";
import { registrationRoutes } from "./routes/registrations.tsx";
import { secretaryRoutes } from "./routes/secretary.tsx";
import { registrationPurpose } from "./rules/link.ts";
import { registeredForParty } from "./views/hangs-on.ts";

/** Who takes part: registering on the web and by phone, seats, and the waiting list. */
export const registration = {
  routes: [...registerRoutes, ...ownRoutes, ...secretaryRoutes, ...registrationRoutes],
  linkPurposes: [
    {
      purpose: registrationPurpose,
      label: { da: "Se og ret en tilmelding til en konference", en: "See and change a registration for a conference" },
      itemKind: "registration",
      holder: { da: "den, der er tilmeldt", en: "whoever is registered" },
      holders: namesIn("conference.registration"),
    },
  ],
  jobs: [tellRegisteredJob, moveQueuesJob],
  retention: registrationRetention,
  hangsOn: { order: 60, party: registeredForParty },
} satisfies ConferencePart;
