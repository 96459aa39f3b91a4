import type { Generated } from "kysely";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { AddedBy } from "./rules/standing.ts";

declare module "../../../platform/db/database.ts" {
  interface Tables {
    "conference.invitation": InvitationTable;
  }
}

export interface InvitationTable {
  district: DistrictId;
  id: string;
  conference_id: string;
  /** null once it has been erased. */
  name: string | null;
  organisation: string;
  email: string | null;
  phone: string | null;
  address: string | null;
  party_id: string | null;
  added_by: AddedBy;
  added_at: Date;
  sent_at: Generated<Date | null>;
  reminded_at: Generated<Date | null>;
  declined_at: Generated<Date | null>;
  called_off_at: Generated<Date | null>;
  code_hash: Generated<string | null>;
  /** What they signed up as, by the invitation. */
  registration_id: Generated<string | null>;
  /** When they signed up with an address that is not the invited one: what came of it is told there only. */
  answered_elsewhere_at: Generated<Date | null>;
  /** The address they signed up with then; null for those who did before it was kept. */
  answered_from: Generated<string | null>;
  erased_at: Generated<Date | null>;
}
