/**
 * What a phone at the door of a conference keeps. Names of those who are expected are kept in the tab only (sessionStorage), so
 * that a page that is loaded anew without a line still has them; they go with the tab, and at the latest with the day. Presses
 * that have not been sent yet stay on the phone (localStorage) as ids and times until they are sent. The one name among them is
 * that of a guest, which goes with the day, too.
 */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly code: string;
  /** In what a search looks. */
  readonly find: string;
  readonly waits: boolean;
  readonly isGuest: boolean;
  readonly presses: readonly Press[];
}

/** A press: whose, and when. */
export interface Press {
  readonly id: string;
  readonly at: string;
}

/** The list of those who are expected, as the server last told it. */
export interface Listing {
  readonly people: readonly Person[];
  /** Free seats; null while there is no limit. */
  readonly room: number | null;
  /** How far the server's clock is ahead of this phone's, in milliseconds. */
  readonly skew: number;
}

export type DoorEvent =
  | { readonly kind: "come"; readonly id: string; readonly registration: string; readonly at: string }
  | { readonly kind: "back"; readonly id: string; readonly registration: string; readonly presses: readonly string[]; readonly at: string }
  | { readonly kind: "guest"; readonly id: string; readonly name: string; readonly at: string };

interface Queue {
  /** When the day ends, by this phone's clock. */
  readonly until: number;
  readonly events: readonly DoorEvent[];
}

/** Followed by the conference, so that a helper who gets a new link goes on. */
const prefix = "kvarter-door:";
/** So long the server takes in what was not sent on the day. */
const keptMs = 13 * 24 * 60 * 60 * 1000;

/** Storage may be forbidden or full; then everything is only in the page. */
const quietly = <T>(action: () => T): T | undefined => {
  try {
    return action();
  } catch {
    return undefined;
  }
};

export const readQueue = (conference: string): readonly DoorEvent[] => read<Queue>(localStorage, conference)?.events ?? [];

export const writeQueue = (conference: string, queue: Queue): void => {
  quietly(() => (queue.events.length > 0 ? localStorage.setItem(prefix + conference, JSON.stringify(queue)) : localStorage.removeItem(prefix + conference)));
};

export const readListing = (conference: string): Listing | undefined => read<Listing>(sessionStorage, conference);

export const writeListing = (conference: string, listing: Listing): void => {
  quietly(() => sessionStorage.setItem(prefix + conference, JSON.stringify(listing)));
};

export const forgetListing = (conference: string): void => {
  quietly(() => sessionStorage.removeItem(prefix + conference));
};

/** Takes names out of what days that are over have left behind; after some days also the rest. */
export const forgetPast = (now: number): void => {
  const keys = (quietly(() => Object.keys(localStorage)) ?? []).filter((key) => key.startsWith(prefix));
  for (const conference of keys.map((key) => key.slice(prefix.length))) {
    const queue = read<Queue>(localStorage, conference);
    if (!queue || now < queue.until) continue;
    writeQueue(conference, { ...queue, events: now < queue.until + keptMs ? withoutNames(queue.events) : [] });
  }
};

export const withoutNames = (events: readonly DoorEvent[]): DoorEvent[] => events.map((event) => (event.kind === "guest" ? { ...event, name: "" } : event));

const read = <T>(storage: Storage, conference: string): T | undefined => quietly(() => (JSON.parse(storage.getItem(prefix + conference) ?? "null") as T | null) ?? undefined);
