import type { DistrictId } from "../district/district.ts";

declare module "../db/database.ts" {
  interface Tables {
    "platform.rate_limit": RateLimitTable;
    "platform.guard": GuardTable;
  }
}

/** What somebody unknown has asked for lately. Forgotten as soon as it no longer counts. */
export interface RateLimitTable {
  key: Buffer;
  free_at: Date;
}

/** Where forms of visitors are guarded, why, and until when; forgotten afterwards. */
export interface GuardTable {
  district: DistrictId | null;
  reason: "flood" | "hand";
  since: Date;
  until: Date;
}
