import type { SeatedParty } from "../../network/queries.ts";
import { dayOf } from "../../platform/i18n/dates.ts";
import type { HeldMeeting } from "./queries/attendance.ts";

/** How a party stood at a meeting. Nothing is said of meetings before it was in the network. */
export const marks = ["present", "apology", "absent", "not-yet"] as const;
export type Mark = (typeof marks)[number];

/** What was noted of a party at a meeting that was held. */
export interface Noted {
  /** The calendar day of the meeting. */
  readonly day: string;
  readonly isPresent: boolean;
  readonly sentApology: boolean;
}

/**
 * A party's mark at a meeting. What was noted counts, even from before it was in the list of parties.
 * @param since the calendar day from which it is in the network
 */
export function markOf({ day, isPresent, sentApology }: Noted, since: string): Mark {
  if (isPresent) return "present";
  if (sentApology) return "apology";
  return day < since ? "not-yet" : "absent";
}

/** Parties with a seat, and those without one that came anyway. */
export function partiesToShow(parties: readonly SeatedParty[], meetings: readonly HeldMeeting[]): SeatedParty[] {
  return parties.filter(({ id, seats }) => seats > 0 || meetings.some((meeting) => meeting.present.includes(id)));
}

/** A party's marks at meetings, in their order. A party that was noted once has been in the network since then at least. */
export function marksOf(party: Pick<SeatedParty, "id" | "since">, meetings: readonly HeldMeeting[]): Mark[] {
  const noted = meetings.map(({ startsAt, present, apologies }) => ({
    day: dayOf(startsAt),
    isPresent: present.includes(party.id),
    sentApology: apologies.includes(party.id),
  }));
  const seen = noted.filter((one) => one.isPresent || one.sentApology).map((one) => one.day);
  const since = [party.since, ...seen].reduce((first, day) => (day < first ? day : first));
  return noted.map((one) => markOf(one, since));
}

/** After so many meetings in a row somebody asks how they are. */
export const meetingsBeforeWeAsk = 3;

/**
 * Whether a party has not been seen for three meetings: at each of the last three that were held while it was in the
 * network. An apology is kind, but nobody was there. Meetings that were cancelled, or whose attendance nobody noted, are
 * not among the marks at all.
 * @param newestFirst its marks, those of the newest meeting first
 */
export function isMissed(newestFirst: readonly Mark[]): boolean {
  const counted = newestFirst.filter((mark) => mark !== "not-yet").slice(0, meetingsBeforeWeAsk);
  return counted.length === meetingsBeforeWeAsk && counted.every((mark) => mark !== "present");
}

/** For whom somebody speaks at a meeting. */
export interface Voice {
  readonly memberId: string;
  readonly partyId: string;
  readonly partyName: string;
  readonly function: string;
  readonly isDeputy: boolean;
}

/** For whom a deputy stands in: representatives of the same party who sent an apology. */
export function standsInFor(deputy: Voice, voices: readonly Voice[], away: ReadonlySet<string>): Voice[] {
  if (!deputy.isDeputy) return [];
  return voices.filter(
    (one) =>
      !one.isDeputy && one.partyId === deputy.partyId && one.memberId !== deputy.memberId && away.has(one.memberId),
  );
}

/** Who was there: parties, and members who came or sent an apology. A member who came brings the parties they speak for. */
export interface Attendance {
  readonly partyIds: readonly string[];
  readonly present: readonly string[];
  readonly apologies: readonly string[];
  /**
   * For members who speak for several parties, those they spoke for this time. Who is not in it spoke for all of theirs.
   */
  readonly spokeFor?: ReadonlyMap<string, readonly string[]>;
}

/** What was noted of a member. */
export function stateIn({ present, apologies }: Attendance, memberId: string): "present" | "apology" | "" {
  if (present.includes(memberId)) return "present";
  return apologies.includes(memberId) ? "apology" : "";
}

/** Members of whom one list of attendance says something else than the other. */
export function membersApart(one: Attendance, other: Attendance): string[] {
  const noted = new Set([...one.present, ...one.apologies, ...other.present, ...other.apologies]);
  return [...noted].filter((id) => {
    if (stateIn(one, id) !== stateIn(other, id)) return true;
    const [parties, others] = [one.spokeFor?.get(id), other.spokeFor?.get(id)];
    return parties !== undefined && others !== undefined && !sameIds(parties, others);
  });
}

/** What is noted once somebody's changes of what they were served are made: the rest stays as others noted it. */
export function withChanges(noted: Attendance, sent: Attendance, served: Attendance): Attendance {
  const changed = membersApart(served, sent);
  const those = (state: "present" | "apologies") => [
    ...noted[state].filter((id) => !changed.includes(id)),
    ...sent[state].filter((id) => changed.includes(id)),
  ];
  return {
    partyIds: [
      ...noted.partyIds.filter((id) => sent.partyIds.includes(id) || !served.partyIds.includes(id)),
      ...sent.partyIds.filter((id) => !noted.partyIds.includes(id) && !served.partyIds.includes(id)),
    ],
    present: those("present"),
    apologies: those("apologies"),
    spokeFor: new Map([
      ...[...(noted.spokeFor ?? [])].filter(([id]) => !changed.includes(id)),
      ...[...(sent.spokeFor ?? [])].filter(([id]) => changed.includes(id)),
    ]),
  };
}

/** Members of whom two people noted different things, both after they were served the same. */
export function clashes(noted: Attendance, sent: Attendance, served: Attendance): string[] {
  const others = new Set(membersApart(served, noted));
  const open = new Set(membersApart(noted, sent));
  return membersApart(served, sent).filter((id) => others.has(id) && open.has(id));
}

function sameIds(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
