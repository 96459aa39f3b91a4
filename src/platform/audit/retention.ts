import { sql } from "kysely";
import type { DistrictId } from "../district/district.ts";
import { daysBefore } from "../retention/rule.ts";
import type { RetentionRule } from "../retention/rule.ts";

/** How long the audit tells who did something and what it was: five years. */
export const auditPayloadKeptDays = 5 * 365;

/** What the audit says is emptied; that something was done, when, and to which item stays. */
export const auditRule: RetentionRule = {
  key: "platform.audit",
  what: { da: "Hvem der som medlem har ændret hvad", en: "Which member changed what" },
  why: { da: "For at man kan se, hvordan noget blev til", en: "To see how something came about" },
  where: {
    da: "På vores egen server. Kun administratorer ser det. Det, gæster gør, står der ikke",
    en: "On our own server. Only administrators see it. What visitors do is not in it",
  },
  howLong: {
    da: "Hvem det var, og hvad der stod, slettes efter fem år, eller når ord om en person fjernes. At der skete noget, bliver stående",
    en: "Who it was and what it said is erased after five years, or when words about a person are taken out. That something happened stays",
  },
  tables: ["platform.audit_event", "platform.audit_seal", "platform.audit_chain"],
  erase: async (tx, { now }) => {
    const { rows } = await sql<{ districtId: DistrictId; count: number }>`
      select erased_district as "districtId", events as count
      from platform.erase_audit_payload(${daysBefore(now, auditPayloadKeptDays)}, ${now})`.execute(tx);
    return rows;
  },
};
