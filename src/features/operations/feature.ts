import type { KvarterFeature } from "../../thread/feature.ts";
import { paths } from "./paths.ts";
import { policy } from "./policy.ts";
import { operationsRoutes } from "./routes.tsx";
import { texts } from "./texts.ts";
import type { NamedJob } from "./views/jobs.tsx";
import { mailsThatWait } from "./views/waits.ts";

/** Whether mails get out, jobs get done and robots are kept out. The jobs of the features and the platform are given: it imports none. */
export function operationsOf(jobs: readonly NamedJob[]): KvarterFeature {
  const { da, en } = texts;
  return {
    name: "operations",
    policy,
    routes: operationsRoutes(jobs),
    waits: { order: 60, forMember: mailsThatWait },
    administration: [
      {
        path: paths.mail,
        label: { da: da.mail.title, en: en.mail.title },
        text: { da: da.mail.door, en: en.mail.door },
        order: 40,
        action: "operations.read",
      },
      {
        path: paths.jobs,
        label: { da: da.jobs.title, en: en.jobs.title },
        text: { da: da.jobs.door, en: en.jobs.door },
        order: 50,
        action: "operations.read",
      },
      {
        path: paths.guard,
        label: { da: da.guard.title, en: en.guard.title },
        text: { da: da.guard.door, en: en.guard.door },
        order: 60,
        action: "operations.read",
      },
    ],
  };
}
