import type { Role } from "../rights/roles.ts";

/** How the network reaches a member. Through a centre: its staff pass on what is for them. */
export const reaches = ["mail", "phone", "paper", "centre"] as const;

export type Reach = (typeof reaches)[number];

/** What a member can be; a visitor is no member. */
export type MemberRole = Exclude<Role, "visitor">;

export const memberRoles = ["member", "provider", "moderator", "coordinator", "admin"] as const satisfies readonly MemberRole[];

/** A person in the network of one district. There is no field for a CPR number. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly reach: Reach;
  readonly centreName: string | null;
  readonly roles: readonly MemberRole[];
  /** Counts how often this has been saved. */
  readonly version: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** Whether the network reaches a member by mail. */
export function isMailed<One extends Pick<Member, "reach" | "email">>(member: One): member is One & { readonly email: string } {
  return member.reach === "mail" && member.email !== null;
}

/** A mail address as it is kept and compared: without space around it, in lower case. */
export function normalEmail(text: string): string {
  return text.trim().toLowerCase();
}
