import type { ColumnType, Generated } from "kysely";
import type { DistrictId } from "../../platform/district/district.ts";
import type { ConferenceLanguage } from "./rules/languages.ts";
import type { SessionKind } from "./rules/programme/programme.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "conference.conference": ConferenceTable;
    "conference.round": RoundTable;
    "conference.session": SessionTable;
    "conference.workshop_round": WorkshopRoundTable;
    "conference.version": VersionTable;
  }
}

/** JSON is written as text, and read as something that a schema looks at. */
type Json = ColumnType<unknown, string, string>;

export interface ConferenceTable {
  district: DistrictId;
  id: string;
  title: string;
  /** Markdown. */
  why: string;
  place: string;
  starts_at: Date;
  ends_at: Date;
  organiser: string;
  target_group: string;
  capacity: number | null;
  contact_function: string;
  contact_phone: string | null;
  contact_mail: string | null;
  registration_opens_at: Date | null;
  registration_closes_at: Date | null;
  languages: ConferenceLanguage[];
  case_number: string | null;
  /** Drawn by the database with the row, and secret until an allocation is published. */
  seed: Generated<string>;
  version: Generated<number>;
  held_told_at: Generated<Date | null>;
  published_at: Generated<Date | null>;
  cancelled_at: Generated<Date | null>;
  cancel_reason: Generated<string | null>;
  /** Only those who are invited can sign up by themselves. */
  by_invitation: Generated<boolean>;
  reported_at: Generated<Date | null>;
  created_at: Date;
}

export interface RoundTable {
  district: DistrictId;
  conference_id: string;
  number: number;
  starts_at: Date;
  ends_at: Date;
}

/** A workshop has no time of its own: it is held in rounds. */
export interface SessionTable {
  district: DistrictId;
  id: string;
  conference_id: string;
  kind: SessionKind;
  title: string;
  about: string;
  people: Json;
  starts_at: Date | null;
  ends_at: Date | null;
  room: string;
  version: Generated<number>;
  created_at: Date;
}

export interface WorkshopRoundTable {
  district: DistrictId;
  conference_id: string;
  session_id: string;
  round: number;
  room: string;
  capacity: number;
}

export interface VersionTable {
  district: DistrictId;
  conference_id: string;
  number: number;
  programme: Json;
  published_at: Date;
  letter_sent_at: Generated<Date | null>;
}
