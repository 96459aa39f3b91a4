/** How many a party should have in the forum. A party with no seat only takes letters. */
export interface Seats {
  readonly seats: number;
  readonly deputySeats: number;
}

/** Somebody who speaks for a party, and between which days; no last day means until further notice. */
export interface Period {
  readonly memberId: string;
  readonly partyId: string;
  readonly isDeputy: boolean;
  readonly fromDay: string;
  readonly toDay: string | null;
}

/** Whether a representation runs on a day. */
export function runsOn(representation: Pick<Period, "fromDay" | "toDay">, day: string): boolean {
  return representation.fromDay <= day && (representation.toDay === null || representation.toDay >= day);
}

export interface Filled {
  readonly representatives: number;
  readonly deputies: number;
  /** How many are missing; never below nothing, however many speak for the party. */
  readonly missing: number;
  readonly missingDeputies: number;
  /** How many more there are than seats: allowed, but told. */
  readonly extra: number;
}

/** How a party's seats are filled on a day. One person counts once, and as a representative when they are both. */
export function filledSeats({ seats, deputySeats }: Seats, people: readonly Period[], day: string): Filled {
  const running = people.filter((one) => runsOn(one, day));
  const representatives = new Set(running.filter((one) => !one.isDeputy).map((one) => one.memberId));
  const deputies = new Set(running.filter((one) => one.isDeputy && !representatives.has(one.memberId)).map((one) => one.memberId));
  return {
    representatives: representatives.size,
    deputies: deputies.size,
    missing: Math.max(0, seats - representatives.size),
    missingDeputies: Math.max(0, deputySeats - deputies.size),
    extra: seats === 0 ? 0 : Math.max(0, representatives.size - seats),
  };
}

/** Those of the others with which a representation overlaps: the same person for the same party on the same day. */
export function overlapping<P extends Period & { readonly id: string }>(one: P, all: readonly P[]): P[] {
  return all.filter(
    (other) =>
      other.id !== one.id &&
      other.memberId === one.memberId &&
      other.partyId === one.partyId &&
      (one.toDay === null || other.fromDay <= one.toDay) &&
      (other.toDay === null || one.fromDay <= other.toDay),
  );
}
