/** How somebody stands: with a seat, on the waiting list, with a seat offered, or out of it. */
const seatStates = ["seated", "waiting", "offered", "cancelled", "declined", "expired"] as const;

export type SeatState = (typeof seatStates)[number];

/** Those who still want to come. */
export const activeStates = ["seated", "waiting", "offered"] as const satisfies readonly SeatState[];

/** Those whose seat nobody else can have. */
export const takenStates = ["seated", "offered"] as const satisfies readonly SeatState[];

export const isActive = (state: SeatState): boolean => (activeStates as readonly SeatState[]).includes(state);

/** For whom somebody comes. What kind of person they are is never asked. */
export const comesAs = ["party", "neighbour", "other"] as const;

export type ComesAs = (typeof comesAs)[number];

/** How a registration came to us. A walk-in is somebody who came on the day without one. */
export const ways = ["web", "phone", "mail", "door", "walk_in"] as const;

export type Way = (typeof ways)[number];

/** How the secretary enters one for somebody. */
export const assistedWays = ["phone", "mail", "door"] as const satisfies readonly Way[];

/** What somebody may need. */
export const needKinds = ["diet", "access", "interpreter", "travel"] as const;

export type NeedKind = (typeof needKinds)[number];

export type Needs = Readonly<Record<NeedKind, string>>;

export const noNeeds: Needs = { diet: "", access: "", interpreter: "", travel: "" };

export const hasNeeds = (needs: Needs): boolean => needKinds.some((kind) => needs[kind] !== "");

/** How many workshops one can wish for. */
export const mostWishes = 5;

/** How many days after a conference needs are kept, and how many who came and how to reach them. */
export const needsKeptDays = 14;
export const namesKeptDays = 90;

/** How we reach somebody: by what they gave us. */
export function reachOf({ email, phone }: { readonly email: string | null; readonly phone: string | null }): "mail" | "phone" | "letter" {
  if (email !== null) return "mail";
  return phone !== null ? "phone" : "letter";
}
