import type { Tx } from "../src/platform/db/database.ts";
import type { District } from "../src/platform/district/district.ts";
import type { FileStore } from "../src/platform/files/file-store.ts";
import { addDays, dayOf, momentOf } from "../src/platform/i18n/dates.ts";
import { grant } from "../src/platform/rights/permit.ts";
import type { Permit } from "../src/platform/rights/permit.ts";

/** What the example's stories are told with: a transaction, the district, and dates counted from today. */
export interface Telling {
  readonly tx: Tx;
  readonly district: District;
  readonly files: FileStore;
  readonly publicUrl: string;
  /** By which addresses that do not work are known again. */
  readonly secret: string;
  readonly now: Date;
  /** The moment at 10 o'clock so many days ago; never later than now. */
  ago(days: number): Date;
  /** The calendar day so many days from today. */
  day(fromToday: number): string;
  /** The example acts as the program itself; it needs no person. */
  permit<A extends string>(action: A): Permit<A>;
}

export function telling(given: Pick<Telling, "tx" | "district" | "files" | "publicUrl" | "secret" | "now">): Telling {
  const day = (fromToday: number) => addDays(dayOf(given.now), fromToday);
  return {
    ...given,
    day,
    ago: (days) => new Date(Math.min(momentOf(day(-days), "10:00").getTime(), given.now.getTime())),
    permit: (action) => grant(given.district.id, { kind: "system", name: "example" }, action),
  };
}
