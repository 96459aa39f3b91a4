import type { ColumnType, Generated } from "kysely";
import type { BulletinFigure } from "../../platform/web/feature.ts";
import type { DistrictId } from "../../platform/district/district.ts";
import type { Lines } from "./bulletin.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "bulletins.bulletin": BulletinTable;
    "bulletins.contribution": ContributionTable;
  }
}

/** JSON is written as text and read as what it holds. */
type OptionalJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

export interface BulletinTable {
  district: DistrictId;
  meeting_id: string;
  asked_at: Date;
  reminded_at: Generated<Date | null>;
  published_at: Generated<Date | null>;
  figures: ColumnType<readonly BulletinFigure[], string | undefined, string>;
  figures_since: Generated<Date | null>;
}

export interface ContributionTable {
  district: DistrictId;
  meeting_id: string;
  party_id: string;
  lines: ColumnType<Lines, string | undefined, string>;
  answered_at: Generated<Date | null>;
  assisted: Generated<boolean>;
  original: OptionalJson<Lines>;
  late_lines: OptionalJson<Lines>;
  late_at: Generated<Date | null>;
  version: Generated<number>;
}
