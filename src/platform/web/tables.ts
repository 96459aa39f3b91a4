import type { Generated } from "kysely";

declare module "../db/database.ts" {
  interface Tables {
    "platform.sent_form": SentFormTable;
  }
}

/** Forms that were saved, so that the same one sent again leads to the same place. Forgotten after two days. */
export interface SentFormTable {
  key: string;
  location: string;
  sent_at: Generated<Date>;
}
