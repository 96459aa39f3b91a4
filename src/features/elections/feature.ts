import type { KvarterFeature } from "../../thread/feature.ts";
import { withdrawPurpose } from "./election.ts";
import { electionKind } from "./kinds.ts";
import { paths } from "./paths.ts";
import { policy } from "./policy.ts";
import { candidateNames } from "./queries/candidates.ts";
import { retention } from "./retention.ts";
import { countingRoutes } from "./routes/counting.tsx";
import { publicRoutes } from "./routes/public.tsx";
import { votingRoutes } from "./routes/voting.tsx";
import { workRoutes } from "./routes/work.tsx";
import { electionsForParty } from "./views/hangs-on.ts";
import { countingThatWaits, electionsAtWork, electionsOnForum, standingOnForum } from "./views/list.tsx";

export const feature: KvarterFeature = {
  name: "elections",
  policy,
  // "/elections/new" and "/elections/vote" stand before "/elections/:id".
  routes: [...workRoutes, ...votingRoutes, ...countingRoutes, ...publicRoutes],
  kinds: [electionKind],
  linkPurposes: [
    {
      purpose: withdrawPurpose,
      label: { da: "Træk sig fra et valg", en: "Withdraw from an election" },
      itemKind: "election",
      holders: candidateNames,
    },
  ],
  retention,
  hangsOn: { order: 40, party: electionsForParty },
  waits: { order: 10, forMember: countingThatWaits },
  forum: { order: 30, told: electionsOnForum, ways: standingOnForum, work: electionsAtWork },
  shortcuts: { "/valg": paths.elections, "/stem": paths.voteNow },
};
