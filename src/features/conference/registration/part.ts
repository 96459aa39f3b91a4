import type { ConferencePart } from "../part.ts";
import { namesIn } from "../queries/holders.ts";
import { moveQueuesJob, tellRegisteredJob, writeToNewAddressJob } from "./jobs.ts";
import { registrationPaths } from "./paths.ts";
import { findByKey } from "./queries/registrations.ts";
import { registrationRetention } from "./retention.ts";
import { newAddressRoutes } from "./routes/new-address.tsx";
import { ownRoutes } from "./routes/own.tsx";
import { registerRoutes } from "./routes/register.tsx";
import { registrationRoutes } from "./routes/registrations.tsx";
import { secretaryRoutes } from "./routes/secretary.tsx";
import { addressPurpose, registrationPurpose } from "./rules/link.ts";
import { registeredForParty } from "./views/hangs-on.ts";

/** Who takes part: registering on the web and by phone, seats, and the waiting list. */
export const registration = {
  routes: [...registerRoutes, ...ownRoutes, ...newAddressRoutes, ...secretaryRoutes, ...registrationRoutes],
  linkPurposes: [
    {
      purpose: registrationPurpose,
      label: { da: "Se og ret en tilmelding til en konference", en: "See and change a registration for a conference" },
      itemKind: "registration",
      holder: { da: "den, der er tilmeldt", en: "whoever is registered" },
      holders: namesIn("conference.registration"),
    },
    {
      purpose: addressPurpose,
      label: { da: "Sige, om en ny e-mail i en tilmelding er ens egen", en: "Say whether a new email address in a registration is one’s own" },
      itemKind: "registration",
      holder: { da: "den, der læser e-mailen", en: "whoever reads the email" },
    },
  ],
  receipts: [
    {
      label: { da: "en tilmelding til en konference", en: "a registration for a conference" },
      lost: { da: "Ring eller skriv til konferencens kontakt. De kan give dig en ny kode.", en: "Call or write to the contact of the conference. They can give you a new code." },
      formerly: registrationPaths.typedBefore,
      opens: async ({ db, now, ...place }, key) => (await findByKey(db, place.districtId, key, now)) && registrationPaths.own.to(place, { key }),
    },
  ],
  jobs: [tellRegisteredJob, writeToNewAddressJob, moveQueuesJob],
  retention: registrationRetention,
  hangsOn: { order: 60, party: registeredForParty },
} satisfies ConferencePart;
