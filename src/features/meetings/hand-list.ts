import type { Invited } from "./queries/invitations.ts";

/** What members without mail must have for a meeting. */
export const handouts = ["invitation", "agenda", "minutes"] as const;
export type Handout = (typeof handouts)[number];

/** How members without mail are reached. */
export const handReaches = ["phone", "paper", "centre"] as const;
export type HandReach = (typeof handReaches)[number];

/** What is due for a meeting: the invitation until it begins, then its minutes. */
export function dueHandout(meeting: { readonly startsAt: Date }, now: Date): Handout {
  return meeting.startsAt > now ? "invitation" : "minutes";
}

/** One list: who is on it, and for a centre which. */
export interface HandList {
  readonly reach: HandReach;
  readonly centre?: string;
  readonly those: readonly Invited[];
}

/** The lists of everyone who is not reached by mail: calls, papers, then one for each centre in Danish order. */
export function handLists(invited: readonly Invited[], only?: HandReach): HandList[] {
  const by = (reach: HandReach) => invited.filter(({ member }) => member.reach === reach);
  const centres = [...new Set(by("centre").map(({ member }) => member.centreName ?? ""))];
  const lists: HandList[] = [
    { reach: "phone", those: by("phone") },
    { reach: "paper", those: by("paper") },
    ...centres
      .sort((a, b) => a.localeCompare(b, "da"))
      .map((centre) => ({
        reach: "centre" as const,
        centre,
        those: by("centre").filter(({ member }) => (member.centreName ?? "") === centre),
      })),
  ];
  return lists.filter(({ reach, those }) => those.length > 0 && (only === undefined || reach === only));
}
