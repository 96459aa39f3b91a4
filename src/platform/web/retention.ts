import { daysBefore } from "../retention/rule.ts";
import type { RetentionRule } from "../retention/rule.ts";
import "./tables.ts";

/** How long a sent form is remembered at least: no longer than its token, or the puzzle it came with, is good. */
const sentFormKeptDays = 1;

/** Forgets which forms were sent, when none of them can come again. */
export const sentFormRule: RetentionRule = {
  key: "platform.sent_form",
  what: { da: "At en formular er sendt", en: "That a form was sent" },
  why: {
    da: "Så to tryk på knappen ikke bliver til to, og et robottjek kun tæller én gang",
    en: "So that two presses do not become two, and a robot check counts once",
  },
  where: { da: "Som en kode, der ikke kan læses tilbage", en: "As a code that cannot be read back" },
  howLong: { da: "Højst to dage", en: "Two days at most" },
  tables: ["platform.sent_form"],
  erase: async (tx, { now }) => {
    const { numDeletedRows } = await tx
      .deleteFrom("platform.sent_form")
      .where("sent_at", "<", daysBefore(now, sentFormKeptDays))
      .executeTakeFirstOrThrow();
    return [{ districtId: null, count: Number(numDeletedRows) }];
  },
};
