import { v7 as uuidv7 } from "uuid";
import { publishedPhones } from "../../../network/queries.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { sendJob } from "../../../platform/jobs/jobs.ts";
import { personPhones } from "../../../platform/privacy/phone.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../platform/retention/rule.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { Imported } from "../rules/files/import-file.ts";
import type { ImportInput } from "../schema.ts";
import "../tables.ts";

type Manage = Permit<"dialogue.manage">;

export const importJobName = "import-dialogue";

/**
 * Keeps an export that has been read, to be looked at before it becomes a question.
 * @returns its id
 * @throws Refusal `person_phone` beside a text that holds somebody's number
 */
export async function keepImport(tx: Tx, permit: Manage, input: Omit<ImportInput, "comments" | "votes" | "participants" | "strata">, imported: Imported, now: Date): Promise<string> {
  const known = await publishedPhones(tx, permit.districtId);
  const personal = (["title", "asker", "origin", "why"] as const).filter((field) => personPhones(input[field], known).length > 0);
  if (personal.length > 0) throw new Refusal(...personal.map((field) => ({ field, code: "person_phone" })));
  const id = uuidv7();
  const { title, asker, origin, why, mustBeHeard } = input;
  await tx
    .insertInto("dialogue.import")
    .values({
      district: permit.districtId,
      id,
      made_by: permit.actor.kind === "member" ? permit.actor.memberId : null,
      made_at: now,
      title,
      asker,
      origin,
      why,
      must_be_heard: mustBeHeard,
      statements: JSON.stringify(imported.statements),
      perspectives: JSON.stringify(imported.perspectives),
      given: [...imported.given],
      codes: Buffer.from(imported.codes),
      replaced: imported.replaced,
      empty_people: imported.emptyPeople,
      status: "read",
      question_id: null,
      closes_on: null,
    })
    .execute();
  return id;
}

/**
 * Asks for an export to be stored as a question. A job does so, because many answers take longer than a page may.
 * @param closesOn the last day to answer; null for a question that is closed at once
 * @throws Refusal `"": not_now`, `closesOn: date_in_past`
 */
export async function askToStore(tx: Tx, permit: Manage, id: string, closesOn: string | null, now: Date): Promise<void> {
  if (closesOn !== null && closesOn < dayOf(now)) throw new Refusal({ field: "closesOn", code: "date_in_past" });
  const questionId = uuidv7();
  const asked = await tx
    .updateTable("dialogue.import")
    .set({ status: "waiting", question_id: questionId, closes_on: closesOn })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .where("status", "=", "read")
    .returning(["title", "origin", "given"])
    .executeTakeFirst();
  if (!asked) throw notNow();
  await sendJob(tx, importJobName, { districtId: permit.districtId, importId: id });
  const { title, origin, given } = asked;
  const answers = given.reduce((sum, one) => sum + one, 0);
  await recordChange(tx, permit, { action: "dialogue.import", kind: "question", id: questionId, after: { title, origin, people: given.length, answers } });
}

/** Throws away an export that is not to become a question. @throws Refusal `"": not_now` */
export async function discardImport(tx: Tx, permit: Manage, id: string): Promise<void> {
  const gone = await tx
    .deleteFrom("dialogue.import")
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .where("status", "in", ["read", "failed"])
    .returning("id")
    .executeTakeFirst();
  if (!gone) throw notNow();
}

const keptDays = 1;

/** Forgets exports the day after they were read; what became a question stands there. */
export async function forgetImports(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = await tx.deleteFrom("dialogue.import").where("made_at", "<", daysBefore(now, keptDays)).returning("district").execute();
  return countByDistrict(gone);
}
