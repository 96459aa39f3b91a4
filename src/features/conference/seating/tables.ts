import type { ColumnType, Generated } from "kysely";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { CameBy } from "./rules/programme.ts";

declare module "../../../platform/db/database.ts" {
  interface Tables {
    "conference.allocation_draft": AllocationDraftTable;
    "conference.allocation": AllocationTable;
    "conference.pin": PinTable;
    "conference.placement": PlacementTable;
    "conference.seat": SeatTable;
  }
}

/** JSON is written as text, and read as something that a schema looks at. */
type Json = ColumnType<unknown, string, string>;
type JsonOrNone = ColumnType<unknown, string | null, string | null>;

export interface AllocationDraftTable {
  district: DistrictId;
  conference_id: string;
  number: number;
  problem: Json;
  /** null while it is being computed. */
  allocation: JsonOrNone;
  asked_at: Date;
  done_at: Date | null;
  failed_at: Date | null;
}

export interface AllocationTable {
  district: DistrictId;
  conference_id: string;
  version: number;
  draft_number: number;
  published_at: Date;
  /** null once it has been erased. */
  problem: JsonOrNone;
  outcome: Json;
}

export interface PinTable {
  district: DistrictId;
  conference_id: string;
  registration_id: string;
  /** From 1, as everywhere in the tables. */
  round: number;
  session_id: string;
  reason: string;
  created_at: Date;
}

/** Somebody whom the published allocation knows. */
export interface PlacementTable {
  district: DistrictId;
  registration_id: string;
  conference_id: string;
  explanation: Json;
  is_late: Generated<boolean>;
  told: Generated<string | null>;
  placed_at: Date;
}

/** One person's place in one workshop in one round, as it is now. */
export interface SeatTable {
  district: DistrictId;
  registration_id: string;
  round: number;
  conference_id: string;
  session_id: string;
  /** From 1; null for a seat that was given without a wish. */
  rank: number | null;
  came_by: CameBy;
  reason: string | null;
}
