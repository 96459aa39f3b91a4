import type { Generated } from "kysely";
import type { DistrictId } from "../../../platform/district/district.ts";

declare module "../../../platform/db/database.ts" {
  interface Tables {
    "conference.door_press": DoorPressTable;
    "conference.attendance": AttendanceTable;
    "conference.badge": BadgeTable;
  }
}

export interface DoorPressTable {
  district: DistrictId;
  /** Made by whoever pressed. */
  id: string;
  registration_id: string;
  pressed_at: Date;
  taken_back_at: Date | null;
}

export interface AttendanceTable {
  district: DistrictId;
  conference_id: string;
  registration_id: string;
  /** null once it has been erased. */
  came_at: Date | null;
}

export interface BadgeTable {
  district: DistrictId;
  registration_id: string;
  /** null: the name as registered. */
  name: string | null;
  shows_party: boolean;
  /** null: not printed as it is now. */
  printed_at: Date | null;
  /** Whether workshops stood on it when it was printed last. */
  with_workshops: Generated<boolean>;
  /** Of those workshops; null when it was printed without, or before this was kept. */
  workshops_digest: Generated<string | null>;
}
