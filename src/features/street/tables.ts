import type { Generated } from "kysely";
import type { DistrictId } from "../../platform/district/district.ts";
import type { ObservationKind, ObservationStatus } from "./observation.ts";
import type { PatternStatus } from "./pattern.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "street.place": PlaceTable;
    "street.observation": ObservationTable;
    "street.contact": ContactTable;
    "street.told": ToldTable;
    "street.pattern": PatternTable;
  }
}

export interface PlaceTable {
  district: DistrictId;
  id: string;
  name: string;
  lat: number;
  lon: number;
  created_at: Generated<Date>;
  /** When it was no longer offered; it stays for what mentions it. */
  retired_at: Generated<Date | null>;
  version: Generated<number>;
}

export interface ObservationTable {
  district: DistrictId;
  id: string;
  kind: ObservationKind;
  reported_at: Date;
  place_id: string | null;
  lat: number | null;
  lon: number | null;
  place_words: string;
  text: string;
  photo_key: string | null;
  receipt_hash: string;
  status: ObservationStatus;
  status_at: Date;
  status_reason: Generated<string>;
  closed_at: Date | null;
  public_line: string | null;
  public_place_id: string | null;
  published_at: Date | null;
  erased_at: Date | null;
  version: Generated<number>;
}

export interface ContactTable {
  district: DistrictId;
  observation_id: string;
  email: string;
}

export interface ToldTable {
  district: DistrictId;
  observation_id: string;
  item_kind: string;
  item_id: string;
  item_status: string;
}

export interface PatternTable {
  district: DistrictId;
  id: string;
  title: string;
  created_at: Date;
  status: PatternStatus;
  status_at: Date;
  public_line: string | null;
  published_at: Date | null;
  version: Generated<number>;
}
