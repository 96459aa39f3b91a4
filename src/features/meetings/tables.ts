import type { Generated } from "kysely";
import type { DistrictId } from "../../platform/district/district.ts";
import type { Edge, ItemStatus, Outcome, ItemPurpose } from "./agenda.ts";
import type { HolidayRule } from "./exceptions.ts";
import type { ProposalStatus } from "./proposal.ts";
import type { CorrectionStatus } from "./corrections.ts";
import type { Approval } from "./cycle.ts";
import type { FixedMinutes } from "./minutes-version.ts";
import type { PublishedMinutes } from "./published.ts";
import type { SentAgenda } from "./sent-agenda.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "meetings.series": SeriesTable;
    "meetings.pause": { district: DistrictId; id: string; series_id: string; from_day: string; to_day: string; reason: string };
    "meetings.meeting": MeetingTable;
    "meetings.notice": NoticeTable;
    /** Who must hear of a notice without mail. */
    "meetings.hearer": { district: DistrictId; notice_id: string; member_id: string; told_at: Date | null };
    "meetings.item": ItemTable;
    "meetings.entry": EntryTable;
    "meetings.standing": StandingTable;
    "meetings.item_reader": { district: DistrictId; item_id: string; member_id: string };
    "meetings.item_attachment": ItemAttachmentTable;
    "meetings.proposal": ProposalTable;
    "meetings.sent_agenda": SentAgendaTable;
    "meetings.invitation": InvitationTable;
    "meetings.attendance": AttendanceTable;
    "meetings.spoke_for": SpokeForTable;
    "meetings.party_present": PartyPresentTable;
    "meetings.writing": WritingTable;
    "meetings.version": VersionTable;
    "meetings.delivery": DeliveryTable;
    "meetings.correction": CorrectionTable;
    "meetings.addendum": AddendumTable;
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
  /** How many days before a meeting proposals are due. */
  proposal_days: Generated<number>;
  holiday_rule: Generated<HolidayRule>;
  holiday_days: Generated<number>;
  /** So many days before a meeting those who are invited by mail get a reminder; null: none. */
  remind_days: Generated<number | null>;
  created_at: Generated<Date>;
  ended_at: Date | null;
  /** So many days after they were sent, minutes are approved when nobody corrects them. */
  silent_days: Generated<number>;
  version: Generated<number>;
}

export interface StandingTable {
  district: DistrictId;
  id: string;
  series_id: string;
  title: string;
  edge: Edge;
  position: number;
  planned_minutes: number | null;
  created_at: Date;
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
  /** Counts the versions of its calendar file. */
  sequence: Generated<number>;
  created_at: Generated<Date>;
  /** The day of the rhythm it stands for, also when it is held on another; null for one on a day of its own. */
  rhythm_day: string | null;
  /** Outside the rhythm, with an agenda of its own. */
  is_extra: Generated<boolean>;
  cancelled_at: Date | null;
  /** When what a calendar shows of it changed last. */
  changed_at: Generated<Date>;
  /** From then on nothing of it changes. */
  approved_at: Date | null;
  document_number: string | null;
  published: PublishedMinutes | null;
  published_text: string | null;
  sha256: string | null;
  seal_salt: string | null;
  sent_at: Generated<Date | null>;
  silent_day: Generated<string | null>;
  held_up_told_at: Generated<Date | null>;
  approved_how: Generated<Approval | null>;
  public_draft: Generated<PublicDraft | null>;
  public_draft_by: Generated<string | null>;
  published_at: Generated<Date | null>;
  looked_by: Generated<string | null>;
}

/** The public version of each item, before it is public. */
export type PublicDraft = Readonly<Record<string, { readonly title: string; readonly minutes: string }>>;

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
  standing_id: Generated<string | null>;
  is_closed: Generated<boolean>;
  presenter_party_id: Generated<string | null>;
  presenter: Generated<string>;
  /** Counts how often its words have been changed. */
  version: Generated<number>;
}

export interface ItemAttachmentTable {
  district: DistrictId;
  id: string;
  item_id: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  file_key: string;
  created_at: Date;
}

export interface ProposalTable {
  district: DistrictId;
  id: string;
  series_id: string;
  member_id: string;
  party_id: string | null;
  title: string;
  text: string;
  kind: ItemPurpose;
  wished_minutes: number | null;
  assisted: boolean;
  waits_until: Date | null;
  status: Generated<ProposalStatus>;
  status_at: Date;
  reason: Generated<string>;
  item_id: Generated<string | null>;
  file_name: string | null;
  file_type: string | null;
  file_size: number | null;
  file_sha256: string | null;
  file_key: string | null;
  created_at: Date;
}

export interface SentAgendaTable {
  district: DistrictId;
  meeting_id: string;
  version: number;
  sent_at: Date;
  content: SentAgenda;
  mailed_at: Date | null;
  mails: number | null;
}

export interface EntryTable {
  district: DistrictId;
  meeting_id: string;
  item_id: string;
  position: number;
  outcome: Outcome | null;
  minutes: Generated<string>;
  planned_minutes: Generated<number | null>;
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
  reminded_at: Date | null;
}

/** That a meeting was moved or cancelled, and how it was before. */
export interface NoticeTable {
  district: DistrictId;
  id: string;
  meeting_id: string;
  kind: "moved" | "cancelled";
  at: Date;
  reason: string;
  was_starts_at: Date;
  was_ends_at: Date;
  was_place: string;
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

/** Who writes on an item just now. */
export interface WritingTable {
  district: DistrictId;
  meeting_id: string;
  item_id: string;
  member_id: string;
  /** A row counts until then. */
  until: Date;
}

export interface VersionTable {
  district: DistrictId;
  meeting_id: string;
  /** Counts from 1 within the meeting. */
  number: number;
  reason: "sent" | "approved";
  fixed_at: Date;
  content: FixedMinutes;
  text: string | null;
  sha256: string | null;
}

export interface DeliveryTable {
  district: DistrictId;
  meeting_id: string;
  version: number;
  member_id: string;
  mailed_at: Date | null;
  handed_at: Date | null;
  /** When they said that they have nothing to correct. */
  agreed_at: Generated<Date | null>;
  /** A coordinator noted it for them. */
  agreed_assisted: Generated<boolean>;
}

export interface CorrectionTable {
  district: DistrictId;
  id: string;
  meeting_id: string;
  item_id: string;
  member_id: string | null;
  spoke_as: string;
  assisted: boolean;
  base: string;
  proposed: string;
  note: string;
  proposed_at: Date;
  status: Generated<CorrectionStatus>;
  reason: Generated<string>;
  decided_at: Date | null;
  result: string | null;
  result_version: number | null;
  told_at: Date | null;
}

export interface AddendumTable {
  district: DistrictId;
  id: string;
  meeting_id: string;
  written_at: Date;
  text: string;
  public_text: string | null;
}
