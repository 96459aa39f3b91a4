/** The hours of one item on an agenda. */
export interface ItemHours {
  readonly from: Date;
  readonly to: Date;
}

/**
 * When each item of an agenda is up. After an item that nobody has given minutes the clock is not known any more.
 * @param planned minutes of each item, in order; null when it has none
 */
export function hoursOf(startsAt: Date, planned: readonly (number | null)[]): (ItemHours | undefined)[] {
  let next: Date | undefined = startsAt;
  return planned.map((minutes) => {
    const from: Date | undefined = next;
    next = from && minutes !== null ? new Date(from.getTime() + minutes * 60_000) : undefined;
    return from && next ? { from, to: next } : undefined;
  });
}

/** How an agenda fits into its meeting, all in minutes. */
export interface Balance {
  readonly planned: number;
  readonly length: number;
  /** Items without minutes. */
  readonly untimed: number;
  /** How much longer the items are than the meeting; 0 when they fit. */
  readonly over: number;
}

/** Whether what is planned fits into a meeting. */
export function balanceOf(
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
  planned: readonly (number | null)[],
): Balance {
  const sum = planned.reduce<number>((total, minutes) => total + (minutes ?? 0), 0);
  const length = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
  const untimed = planned.filter((minutes) => minutes === null).length;
  return { planned: sum, length, untimed, over: Math.max(0, sum - length) };
}
