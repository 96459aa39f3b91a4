import type { Generated } from "kysely";
import type { DistrictId } from "../platform/district/district.ts";
import type { PartyKind } from "./party.ts";

declare module "../platform/db/database.ts" {
  interface Tables {
    "network.party": PartyTable;
    "network.representation": RepresentationTable;
  }
}

export interface PartyTable {
  district: DistrictId;
  id: string;
  name: string;
  kind: PartyKind;
  /** Where letters to it go; an office's address, never a person's own. */
  office_email: string | null;
  office_phone: string | null;
  /** Whether recommendations can be addressed to it. */
  takes_letters: Generated<boolean>;
  ended_at: Date | null;
  created_at: Generated<Date>;
}

/** Who speaks for a party, in which function, from when to when. */
export interface RepresentationTable {
  district: DistrictId;
  id: string;
  member_id: string;
  party_id: string;
  function: string;
  is_deputy: Generated<boolean>;
  from_day: string;
  to_day: string | null;
}
