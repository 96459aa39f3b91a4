import type { Seat } from "./election.ts";
import { texts } from "./texts/election.ts";

/** What somebody speaks as, in the records of the network. */
export function functionOf(outcome: Seat, rank: number): string {
  return outcome === "elected" ? texts.da.seat.elected : texts.da.seat.deputy(rank);
}
