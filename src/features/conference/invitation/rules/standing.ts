import type { SeatState } from "../../registration/rules/registration.ts";

/** From which list somebody came. */
export type AddedBy = "party" | "role" | "import";

/**
 * How an invitation stands. listed: on the list, not sent · invited: sent, no answer · bounced: the address does not work ·
 * coming: has a seat · waiting: wants to come · answered: signed up with an address that was registered before · declined: is not coming.
 */
export const standings = ["listed", "invited", "bounced", "coming", "waiting", "answered", "declined"] as const;

export type Standing = (typeof standings)[number];

/** Somebody who is to be invited. */
export interface Invited {
  readonly name: string;
  readonly organisation: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly partyId: string | null;
}

/** What is kept of an invitation. */
export interface Invitation extends Omit<Invited, "name"> {
  readonly id: string;
  readonly conferenceId: string;
  /** null once it has been erased. */
  readonly name: string | null;
  readonly sentAt: Date | null;
  readonly remindedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly calledOffAt: Date | null;
  readonly registrationId: string | null;
  /** When they signed up with another address. */
  readonly answeredElsewhereAt: Date | null;
  /** That address; null also for those who signed up before it was kept. */
  readonly answeredFrom: string | null;
}

/** A registration as far as invitations look at it. */
export interface Answer {
  readonly id: string;
  readonly state: SeatState;
  readonly email: string | null;
}

/** What is known of everybody on a list. */
export interface Known {
  readonly answers: readonly Answer[];
  /** Addresses that get no mail, as `addressKey` writes them. */
  readonly bounced: ReadonlySet<string>;
}

export type StandingInvitation = Invitation & { readonly standing: Standing };

/** An address as it is compared: nobody is invited twice because of capital letters. */
export const addressKey = (email: string): string => email.trim().toLowerCase();

/** How everybody on a list stands. Who signed up in another way with the same address has answered too. */
export function withStandings(invitations: readonly Invitation[], { answers, bounced }: Known): StandingInvitation[] {
  const byId = new Map(answers.map((one) => [one.id, one]));
  const byAddress = new Map<string, Answer[]>();
  for (const one of answers) {
    if (one.email === null) continue;
    const key = addressKey(one.email);
    byAddress.set(key, [...(byAddress.get(key) ?? []), one]);
  }
  return invitations.map((one) => {
    const own = one.registrationId === null ? undefined : byId.get(one.registrationId);
    const sameAddress = one.email === null ? [] : (byAddress.get(addressKey(one.email)) ?? []);
    return { ...one, standing: standingOf(one, own ? [own, ...sameAddress] : sameAddress, bounced) };
  });
}

function standingOf({ email, sentAt, declinedAt, answeredElsewhereAt }: Invitation, answers: readonly Answer[], bounced: ReadonlySet<string>): Standing {
  if (answers.some(({ state }) => state === "seated")) return "coming";
  if (answers.some(({ state }) => state === "waiting" || state === "offered")) return "waiting";
  if (declinedAt !== null || answers.length > 0) return "declined";
  if (answeredElsewhereAt !== null) return "answered";
  if (email !== null && bounced.has(addressKey(email))) return "bounced";
  return sentAt === null ? "listed" : "invited";
}

/**
 * The address to which the link to change or cancel was sent, when the invitation does not open the registration itself. It tells
 * nothing of whether anybody is registered with it but what the invitation's page tells anyhow.
 */
export function linkSentTo({ standing, answeredFrom, registrationId, email }: StandingInvitation): string | null {
  if (standing === "answered") return answeredFrom;
  return (standing === "coming" || standing === "waiting") && registrationId === null ? email : null;
}

/** Whether an invitation can go out by mail: on the list, with an address, and not answered in another way already. */
export const isToSend = ({ standing, email }: StandingInvitation): boolean => standing === "listed" && email !== null;

/** Whether somebody without mail is to get a letter on paper. */
export const isToPrint = ({ standing, email }: StandingInvitation): boolean => standing === "listed" && email === null;

/** Whether somebody has a letter on paper and has said nothing. */
export const isOnPaper = ({ standing, email }: StandingInvitation): boolean => standing === "invited" && email === null;

/** Whether somebody can be reminded by mail: once, and only who has said nothing. */
export const isToRemind = ({ standing, email, remindedAt }: StandingInvitation): boolean => standing === "invited" && email !== null && remindedAt === null;

/** How many stand in each way. */
export function countStandings(list: readonly StandingInvitation[]): ReadonlyMap<Standing, number> {
  const counts = new Map<Standing, number>();
  for (const { standing } of list) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  return counts;
}
