import type { KvarterFeature } from "../../thread/feature.ts";
import { ideaKind } from "./kinds.ts";
import { paths } from "./paths.ts";
import { policy } from "./policy.ts";
import { ideasPerDay } from "./queries/counts.ts";
import { findReceipt } from "./queries/receipt.ts";
import { retention } from "./retention.ts";
import { ideaRoutes } from "./routes/idea.tsx";
import { publicRoutes } from "./routes/public.tsx";
import { workRoutes } from "./routes/work.tsx";
import { workTexts } from "./texts/work.ts";
import { ideasOnDialogue, ideasOnQuestion, ideasOnStatement, writingOnForum } from "./views/told.tsx";
import { ideasThatWait } from "./views/waits.ts";

/** Longer proposals for common solutions, which anyone sends and supports, and what came of them. */
export const feature: KvarterFeature = {
  name: "ideas",
  policy,
  // "/ideas/new" and "/ideas/work" stand before "/ideas/:id".
  routes: [...workRoutes, ...publicRoutes, ...ideaRoutes],
  kinds: [ideaKind],
  retention,
  receipts: [
    {
      label: { da: "en idé", en: "an idea" },
      lost: { da: "Er den blevet offentlig, kan du finde den under “Idéer”.", en: "If it has become public, you can find it under “Ideas”." },
      formerly: paths.typedBefore,
      opens: async ({ db, ...place }, code) => (await findReceipt(db, place.districtId, code)) && paths.receipt.to(place, { code }),
    },
  ],
  visitorCounts: [{ label: { da: "Idéer", en: "Ideas" }, perDay: ideasPerDay }],
  menu: [{ path: paths.work, label: { da: workTexts.da.menu, en: workTexts.en.menu }, order: 93, action: "ideas.manage" }],
  waits: { order: 40, forMember: ideasThatWait },
  forum: { order: 2, ways: writingOnForum },
  dialogue: { order: 10, told: ideasOnDialogue, onQuestion: ideasOnQuestion, onStatement: ideasOnStatement },
  shortcuts: { "/ideer": paths.ideas },
};
