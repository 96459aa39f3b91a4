import type { Generated } from "kysely";
import type { DistrictId } from "../platform/district/district.ts";
import type { PartyKind } from "./party.ts";

declare module "../platform/db/database.ts" {
  interface Tables {
    "network.party": PartyTable;
    "network.representation": RepresentationTable;
    "network.consent": ConsentTable;
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
  /** How many should represent it in the forum; none for one that only takes letters. */
  seats: Generated<number>;
  deputy_seats: Generated<number>;
  /** Counts how often what is known of it has been saved. */
  version: Generated<number>;
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
  /** The election it came of. */
  election_id: string | null;
  version: Generated<number>;
}

/** Written consent of somebody who represents a party openly. */
export interface ConsentTable {
  district: DistrictId;
  id: string;
  representation_id: string;
  /** null: shown by function and party only. Forgotten when the consent ends. */
  public_name: string | null;
  given_on: string;
  /** The member who got the paper. */
  received_by: string | null;
  ended_on: string | null;
}
