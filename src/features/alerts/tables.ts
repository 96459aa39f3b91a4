import type { ColumnType, Generated } from "kysely";
import type { DistrictId } from "../../platform/district/district.ts";
import type { AlertKind, AlertStatus } from "./alert.ts";
import type { Credibility, Knowledge, Severity } from "./grading.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "alerts.alert": AlertTable;
    "alerts.grading": GradingTable;
    "alerts.edition": EditionTable;
  }
}

/** JSON is written as text, and read as something that a schema looks at. */
type Json = ColumnType<unknown, string, string>;

export interface AlertTable {
  district: DistrictId;
  id: string;
  kind: AlertKind;
  status: AlertStatus;
  party_id: string;
  reported_by: string | null;
  assisted: boolean;
  reported_at: Date;
  seen_day: string;
  words: Json;
  days: number;
  version: Generated<number>;
  credibility: Generated<Credibility | null>;
  published_at: Generated<Date | null>;
  changed_at: Generated<Date | null>;
  expires_at: Generated<Date | null>;
  ended_at: Generated<Date | null>;
  refusal: Generated<string>;
  learnt: Generated<string>;
  asked_at: Date;
  expiry_told_at: Generated<Date | null>;
}

export interface GradingTable {
  district: DistrictId;
  id: string;
  alert_id: string;
  grader: string | null;
  entered_by: string | null;
  credibility: Knowledge;
  severity: Severity;
  publish: boolean;
  own_party: boolean;
  at: Date;
}

export interface EditionTable {
  district: DistrictId;
  alert_id: string;
  number: number;
  at: Date;
  changed: string;
  words: Json;
  expires_at: Date;
}
