import type { Tx } from "../../../../platform/db/database.ts";
import { countByDistrict, daysBefore } from "../../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../../platform/retention/rule.ts";
import { evaluationDays } from "../../rules/stages.ts";
import { textsKeptDays } from "../rules/evaluation.ts";
import "../../registration/tables.ts";
import "../../tables.ts";
import "../tables.ts";

type Now = Pick<RetentionTools, "now">;

/** Once an evaluation has closed nobody can tell any more which browser answered what, nor what was written together. */
export async function untieAnswers(tx: Tx, { now }: Now): Promise<readonly Erased[]> {
  const closed = daysBefore(now, evaluationDays);
  const answers = await tx
    .updateTable("conference.evaluation_answer as a")
    .from("conference.conference as c")
    .set({ participant_key: null })
    .whereRef("c.district", "=", "a.district")
    .whereRef("c.id", "=", "a.conference_id")
    .where("a.participant_key", "is not", null)
    .where("c.ends_at", "<=", closed)
    .returning("a.district")
    .execute();
  const texts = await tx
    .updateTable("conference.evaluation_text as t")
    .from("conference.conference as c")
    .set({ answer_id: null })
    .whereRef("c.district", "=", "t.district")
    .whereRef("c.id", "=", "t.conference_id")
    .where("t.answer_id", "is not", null)
    .where("c.ends_at", "<=", closed)
    .returning("t.district")
    .execute();
  return countByDistrict([...answers, ...texts]);
}

/** Deletes what people wrote and nobody has released. */
export async function forgetTexts(tx: Tx, { now }: Now): Promise<readonly Erased[]> {
  const gone = await tx
    .deleteFrom("conference.evaluation_text as t")
    .using("conference.conference as c")
    .whereRef("c.district", "=", "t.district")
    .whereRef("c.id", "=", "t.conference_id")
    .where("t.state", "<>", "released")
    .where("c.ends_at", "<", daysBefore(now, textsKeptDays))
    .returning("t.district")
    .execute();
  return countByDistrict(gone);
}

/** Deletes which mails somebody has had, once nobody knows any more who they were. */
export async function forgetMailsAfter(tx: Tx): Promise<readonly Erased[]> {
  const gone = await tx
    .deleteFrom("conference.mail_after as m")
    .using("conference.registration as r")
    .whereRef("r.district", "=", "m.district")
    .whereRef("r.id", "=", "m.registration_id")
    .where("r.erased_at", "is not", null)
    .returning("m.district")
    .execute();
  return countByDistrict(gone);
}
