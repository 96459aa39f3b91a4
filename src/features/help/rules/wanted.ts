import { isDay, momentOf } from "../../../platform/i18n/dates.ts";
import type { Query } from "../../../platform/web/path.ts";
import { isNeed } from "./needs.ts";
import type { Need } from "./needs.ts";
import type { Service } from "./service.ts";

/** What a person can ask of every door, by its name in the address. */
export const doorFilters = ["elsewhere", "nopapers", "women", "dog"] as const;

export type DoorFilter = (typeof doorFilters)[number];

/** Of whom the hours without help can be told apart. */
export const gapDoors = ["elsewhere", "nopapers"] as const satisfies readonly DoorFilter[];

export type GapDoor = (typeof gapDoors)[number];

/** What somebody looks for, as the address says it. */
export interface Wanted {
  readonly need: Need | undefined;
  readonly doors: readonly DoorFilter[];
  /** Another time than now. */
  readonly at: Date | undefined;
}

const yearMs = 366 * 24 * 60 * 60 * 1000;

/** Reads an address; what it cannot mean is left out. */
export function readWanted(query: (name: string) => string, now: Date): Wanted {
  const need = query("need");
  const at = momentIn(query("at"));
  return {
    need: isNeed(need) ? need : undefined,
    doors: doorFilters.filter((filter) => query(filter) === "1"),
    at: at && Math.abs(at.getTime() - now.getTime()) < yearMs ? at : undefined,
  };
}

/** `2026-11-26T20:00`, as a browser sends it. */
function momentIn(text: string): Date | undefined {
  const [day = "", time = ""] = text.split("T");
  return isDay(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? momentOf(day, time) : undefined;
}

/** The query of an address that asks for this. `at` stays as it was written. */
export function queryOf(wanted: Pick<Wanted, "need" | "doors"> & { readonly at?: string }, page?: number): Query {
  return {
    need: wanted.need,
    ...Object.fromEntries(wanted.doors.map((filter) => [filter, 1])),
    at: wanted.at,
    page: page === undefined || page === 1 ? undefined : page,
  };
}

/** Whether a service's door fits everything that was asked for. */
export function fitsDoors({ door, needs }: Service, doors: readonly DoorFilter[]): boolean {
  const fits: Readonly<Record<DoorFilter, boolean>> = {
    elsewhere: door.elsewhere === "yes",
    nopapers: door.withoutPapers === "yes",
    women: door.womenOnly || needs.includes("women"),
    dog: door.dog === "yes",
  };
  return doors.every((filter) => fits[filter]);
}
