import { takeDecision } from "../src/features/decisions/commands/decisions.ts";
import { addTask, finishTask } from "../src/features/decisions/commands/tasks.ts";
import { approveMinutes } from "../src/features/meetings/commands/approve.ts";
import { recordAttendance } from "../src/features/meetings/commands/attendance.ts";
import { addAgendaItem } from "../src/features/meetings/commands/items.ts";
import { closeAgendaItem, saveMinutes } from "../src/features/meetings/commands/minutes.ts";
import { planNextMeeting } from "../src/features/meetings/commands/planning.ts";
import { addSeries } from "../src/features/meetings/commands/series.ts";
import { addParty } from "../src/network/commands.ts";
import { partyKinds } from "../src/network/party.ts";
import type { PartyKind } from "../src/network/party.ts";
import type { Db } from "../src/platform/db/database.ts";
import type { District } from "../src/platform/district/district.ts";
import { addDays, momentOf } from "../src/platform/i18n/dates.ts";
import { grant } from "../src/platform/rights/permit.ts";
import { linkItems } from "../src/thread/commands.ts";

/** How much a forum has behind it. */
export interface Years {
  readonly meetings: number;
  readonly items: number;
  readonly decisions: number;
}

const weeksBetween = 6;

/**
 * Lets a forum meet through its own commands, so that threads, numbers and audit are as after real years; the last meeting
 * was held a week before `now`, and the next one is planned.
 * @returns the next meeting, with two items on its agenda
 */
export async function meetForYears(db: Db, district: District, years: Years, now: Date): Promise<string> {
  const permit = <A extends string>(action: A) => grant(district.id, { kind: "system", name: "bench" }, action);
  const lastDay = addDays(now.toISOString().slice(0, 10), -7);
  const firstDay = addDays(lastDay, -7 * weeksBetween * (years.meetings - 1));
  const { series, parties } = await db.transaction().execute(async (tx) => {
    const ids: string[] = [];
    for (const kind of Object.keys(partyKinds) as PartyKind[])
      ids.push(await addParty(tx, permit("parties.manage"), { name: `Aktør af slagsen ${kind}`, kind }));
    const weekday = new Date(`${firstDay}T12:00:00Z`).getUTCDay() || 7;
    const hours = { fromTime: "16:00", toTime: "18:00", place: "Salen" };
    const id = await addSeries(tx, permit("meetings.prepare"), { name: "Samarbejdsforum", everyWeeks: weeksBetween, weekday, fromDay: firstDay, ...hours });
    return { series: id, parties: ids };
  });

  for (let number = 0; number < years.meetings; number += 1) {
    const day = addDays(firstDay, 7 * weeksBetween * number);
    const before = momentOf(addDays(day, -20), "10:00");
    const after = momentOf(addDays(day, 3), "10:00");
    await db.transaction().execute(async (tx) => {
      const meeting = await planNextMeeting(tx, permit("meetings.prepare"), series, before);
      const spoken = new Map<string, { title: string; minutes: string }>();
      for (let place = 0; place < share(years.items, years.meetings, number); place += 1) {
        const title = `Punkt ${place + 1} på møde ${number + 1}: lys, toiletter og opgange`;
        const item = await addAgendaItem(tx, permit("meetings.prepare"), meeting, { title, publicTitle: title, kind: "decision" }, before);
        const minutes = `Naboerne og brugerforeningen fortalte om ${title.toLowerCase()}. Kommunen undersøger det.`;
        await saveMinutes(tx, permit("meetings.minute"), { meetingId: meeting, itemId: item }, { minutes, version: 0 });
        await closeAgendaItem(tx, permit("meetings.minute"), { meetingId: meeting, itemId: item }, "discussed", after);
        spoken.set(item, { title, minutes });
        if (place >= share(years.decisions, years.meetings, number)) continue;
        const wording = `Forummet anbefaler, at punkt ${place + 1} fra møde ${number + 1} bliver ført ud i livet.`;
        const decision = await takeDecision(tx, permit("decisions.manage"), { wording, day, partyIds: parties.slice(0, 6) }, after);
        await linkItems(tx, district.id, { kind: "agenda-item", id: item }, { kind: "decision", id: decision.id });
      }
      const task = await addTask(tx, permit("decisions.manage"), { title: `Spørg kommunen efter møde ${number + 1}`, partyId: parties[number % parties.length] ?? "", dueDay: addDays(day, 30), isPublic: false }, after);
      if (number < years.meetings - 3) await finishTask(tx, permit("tasks.finish"), task.id, { note: "Det er gjort." }, after);
      await recordAttendance(tx, permit("meetings.minute"), meeting, { partyIds: parties.filter((_, at) => (at + number) % 4 > 0), present: [], apologies: [] });
      await approveMinutes(tx, permit("meetings.approve"), district, meeting, { items: spoken, namesSeen: true }, after);
    });
  }
  return db.transaction().execute(async (tx) => {
    const meeting = await planNextMeeting(tx, permit("meetings.prepare"), series, now);
    for (const title of ["Lys ved porten", "Et åbent toilet"])
      await addAgendaItem(tx, permit("meetings.prepare"), meeting, { title, publicTitle: title, kind: "discussion" }, now);
    return meeting;
  });
}

/** The share of one among many, so that they add up. */
const share = (total: number, parts: number, at: number): number => Math.floor((total * (at + 1)) / parts) - Math.floor((total * at) / parts);
