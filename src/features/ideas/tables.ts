import type { Generated } from "kysely";
import type { DistrictId } from "../../platform/district/district.ts";
import type { IdeaStatus, Outcome, ReturnReason, Way } from "./idea.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "ideas.idea": IdeaTable;
    "ideas.origin": OriginTable;
    "ideas.support": SupportTable;
  }
}

export interface IdeaTable {
  district: DistrictId;
  id: string;
  title: string;
  what: string;
  for_whom: string;
  place: string;
  party_id: string | null;
  came_by: Way;
  receipt_hash: string;
  /** A calendar day. */
  sent_on: string;
  status: IdeaStatus;
  status_at: Date;
  return_reason: ReturnReason | null;
  outcome: Outcome | null;
  answer: Generated<string>;
  published_at: Date | null;
  supporters: Generated<number>;
}

/** What an idea comes from, as the thread knows it. */
export interface OriginTable {
  district: DistrictId;
  idea_id: string;
  item_kind: string;
  item_id: string;
}

export interface SupportTable {
  district: DistrictId;
  idea_id: string;
  /** See browser-key.ts of the platform. */
  key: string;
}
