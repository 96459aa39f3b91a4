import type { Generated } from "kysely";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { ComesAs, SeatState, Way } from "./rules/registration.ts";

declare module "../../../platform/db/database.ts" {
  interface Tables {
    "conference.registration": RegistrationTable;
    "conference.need": NeedTable;
    "conference.unconfirmed_address": UnconfirmedAddressTable;
  }
}

export interface RegistrationTable {
  district: DistrictId;
  id: string;
  conference_id: string;
  /** The place in the queue of its conference. */
  number: number;
  state: SeatState;
  /** null once it has been erased, and for a walk-in who gave none. */
  name: string | null;
  party_id: string | null;
  comes_as: ComesAs;
  email: string | null;
  phone: string | null;
  address: string | null;
  /** Workshops, the dearest first. */
  wishes: string[];
  came_by: Way;
  is_late: boolean;
  above_capacity: Generated<boolean>;
  code_hash: string | null;
  created_at: Date;
  state_at: Date;
  offer_expires_at: Generated<Date | null>;
  called_at: Generated<Date | null>;
  told: Generated<string | null>;
  version: Generated<number>;
  erased_at: Generated<Date | null>;
}

export interface NeedTable {
  district: DistrictId;
  registration_id: string;
  diet: string;
  access: string;
  interpreter: string;
  travel: string;
}

export interface UnconfirmedAddressTable {
  district: DistrictId;
  registration_id: string;
  email: string;
  expires_at: Date;
  /** null while a mail is asked for. */
  mail_id: Generated<string | null>;
}
