import type { Db, Tx } from "../../../platform/db/database.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import "../tables.ts";
import { statementsOf } from "./questions.ts";

type Assist = Permit<"dialogue.assist">;

/** Sheets that were numbered together. */
export interface SheetRun {
  readonly id: string;
  readonly kind: "paper" | "phone";
  readonly lang: Lang;
  readonly firstNumber: number;
  readonly sheets: number;
  readonly statements: readonly string[];
  readonly dropOff: string;
  readonly returnBy: string;
  readonly madeAt: Date;
  /** How many of them have been typed in. */
  readonly entered: number;
}

/** The sheets of a question that were printed, the newest first. */
export async function printedRuns(db: Db, permit: Assist, questionId: string): Promise<SheetRun[]> {
  return runs(db, permit, questionId).where("r.kind", "=", "paper").orderBy("r.first_number", "desc").limit(100).execute();
}

/** One run of sheets. */
export async function findRun(db: Db, permit: Assist, questionId: string, id: string): Promise<SheetRun | undefined> {
  return runs(db, permit, questionId).where("r.id", "=", id).executeTakeFirst();
}

/** The run that a sheet belongs to; undefined when no sheet of this question has the number. */
export async function runOfSheet(
  db: Db | Tx,
  permit: Assist,
  questionId: string,
  count: number,
): Promise<SheetRun | undefined> {
  return runs(db, permit, questionId)
    .where("r.first_number", "<=", count)
    .where((eb) => eb(eb("r.first_number", "+", eb.ref("r.sheets")), ">", count))
    .executeTakeFirst();
}

function runs(db: Db | Tx, { districtId }: Assist, questionId: string) {
  return db
    .selectFrom("dialogue.sheet_run as r")
    .select((eb) => [
      "r.id",
      "r.kind",
      "r.lang",
      "r.first_number as firstNumber",
      "r.sheets",
      "r.statements",
      "r.drop_off as dropOff",
      "r.return_by as returnBy",
      "r.made_at as madeAt",
      eb
        .selectFrom("dialogue.sheet as s")
        .select((inner) => inner.fn.countAll<number>().as("entered"))
        .whereRef("s.district", "=", "r.district")
        .whereRef("s.question_id", "=", "r.question_id")
        .whereRef("s.number", ">=", "r.first_number")
        .where((inner) => inner("s.number", "<", inner("r.first_number", "+", inner.ref("r.sheets"))))
        .$asScalar()
        .$notNull()
        .as("entered"),
    ])
    .where("r.district", "=", districtId)
    .where("r.question_id", "=", questionId);
}

/** A line of a sheet. */
export interface SheetLine {
  readonly id: string;
  readonly text: string;
  /** Whether answers to it still count: one that was taken away or merged later stands on paper only. */
  readonly counts: boolean;
}

/** The lines of a sheet, as they were when it was numbered. */
export async function linesOf(
  db: Db | Tx,
  permit: Assist,
  questionId: string,
  statements: readonly string[],
): Promise<SheetLine[]> {
  if (statements.length === 0) return [];
  const texts = await db
    .selectFrom("dialogue.statement")
    .select(["id", "text"])
    .where("district", "=", permit.districtId)
    .where("question_id", "=", questionId)
    .where("id", "in", [...statements])
    .execute();
  const published = new Set((await statementsOf(db, permit.districtId, questionId)).map(({ id }) => id));
  return statements.map((id) => ({
    id,
    text: texts.find((one) => one.id === id)?.text ?? "",
    counts: published.has(id),
  }));
}

/** That a sheet has been typed in: by whom, and on which day. */
export interface EnteredSheet {
  readonly version: number;
  readonly enteredOn: string;
  /** The member, as long as they are one. */
  readonly enteredBy: string | null;
}

export async function enteredSheet(
  db: Db,
  permit: Assist,
  questionId: string,
  count: number,
): Promise<EnteredSheet | undefined> {
  return db
    .selectFrom("dialogue.sheet")
    .select(["version", "entered_on as enteredOn", "entered_by as enteredBy"])
    .where("district", "=", permit.districtId)
    .where("question_id", "=", questionId)
    .where("number", "=", count)
    .executeTakeFirst();
}
