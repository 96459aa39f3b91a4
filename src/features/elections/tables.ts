import type { ColumnType, Generated } from "kysely";
import type { DistrictId } from "../../platform/district/district.ts";
import type { Votes } from "./count.ts";
import type { CandidateStatus, ElectionStatus, HandoutKind, Seat } from "./election.ts";
import type { Result } from "./result.ts";

declare module "../../platform/db/database.ts" {
  interface Tables {
    "elections.election": ElectionTable;
    "elections.candidate": CandidateTable;
    "elections.ballot_box": BallotBoxTable;
    "elections.handout": HandoutTable;
    "elections.tally": TallyTable;
  }
}

/** Written as JSON text, read as what it holds. */
type Json<T> = ColumnType<T, string, string>;

export interface ElectionTable {
  district: DistrictId;
  id: string;
  party_id: string;
  title: string;
  seats: number;
  deputies: number;
  crosses: number;
  from_day: string;
  to_day: string;
  voters: string;
  standers: string;
  contact: string;
  candidates_day: string;
  withdraw_day: string;
  voting_day: string;
  hall_from: Date;
  hall_until: Date;
  place: string;
  status: ElectionStatus;
  status_at: Date;
  version: Generated<number>;
  /** Shown when the order of the ballot has been drawn. */
  order_secret: string;
  /** Shown when the result is approved. */
  tie_secret: string;
  hall_words: string | null;
  counter_one: string | null;
  counter_two: string | null;
  cancelled_because: Generated<string>;
  document_number: string | null;
  approved_at: Date | null;
  remarks: Generated<string>;
  result: ColumnType<Result | null, string | null, string | null>;
  created_at: Date;
}

export interface CandidateTable {
  district: DistrictId;
  id: string;
  election_id: string;
  /** null once it has been erased. */
  name: string | null;
  text: Generated<string>;
  email: string | null;
  phone: string | null;
  came_by: "form" | "secretary";
  status: CandidateStatus;
  number: number | null;
  outcome: Seat | null;
  rank: number | null;
  representation_id: string | null;
  created_at: Date;
}

export interface BallotBoxTable {
  district: DistrictId;
  election_id: string;
  unused: Generated<string[]>;
  used: Generated<string[]>;
  ballots: Generated<number>;
  blank: Generated<number>;
  votes: ColumnType<Votes, string | undefined, string>;
}

export interface HandoutTable {
  district: DistrictId;
  election_id: string;
  who: string;
  kind: HandoutKind;
}

export interface TallyTable {
  district: DistrictId;
  election_id: string;
  batch: number;
  counter_id: string;
  ballots: number;
  blank: number;
  invalid: number;
  votes: Json<Votes>;
}
