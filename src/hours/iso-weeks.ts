import { Temporal } from "temporal-polyfill";
import { addDays } from "../platform/i18n/dates.ts";
import type { Validity } from "./osm.ts";

/** A week by its Monday, with the number that calendars print beside it. */
export interface IsoWeek {
  readonly monday: string;
  /** 1 to 53. */
  readonly number: number;
}

/** The weeks that have a part in some days, and the one in which the night before them began; in order. */
export function isoWeeksOf({ from, to }: Validity): IsoWeek[] {
  const evening = Temporal.PlainDate.from(addDays(from, -1));
  const first = evening.subtract({ days: evening.dayOfWeek - 1 });
  const count = Math.floor(first.until(to, { largestUnit: "days" }).days / 7) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, after) => {
    const monday = first.add({ weeks: after });
    return { monday: monday.toString(), number: monday.weekOfYear ?? 0 };
  });
}
