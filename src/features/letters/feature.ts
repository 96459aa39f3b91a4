import type { KvarterFeature } from "../../thread/feature.ts";
import { replyLinkPurpose } from "./commands/replies.ts";
import { mailLetterJob } from "./jobs.ts";
import { letterKind, replyKind } from "./kinds.ts";
import { paths } from "./paths.ts";
import { policy } from "./policy.ts";
import { addresseeNames } from "./queries/addressees.ts";
import { newestReplies } from "./queries/replies.ts";
import { retention } from "./retention.ts";
import { letterRoutes } from "./routes/letters.tsx";
import { blackOutRoutes } from "./routes/black-out.tsx";
import { putRightRoutes } from "./routes/put-right.tsx";
import { replyRoutes } from "./routes/replies.tsx";
import { texts } from "./texts.ts";
import { letterFigures } from "./views/figures.ts";
import { lettersToParty } from "./views/hangs-on.ts";
import { repliesSinceLast } from "./views/since-last.ts";
import { lettersThatWait } from "./views/waits.ts";
import { NewestReplies } from "./views/register.tsx";

const { da, en } = texts;

export const feature: KvarterFeature = {
  name: "letters",
  policy,
  routes: [...letterRoutes, ...replyRoutes, ...putRightRoutes, ...blackOutRoutes],
  kinds: [letterKind, replyKind],
  linkPurposes: [
    {
      purpose: replyLinkPurpose,
      label: { da: "Svar på et brev", en: "Reply to a letter" },
      itemKind: "letter",
      holders: addresseeNames,
    },
  ],
  retention,
  jobs: [mailLetterJob],
  menu: [{ path: paths.letters, label: { da: da.register.title, en: en.register.title }, order: 40 }],
  bulletin: { order: 30, figures: letterFigures },
  hangsOn: { order: 20, party: lettersToParty },
  waits: { order: 50, forMember: lettersThatWait },
  sinceLast: { order: 20, tell: repliesSinceLast },
  home: {
    order: 40,
    alive: async (visit) => {
      const replies = await newestReplies(visit.db, visit.districtId, 3);
      return replies.length > 0 ? NewestReplies({ visit, replies }) : undefined;
    },
  },
};
