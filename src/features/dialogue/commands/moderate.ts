import { v7 as uuidv7 } from "uuid";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { sidesOf, stepsOpenTo } from "../rules/statements/moderation.ts";
import type { ModeratorStep, Reader } from "../rules/statements/moderation.ts";
import { findToRead, readerOf } from "../queries/to-read.ts";
import type { ReadStatement } from "../queries/to-read.ts";
import type { StatementReason } from "../rules/statements/statement.ts";
import "../tables.ts";
import { askForAnalysis } from "./results.ts";
import { hideStatement, recordStatement } from "./statement-items.ts";
import { nextPosition } from "./write.ts";

/** What a moderator decides about a statement, and which version of it they have read. */
export interface Decision {
  readonly step: ModeratorStep;
  readonly version: number;
  /** Why it is to be returned or taken out. */
  readonly reason?: StatementReason | undefined;
  /** A line to the writer. */
  readonly note?: string | undefined;
  /** The published statement that says the same. */
  readonly into?: string | undefined;
}

/** Names of what is done, for the audit. */
const actions: Readonly<Record<ModeratorStep, string>> = {
  publish: "dialogue.publish_statement",
  merge: "dialogue.merge_statement",
  propose: "dialogue.propose_return",
  return: "dialogue.return_statement",
  take_out: "dialogue.take_out_statement",
  uphold: "dialogue.uphold_statement",
};

/**
 * Does what a moderator has decided with a statement. Its words are never changed. When it becomes public, its writer counts
 * as agreeing, unless they have answered it themselves.
 * @throws Refusal `"": not_now | changed_meanwhile | other_side_needed`, `into: invalid_choice`, `note: person_phone`
 */
export async function moderate(tx: Tx, permit: Permit<"dialogue.moderate">, id: string, decision: Decision, now: Date): Promise<void> {
  await refusePersonPhones(tx, permit.districtId, { note: decision.note ?? "" });
  const me = await readerOf(tx, permit, now);
  const statement = await hold(tx, permit, id);
  if (!statement || !me) throw notNow();
  if (statement.version !== decision.version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  const { step } = decision;
  const open = stepsOpenTo(statement, statement.before, me);
  if (!open.includes(step)) {
    const isForOthers = (step === "return" && statement.isProposed) || (step === "uphold" && statement.isAppealed);
    throw new Refusal({ field: "", code: isForOthers ? "other_side_needed" : "not_now" });
  }
  const change = await changeFor(tx, permit, statement, decision, now);
  await tx
    .updateTable("dialogue.statement")
    .set({ ...change, version: statement.version + 1 })
    .where("district", "=", permit.districtId)
    .where("question_id", "=", statement.questionId)
    .where("id", "=", id)
    .execute();
  const ref = { district: permit.districtId, questionId: statement.questionId };
  if (step === "publish") await recordStatement(tx, ref, id, now);
  if (step === "take_out" || step === "return") await hideStatement(tx, ref, { id, status: step === "return" ? "returned" : "waiting" }, now);
  if (step === "publish") await agreeAsWriter(tx, permit, statement);
  // A result that is final is not made anew without a statement; one that is put back may be missing in it.
  if (step === "publish" || (step === "take_out" && statement.isOpen)) await askForAnalysis(tx, ref, now);
  await writeDown(tx, permit, statement, decision, me, now);
}

/** Waits for whoever decides on the same statement or changes the question, and reads the statement as it then is. */
async function hold(tx: Tx, permit: Permit<"dialogue.moderate">, id: string): Promise<ReadStatement | undefined> {
  const { districtId } = permit;
  await tx
    .selectFrom("dialogue.question as q")
    .select("q.id")
    .where("q.district", "=", districtId)
    .where((eb) =>
      eb(
        "q.id",
        "=",
        eb
          .selectFrom("dialogue.statement as s")
          .select("s.question_id")
          .where("s.district", "=", districtId)
          .where("s.id", "=", id),
      ),
    )
    .forNoKeyUpdate()
    .execute();
  return findToRead(tx, permit, id);
}

async function changeFor(
  tx: Tx,
  { districtId }: Permit<"dialogue.moderate">,
  { id, questionId, wasPublished, isAppealed, reason, note: noteBefore }: ReadStatement,
  { step, reason: given, note = "", into }: Decision,
  now: Date,
) {
  const answered = isAppealed ? { appeal_answered_on: dayOf(now) } : {};
  switch (step) {
    case "publish": {
      const place = wasPublished ? {} : { published_on: dayOf(now), position: await nextPosition(tx, { district: districtId, questionId }) };
      return { status: "published", reason: null, note: "", merged_into: null, ...place, ...answered } as const;
    }
    case "merge":
      await requirePublished(tx, districtId, questionId, into === id ? undefined : into);
      return { status: "merged", reason: "same", note, merged_into: into ?? null } as const;
    case "propose":
    case "take_out":
      return { status: "waiting", reason: given ?? "unclear", note } as const;
    case "return":
      return { status: "returned", reason: reason ?? "unclear", note: note || noteBefore } as const;
    case "uphold":
      return { note: note || noteBefore, ...answered };
  }
}

async function requirePublished(tx: Tx, district: Permit<string>["districtId"], questionId: string, id: string | undefined): Promise<void> {
  const target =
    id &&
    (await tx
      .selectFrom("dialogue.statement")
      .select("id")
      .where("district", "=", district)
      .where("question_id", "=", questionId)
      .where("id", "=", id)
      .where("status", "=", "published")
      .executeTakeFirst());
  if (!target) throw new Refusal({ field: "into", code: "invalid_choice" });
}

/** Whoever writes a statement agrees with it, until they answer otherwise. */
async function agreeAsWriter(tx: Tx, { districtId }: Permit<"dialogue.moderate">, { id, questionId, isOpen }: ReadStatement): Promise<void> {
  if (!isOpen) return;
  await tx
    .insertInto("dialogue.answer")
    .columns(["district", "question_id", "participant_key", "statement_id", "value"])
    .expression((eb) =>
      eb
        .selectFrom("dialogue.statement as s")
        .select((inner) => ["s.district", "s.question_id", "s.author_key as participant_key", "s.id as statement_id", inner.lit(1).as("value")])
        .$narrowType<{ participant_key: string }>()
        .where("s.district", "=", districtId)
        .where("s.question_id", "=", questionId)
        .where("s.id", "=", id)
        .where("s.author_key", "is not", null),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function writeDown(
  tx: Tx,
  permit: Permit<"dialogue.moderate">,
  statement: ReadStatement,
  { step, reason }: Decision,
  me: Reader,
  now: Date,
): Promise<void> {
  const behind = step === "return" ? [...statement.before.slice(-1), me] : step === "uphold" ? [...statement.before, me] : [me];
  const why = step === "merge" ? "same" : step === "return" ? statement.reason : step === "publish" ? null : (reason ?? statement.reason);
  await tx
    .insertInto("dialogue.moderation")
    .values({
      district: permit.districtId,
      question_id: statement.questionId,
      id: uuidv7(),
      statement_id: statement.id,
      at: now,
      step,
      reason: why,
      sides: step === "propose" ? null : sidesOf(behind),
      member_id: me.memberId,
      parties: [...me.parties],
    })
    .execute();
  const after = { statement: statement.id, ...(why !== null && { reason: why }) };
  await recordChange(tx, permit, { action: actions[step], kind: "question", id: statement.questionId, after });
}
