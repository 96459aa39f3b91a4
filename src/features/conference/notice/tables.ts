import type { Generated } from "kysely";
import type { DistrictId } from "../../../platform/district/district.ts";

declare module "../../../platform/db/database.ts" {
  interface Tables {
    "conference.hearer": HearerTable;
    "conference.programme_hearer": ProgrammeHearerTable;
  }
}

/** Somebody who must hear, or has heard, that their conference was moved or cancelled: registered, or invited. */
export interface HearerTable {
  district: DistrictId;
  id: string;
  conference_id: string;
  registration_id: string | null;
  invitation_id: string | null;
  /** When and where they believe it is, until they are told. */
  knew_starts_at: Date;
  knew_ends_at: Date;
  knew_place: string;
  changed_at: Date;
  /** When they were told by hand. */
  told_at: Generated<Date | null>;
  /** The mail that was written to them, which may not arrive. */
  mail_id: Generated<string | null>;
  mailed_at: Generated<Date | null>;
}

/** Somebody who must hear, or has heard, that their own programme has other times or rooms than they know. */
export interface ProgrammeHearerTable {
  district: DistrictId;
  registration_id: string;
  conference_id: string;
  /** The version they know, until they are told. */
  knew_version: number;
  changed_at: Date;
  /** When they were told by hand. */
  told_at: Generated<Date | null>;
  /** The mail that was written to them, which may not arrive. */
  mail_id: Generated<string | null>;
  mailed_at: Generated<Date | null>;
}
