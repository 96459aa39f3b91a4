import { leftAmong } from "../../network/queries.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { DistrictId } from "../../platform/district/district.ts";
import { Refusal } from "../../platform/web/form.ts";
import type { Permit } from "../../platform/rights/permit.ts";
import type { ItemKind } from "../../thread/kinds.ts";
import { addMeasure } from "./commands/measures.ts";
import { replyAgrees } from "./measure.ts";
import { planPaths } from "./paths.ts";
import { partyOfMeasure } from "./queries/measures.ts";

/** A goal of the plan; it may come of a historical document. */
export const goalKind: ItemKind = {
  kind: "goal",
  station: "decided",
  label: { da: "Mål i planen", en: "Goal of the plan" },
  calledAlso: ["mål", "goal"],
  statuses: { current: { words: { da: "Gælder", en: "In force" }, tone: "neutral" } },
  // A goal is an aim, not yet a decision about anything seen.
  countedWhen: [],
  href: (place, id) => planPaths.goal.to(place, { id }),
};

/** What is done: the last station of the thread. */
export const measureKind: ItemKind = {
  kind: "measure",
  station: "done",
  label: { da: "Indsats", en: "Measure" },
  statuses: {
    draft: { words: { da: "Kladde", en: "Draft" }, tone: "neutral" },
    planned: { words: { da: "Planlagt", en: "Planned" }, tone: "neutral" },
    started: { words: { da: "I gang", en: "Under way" }, tone: "open" },
    done: { words: { da: "Gjort", en: "Done" }, tone: "done" },
    stopped: { words: { da: "Stoppet", en: "Stopped" }, tone: "neutral" },
  },
  countedWhen: ["done"],
  href: (place, id) => planPaths.measure.to(place, { id }),
  partiesBehind: partyOfMeasure,
  making: {
    from: ["reply", "decision", "statement", "idea", "recommendation"],
    right: "plan.manage",
    button: { da: "Lav en indsats i planen", en: "Make a measure of the plan" },
    errors: {
      reply_says_no: {
        da: "Svaret siger ikke ja. En indsats kan kun laves af et svar, der siger ja til det hele eller noget af det.",
        en: "The reply does not say yes. A measure can only come of a reply that agrees wholly or partly.",
      },
    },
    createFrom: async (tx, permit, origin, _input, now) => {
      if (origin.kind === "reply" && !replyAgrees(origin.status))
        throw new Refusal({ field: "", code: "reply_says_no" });
      return addMeasure(
        tx,
        permit as Permit<"plan.manage">,
        { title: shortened(origin.publicTitle ?? origin.title), partyId: await firstStillHere(tx, permit.districtId, origin.partyIds) },
        now,
      );
    },
  },
};

/** Whoever answered a letter may have left since: then somebody chooses who answers for the measure. */
async function firstStillHere(tx: Tx, districtId: DistrictId, partyIds: readonly string[]): Promise<string | null> {
  const left = await leftAmong(tx, districtId, partyIds);
  return partyIds.find((id) => !left.has(id)) ?? null;
}

function shortened(title: string): string {
  return title.length <= 200 ? title : `${title.slice(0, 199)}…`;
}
