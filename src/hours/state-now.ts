import type { HoursDay } from "./days.ts";
import { momentAt } from "./days.ts";
import { closureAt, spansOn, withoutClosures } from "./opening.ts";
import type { OpenState, Opening } from "./opening.ts";
import type { Schedule } from "./schedule.ts";

/**
 * What applies at a moment: the same as `stateAt` of all `openings`, but it looks no further than it must, which for most
 * schedules is two days. For many services at once.
 * @param days without a gap, from the day before the moment on
 * @param now milliseconds since 1970
 * @param lookedUntil what would last longer has no known end
 */
export function stateNow(schedule: Schedule, days: readonly HoursDay[], now: number, lookedUntil: number): OpenState {
  if (schedule.closures.some(({ from, until }) => from <= now && until === null)) return closed(schedule, null, now);
  let run: Opening | undefined;
  for (let index = 0; index < days.length; index += 1) {
    // What begins today cannot touch a run that ended before.
    const found = run && run.to < (days[index] as HoursDay).begins ? stateIn(schedule, run, now, lookedUntil) : undefined;
    if (found) return found;
    for (const one of momentsOf(schedule, days, index)) {
      if (run && one.from <= run.to) {
        if (one.to > run.to) run = { from: run.from, to: one.to };
        continue;
      }
      const before = run && stateIn(schedule, run, now, lookedUntil);
      if (before) return before;
      run = one;
    }
  }
  return (run && stateIn(schedule, run, now, lookedUntil)) ?? closed(schedule, null, now);
}

/** The hours of a day in the order of their moments, in which a jump of the clock may leave some no time. */
function momentsOf(schedule: Schedule, days: readonly HoursDay[], index: number): readonly Opening[] {
  const spans = spansOn(schedule, days[index] as HoursDay);
  if (spans.length === 0) return [];
  const moments = spans.map(({ from, to }) => ({ from: momentAt(days, index, from), to: momentAt(days, index, to) }));
  return days[index]?.isEven ? moments : moments.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
}

/** What applies, if a run of opening, less the closures in it, reaches further than now. */
function stateIn(schedule: Schedule, run: Opening, now: number, lookedUntil: number): OpenState | undefined {
  if (run.to <= now) return undefined;
  const next = schedule.closures.length === 0 ? run : withoutClosures([run], schedule).find(({ to }) => to > now);
  if (!next) return undefined;
  if (next.from <= now) return { isOpen: true, until: next.to < lookedUntil ? next.to : null };
  return closed(schedule, next.from, now);
}

const closed = (schedule: Schedule, opens: number | null, now: number): OpenState => ({
  isOpen: false,
  opens,
  reason: closureAt(schedule, now)?.reason ?? null,
});
