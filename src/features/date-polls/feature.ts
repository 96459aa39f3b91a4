import type { KvarterFeature } from "../../thread/feature.ts";
import { remindOfPollsJob } from "./jobs.ts";
import { datePollKind } from "./kinds.ts";
import { linkPurposes } from "./link-purposes.ts";
import { policy } from "./policy.ts";
import { retention } from "./retention.ts";
import { answerRoutes } from "./routes/answer.tsx";
import { workRoutes } from "./routes/work.tsx";
import { pollsOfMember } from "./views/hangs-on.ts";
import { pollsAtWork, pollsThatWait } from "./views/list.tsx";

export const feature: KvarterFeature = {
  name: "date-polls",
  policy,
  // "/forum/polls/new" stands before "/forum/polls/:id".
  routes: [...workRoutes, ...answerRoutes],
  kinds: [datePollKind],
  linkPurposes,
  retention,
  hangsOn: { order: 80, member: pollsOfMember },
  waits: { order: 30, forMember: pollsThatWait },
  jobs: [remindOfPollsJob],
  forum: { order: 20, work: pollsAtWork },
};
