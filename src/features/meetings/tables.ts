import type { Generated } from "kysely";
import type { DistrictId } from "../../platform/district/district.ts";
import type { ItemStatus, Outcome, ItemPurpose } from "./agenda.ts";
import type { PublishedMinutes } from "./published.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "meetings.series": SeriesTable;
    "meetings.meeting": MeetingTable;
    "meetings.item": ItemTable;
    "meetings.entry": EntryTable;
    "meetings.invitation": InvitationTable;
    "meetings.attendance": AttendanceTable;
    "meetings.spoke_for": SpokeForTable;
    "meetings.party_present": PartyPresentTable;
  }
}

export interface SeriesTable {
  district: DistrictId;
  id: string;
  name: string;
  every_weeks: number;
  first_day: string;
  from_time: string;
  to_time: string;
  place: string;
  created_at: Generated<Date>;
  ended_at: Date | null;
}

export interface MeetingTable {
  district: DistrictId;
  id: string;
  series_id: string;
  /** Counts from 1 within the series. */
  number: number;
  starts_at: Date;
  ends_at: Date;
  place: string;
  sequence: Generated<number>;
  created_at: Generated<Date>;
  /** From then on nothing of it changes. */
  approved_at: Date | null;
  document_number: string | null;
  published: PublishedMinutes | null;
  published_text: string | null;
  sha256: string | null;
  seal_salt: string | null;
}

export interface ItemTable {
  district: DistrictId;
  id: string;
  title: string;
  public_title: string | null;
  text: Generated<string>;
  kind: ItemPurpose;
  status: Generated<ItemStatus>;
  status_at: Date;
  created_at: Date;
}

export interface EntryTable {
  district: DistrictId;
  meeting_id: string;
  item_id: string;
  position: number;
  outcome: Outcome | null;
  minutes: Generated<string>;
  /** Counts how often the minutes of this item have been saved. */
  version: Generated<number>;
}

export interface InvitationTable {
  district: DistrictId;
  meeting_id: string;
  member_id: string;
  mailed_at: Date | null;
  answer: "yes" | "no" | null;
  note: Generated<string>;
  answered_at: Date | null;
  assisted: Generated<boolean>;
}

export interface AttendanceTable {
  district: DistrictId;
  meeting_id: string;
  member_id: string;
  state: "present" | "apology";
}

/** For which parties a member who came, or sent an apology, spoke, as it was on the day of the meeting. */
export interface SpokeForTable {
  district: DistrictId;
  meeting_id: string;
  member_id: string;
  party_id: string;
  function: string;
  is_deputy: boolean;
}

export interface PartyPresentTable {
  district: DistrictId;
  meeting_id: string;
  party_id: string;
}
