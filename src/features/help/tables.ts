import type { ColumnType, Generated } from "kysely";
import type { DistrictId } from "../../platform/district/district.ts";
import type { PlaceLevel } from "./rules/now/free-places.ts";
import type { Situation } from "./rules/elsewhere/elsewhere.ts";
import type { SpokenLanguage } from "./rules/spoken-languages.ts";
import type { OtherLanguage } from "./rules/languages/other-languages.ts";
import type { Need } from "./rules/needs.ts";
import type { ImportStatus } from "./rules/exchange/stored-import.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "help.service": ServiceTable;
    "help.closed_door": ClosedDoorTable;
    "help.text_approval": TextApprovalTable;
    "help.elsewhere_text": ElsewhereTextTable;
    "help.free_places": FreePlacesTable;
    "help.paper": PaperTable;
    "help.import": ImportTable;
  }
}

/** JSON is written as text, and read as something that a schema looks at. */
type Json = ColumnType<unknown, string, string>;

export interface ServiceTable {
  district: DistrictId;
  id: string;
  party_id: string;
  name: string;
  what: string;
  what_en: Generated<string>;
  needs: Need[];
  place: string;
  phone: string | null;
  languages: Generated<SpokenLanguage[]>;
  door: Json;
  schedule: Json;
  visits: Json;
  checked_at: Date;
  checked_by: string | null;
  check_every: Generated<number>;
  version: Generated<number>;
  created_at: Date;
  ended_at: Generated<Date | null>;
  asked_at: Generated<Date | null>;
  lat: Generated<number | null>;
  lon: Generated<number | null>;
  is_secret: Generated<boolean>;
}

export interface FreePlacesTable {
  district: DistrictId;
  service_id: string;
  level: PlaceLevel;
  said_at: Date;
  until: Date;
}

export interface TextApprovalTable {
  district: DistrictId;
  language: OtherLanguage;
  key: string;
  wording: string;
  name: string;
  role: string;
  approved_on: string;
}

export interface ElsewhereTextTable {
  district: DistrictId;
  situation: Situation;
  text: string;
  text_en: string;
  source: string;
  version: number;
  changed_at: Date;
  approved_on: string | null;
}

export interface ClosedDoorTable {
  district: DistrictId;
  id: string;
  service_id: string;
  at: Date;
}

export interface PaperTable {
  district: DistrictId;
  made_at: Date;
  facts: Json;
}

export interface ImportTable {
  district: DistrictId;
  id: string;
  made_by: string | null;
  made_at: Date;
  source: "csv" | "hsds";
  was_recoded: boolean;
  ignored: string[];
  rows: Json;
  status: ImportStatus;
  stored_at: Generated<Date | null>;
  written: ColumnType<unknown, string | undefined, string>;
  left_alone: Generated<string[]>;
}
