import type { Generated } from "kysely";
import type { DistrictId } from "../district/district.ts";

declare module "../db/database.ts" {
  interface Tables {
    "platform.stored_file": StoredFileTable;
  }
}

/** Files that rows refer to; every column with a file's key has a foreign key to this table. */
export interface StoredFileTable {
  district: DistrictId;
  key: string;
  stored_at: Generated<Date>;
}
