import { addDays, dayOf } from "../../platform/i18n/dates.ts";
import type { Permit } from "../../platform/rights/permit.ts";
import type { ItemKind } from "../../thread/kinds.ts";
import { addQuestion } from "./commands/questions.ts";
import { paths } from "./paths.ts";
import { usuallyHeard } from "./perspective.ts";
import type { QuestionStatus } from "./question.ts";
import { texts } from "./texts/dialogue.ts";

const { da, en } = texts;
const words = (status: QuestionStatus) => ({ da: da.statuses[status], en: en.statuses[status] });
const usualDays = 28;

/** A question to everyone; public from when it is opened. */
export const questionKind: ItemKind = {
  kind: "question",
  station: "talked",
  label: { da: da.kind, en: en.kind },
  statuses: {
    draft: { words: words("draft"), tone: "neutral" },
    open: { words: words("open"), tone: "open" },
    closed: { words: words("closed"), tone: "done" },
  },
  countedWhen: ["open", "closed"],
  internalFor: "dialogue.manage",
  href: (place, id) => paths.question.to(place, { id }),
  making: {
    from: ["agenda-item"],
    right: "dialogue.manage",
    button: { da: da.makeButton, en: en.makeButton },
    createFrom: async (tx, permit, origin, _input, now) => {
      const draft = {
        title: origin.title.slice(0, 200),
        why: "",
        asker: da.forum,
        outcome: "",
        closesOn: addDays(dayOf(now), usualDays),
        mustBeHeard: [...usuallyHeard],
        statements: [],
        version: 0,
      };
      return { id: await addQuestion(tx, permit as Permit<"dialogue.manage">, draft, now) };
    },
  },
};
