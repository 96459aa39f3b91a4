import type { Generated } from "kysely";
import type { DistrictId, Street } from "./district.ts";

declare module "../db/database.ts" {
  interface Tables {
    "platform.district": DistrictTable;
  }
}

export interface DistrictTable {
  id: DistrictId;
  name: string;
  /** Who answers for the installation's data here, as it reads on letters and in the privacy notice. */
  body_name: string;
  body_address: string;
  body_email: string | null;
  ean: string | null;
  outreach_phone: string | null;
  needle_collector: Generated<string | null>;
  needle_phone: Generated<string | null>;
  /** `{year}` and `{number}` are filled in; both patterns start with our own prefix. */
  document_pattern: string;
  case_pattern: string;
  streets: Generated<Street[]>;
  map_credit: Generated<string | null>;
  is_example: boolean;
  revision: Generated<number>;
  created_at: Generated<Date>;
}
