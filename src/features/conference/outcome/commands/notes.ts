import { refusePersonPhones } from "../../../../network/person-phones.ts";
import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import { conferenceKindName } from "../../commands/records.ts";
import { findWorkshop, notesOf } from "../queries/workshop.ts";
import { lockOutcome } from "./records.ts";
import type { Facilitating, WorkshopRef } from "./records.ts";

/**
 * Keeps what a facilitator wrote down in one round. The audit says that, not what.
 * @param version of the note that was read before writing; 0 when there was none
 * @throws Refusal `"": not_now | changed_meanwhile`, `text: person_phone`
 */
export async function saveNote(
  tx: Tx,
  permit: Facilitating,
  ref: WorkshopRef,
  { round, text, version }: { readonly round: number; readonly text: string; readonly version: number },
  now: Date,
): Promise<void> {
  await lockOutcome(tx, permit, ref);
  const here = await findWorkshop(tx, permit.districtId, ref.workshopId);
  if (!here?.workshop.rounds.some((held) => held.round === round)) throw notNow();
  const before = (await notesOf(tx, permit, ref.workshopId)).find((note) => note.round === round);
  if ((before?.version ?? 0) !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  if ((before?.text ?? "") === text) return;
  await refusePersonPhones(tx, permit.districtId, { text });
  const row = { text, version: version + 1, changed_at: now };
  await tx
    .insertInto("conference.workshop_note")
    .values({ district: permit.districtId, session_id: ref.workshopId, conference_id: ref.conferenceId, round, ...row })
    .onConflict((conflict) => conflict.columns(["district", "session_id", "round"]).doUpdateSet(row))
    .execute();
  await recordChange(tx, permit, { action: "conference.save_note", kind: conferenceKindName, id: ref.conferenceId, after: { workshop: ref.workshopId, round } });
}
