import { addDays, dayOf } from "../../platform/i18n/dates.ts";
import type { Permit } from "../../platform/rights/permit.ts";
import type { ItemKind } from "../../thread/kinds.ts";
import { putIntoQuestion, questionsToChoose } from "./commands/put-in.ts";
import { addQuestion } from "./commands/questions.ts";
import { askedIn } from "./commands/statement-items.ts";
import { paths } from "./paths.ts";
import { usuallyHeard } from "./rules/perspective.ts";
import { supportOfStatement } from "./queries/support-behind.ts";
import type { QuestionStatus } from "./rules/question.ts";
import type { StatementStatus } from "./rules/statements/statement.ts";
import { texts } from "./texts/dialogue.ts";
import { moderateTexts } from "./texts/moderate.ts";

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

const stated = (status: StatementStatus) => ({ da: moderateTexts.da.states[status], en: moderateTexts.en.states[status] });

/** A statement that everyone can answer; what waits or was returned has no place in a thread. */
export const statementKind: ItemKind = {
  kind: "statement",
  station: "talked",
  label: { da: moderateTexts.da.kind, en: moderateTexts.en.kind },
  statuses: {
    published: { words: stated("published"), tone: "open" },
    waiting: { words: stated("waiting"), tone: "neutral" },
    returned: { words: stated("returned"), tone: "neutral" },
  },
  internalFor: "dialogue.moderate",
  // Its question is counted.
  countedWhen: [],
  href: (place, id) => paths.statement.to(place, { statement: id }),
  supportBehind: supportOfStatement,
  isFoundLast: true,
  // Only now: a question with sixty statements would have a thread that nobody reads.
  ledToMore: askedIn,
  making: {
    from: ["recommendation"],
    right: "dialogue.manage",
    button: { da: da.putIn, en: en.putIn },
    choices: questionsToChoose,
    createFrom: (tx, permit, origin, input, now) => putIntoQuestion(tx, permit as Permit<"dialogue.manage">, origin, input, now),
  },
};
