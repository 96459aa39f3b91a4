import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf, formatDay } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { notNow } from "../../../platform/web/form.ts";
import { makeFrom, recordItem } from "../../../thread/commands.ts";
import { gapId, gapKind, gapsNow } from "../queries/gap-items.ts";
import { gapWords, hoursOf } from "../rules/gaps/gap-words.ts";
import type { Gap } from "../rules/gaps/gaps.ts";
import { texts } from "../texts/gaps.ts";
import type { GapDoor } from "../rules/wanted.ts";

/**
 * Writes a gap down as it is now, with its figures, and puts it on the next agenda. One that still waits on an agenda is
 * not put there twice.
 * @returns the gap's id in the thread
 * @throws Refusal `"": not_now` when there is no such gap any more, `"": no_series`
 */
export async function takeGap(tx: Tx, permit: Permit<"help.manage">, { key, doors }: { key: string; doors: readonly GapDoor[] }, now: Date): Promise<string> {
  const { districtId } = permit;
  const { gaps, isEmpty } = await gapsNow(tx, districtId, doors, now);
  const gap = isEmpty ? undefined : gaps.find((one) => one.key === key);
  if (!gap) throw notNow();
  const ref = { kind: gapKind, id: gapId(districtId, key, doors) };
  const [title, text] = [gapWords(gap, "da"), figuresOf(gap, doors, now)];
  await recordItem(tx, districtId, { ...ref, at: now, status: "taken", statusAt: now, title, text, publicTitle: title, publicText: text });
  await recordChange(tx, permit, { action: "help.take_gap", ...ref, after: { title, text } });
  await makeFrom(tx, permit, ref, "agenda-item", {}, now);
  return ref.id;
}

/** What is known of a gap on the day, in Danish: it stays with what comes of it. */
function figuresOf(gap: Gap, doors: readonly GapDoor[], now: Date): string {
  const t = texts.da;
  return [
    t.about.seen(formatDay(dayOf(now), "da")),
    ...doors.map((door) => t.about.doors[door]),
    t.about.hours(hoursOf(gap, "da")),
    t.helping(gap.places),
    ...(gap.overdue > 0 ? [t.overdue(gap.overdue, gap.places)] : []),
  ].join(" ");
}
