declare module "../db/database.ts" {
  interface Tables {
    "platform.rate_limit": RateLimitTable;
  }
}

/** What somebody unknown has asked for lately. Forgotten as soon as it no longer counts. */
export interface RateLimitTable {
  key: Buffer;
  free_at: Date;
}
