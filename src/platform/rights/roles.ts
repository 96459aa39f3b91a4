/** What a person can be in a district. A visitor is anyone, signed in or not. */
export const roles = ["visitor", "member", "provider", "moderator", "coordinator", "admin"] as const;

export type Role = (typeof roles)[number];

/** The actions of one feature, named `feature.verb`, and the roles that may do each. What is not listed nobody may do. */
export type Policy = Readonly<Record<string, readonly Role[]>>;

/** Declares a feature's policy and keeps its action names as types. */
export function definePolicy<const P extends Policy>(policy: P): P {
  return policy;
}

/** Whether someone with these roles may do an action that is open to `allowed`. */
export function may(allowed: readonly Role[], held: readonly Role[]): boolean {
  return allowed.includes("visitor") || held.some((role) => allowed.includes(role));
}
