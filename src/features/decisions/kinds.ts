import { dayOf } from "../../platform/i18n/dates.ts";
import type { Permit } from "../../platform/rights/permit.ts";
import { Refusal, schemaErrors } from "../../platform/web/form.ts";
import type { FormValues } from "../../platform/web/form.ts";
import type { ItemKind } from "../../thread/kinds.ts";
import { takeDecision } from "./commands/decisions.ts";
import { addTask } from "./commands/tasks.ts";
import { paths } from "./paths.ts";
import { presentParties } from "./queries/decisions.ts";
import { longestText, newDecision, taskDetails } from "./schema.ts";
import { texts } from "./texts.ts";

const { da, en } = texts;

const inBoth = (pick: (words: typeof da) => string) => ({ da: pick(da), en: pick(en) });

export const decisionKind: ItemKind = {
  kind: "decision",
  station: "decided",
  label: inBoth((t) => t.decision.kind),
  statuses: {
    taken: { words: inBoth((t) => t.decision.statuses.taken), tone: "open" },
    carried_out: { words: inBoth((t) => t.decision.statuses.carried_out), tone: "done" },
    lapsed: { words: inBoth((t) => t.decision.statuses.lapsed), tone: "neutral" },
  },
  href: (place, id) => paths.decision.to(place, { id }),
  partiesBehind: presentParties,
  making: {
    from: ["agenda-item", "statement", "idea"],
    right: "decisions.manage",
    button: inBoth((t) => t.decision.make),
    asksFirst: true,
    longest: { wording: longestText, dissent: longestText },
    createFrom: async (tx, permit, origin, input, now) => {
      const { wording, dissent, internal } = parsed(newDecision, input);
      // Minutes are often written afterwards: what a meeting decided was decided on its day.
      const day = origin.day ?? dayOf(now);
      // Who was not asked must not have published what comes from something that is not public.
      const details = { wording, dissent, isInternal: internal ?? origin.publicTitle === null, day, partyIds: origin.partyIds };
      return takeDecision(tx, permit as Permit<"decisions.manage">, details, now);
    },
  },
};

export const taskKind: ItemKind = {
  kind: "task",
  station: "decided",
  label: inBoth((t) => t.task.kind),
  statuses: {
    open: { words: inBoth((t) => t.task.statuses.open), tone: "open" },
    done: { words: inBoth((t) => t.task.statuses.done), tone: "done" },
  },
  countedWhen: [],
  href: (place, id) => paths.task.to(place, { id }),
  making: {
    from: ["agenda-item", "decision"],
    right: "decisions.manage",
    button: inBoth((t) => t.task.make),
    asksFirst: true,
    createFrom: async (tx, permit, _origin, input, now) => {
      const { title, party, due, public: isPublic } = parsed(taskDetails, input);
      return addTask(tx, permit as Permit<"decisions.manage">, { title, partyId: party, dueDay: due, isPublic }, now);
    },
  },
};

/** What was typed, checked. The thread passes it on as it came, so the form's errors are found here. */
function parsed<T>(
  schema: { safeParse(input: unknown): { success: true; data: T } | { success: false; error: Parameters<typeof schemaErrors>[0] } },
  input: FormValues,
): T {
  const result = schema.safeParse(input);
  if (!result.success) throw new Refusal(...schemaErrors(result.error));
  return result.data;
}
