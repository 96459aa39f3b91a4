import type { Generated } from "kysely";
import type { DistrictId } from "../../platform/district/district.ts";
import type { PollStatus } from "./poll.ts";
import type { Choice } from "./ranking.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "polls.poll": PollTable;
    "polls.time": TimeTable;
    "polls.invitee": InviteeTable;
    "polls.answer": AnswerTable;
  }
}

export interface PollTable {
  district: DistrictId;
  id: string;
  title: string;
  series_id: string | null;
  /** Where it is held when a time says nothing else. */
  place: string;
  /** A calendar day; one answers until it ends. */
  deadline: string;
  status: PollStatus;
  status_at: Date;
  version: Generated<number>;
  created_at: Date;
  opened_at: Date | null;
  reminded_at: Date | null;
  cancelled_because: Generated<string>;
  chosen_time: string | null;
  /** The meeting that came of it. */
  meeting_id: string | null;
}

export interface TimeTable {
  district: DistrictId;
  poll_id: string;
  id: string;
  starts_at: Date;
  ends_at: Date;
  place: string;
}

export interface InviteeTable {
  district: DistrictId;
  poll_id: string;
  member_id: string;
  must_be_there: Generated<boolean>;
  mailed_at: Date | null;
  answered_at: Date | null;
  note: Generated<string>;
  assisted: Generated<boolean>;
}

export interface AnswerTable {
  district: DistrictId;
  poll_id: string;
  member_id: string;
  time_id: string;
  choice: Choice;
}
