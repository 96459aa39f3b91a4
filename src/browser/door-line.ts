/** The way from a phone at the door to the server: the list comes in, presses go out, and a line that is lost is waited for. */
import { forgetListing, readListing, readQueue, withoutNames, writeListing, writeQueue } from "./door-memory.ts";
import type { DoorEvent, Listing, Person } from "./door-memory.ts";

export interface DoorAddresses {
  readonly page: string;
  readonly list: string;
  readonly guest: string;
  readonly kept: string;
}

/** What the server said to a form: done, or why not. */
type Said = { readonly ok: true } | { readonly ok: false; readonly codes: readonly string[] };

type Refused = "ended" | "refused";

const mostAtOnce = 200;
const tryAgainMs = 10_000;
/** On a weak line an answer may never come; what was sent may then be sent again. */
const patienceMs = 8_000;

export class DoorLine {
  listing: Listing | undefined;
  queue: readonly DoorEvent[];
  /** Whether the last attempt reached nobody. */
  isDown = false;
  /** Nothing more can be sent: the link has ended, or somebody has signed out. */
  refused: Refused | undefined;

  readonly #conference: string;
  readonly #addresses: DoorAddresses;
  readonly #skewOfPage: number;
  readonly #until: number;
  readonly #changed: () => void;
  #sending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param made when the server made the page @param until when the day ends, both by the server's clock
   * @param changed called when there is something new to show
   */
  constructor(conference: string, addresses: DoorAddresses, { made, until }: { readonly made: number; readonly until: number }, changed: () => void) {
    this.#conference = conference;
    this.#addresses = addresses;
    this.#skewOfPage = made - Date.now();
    this.#until = until;
    this.#changed = changed;
    this.listing = readListing(conference);
    this.queue = readQueue(conference);
  }

  /** How far the server's clock is ahead: a phone's may be wrong by hours. */
  get #skew(): number {
    return this.listing?.skew ?? this.#skewOfPage;
  }

  /** What time it is for the server. */
  now(): number {
    return Date.now() + this.#skew;
  }

  /** Keeps what happened, and sends it as soon as there is a line. */
  add(event: DoorEvent): void {
    this.#keep([...this.queue, event]);
    void this.send();
  }

  /** Fetches the list, after what is waiting has been sent. */
  async send(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#sending || this.refused) return;
    this.#sending = true;
    const sent = this.queue.slice(0, mostAtOnce);
    const said = sent.length > 0 ? await this.#post(this.#addresses.kept, { events: JSON.stringify(sent) }) : ({ ok: true } as const);
    const reached = said !== undefined && (await this.#fetchList());
    // Taken out only when the list that holds them is here, so that nobody seems to leave in between.
    if (said?.ok && reached) this.#keep(this.queue.filter((event) => !sent.some(({ id }) => id === event.id)));
    if (said?.ok === false && !this.refused) this.#heed(said.codes);
    this.isDown = !reached && !this.refused;
    this.#sending = false;
    this.#changed();
    if (this.queue.length > sent.length && reached) return this.send();
    if (this.queue.length > 0) this.#timer = setTimeout(() => void this.send(), tryAgainMs);
  }

  /** Lets a guest in while there is a line, so that the server says whether there is room. @returns nothing without one */
  async letIn(guest: { readonly id: string; readonly name: string; readonly above: boolean }): Promise<Said | undefined> {
    const said = await this.#post(this.#addresses.guest, { id: guest.id, name: guest.name, ...(guest.above && { above: "1" }) });
    if (said?.ok) await this.send();
    return said;
  }

  /** The day is over, or somebody else takes the phone: names go. */
  forget(): void {
    this.listing = undefined;
    forgetListing(this.#conference);
    this.#keep(withoutNames(this.queue));
  }

  #keep(queue: readonly DoorEvent[]): void {
    this.queue = queue;
    writeQueue(this.#conference, { until: this.#until - this.#skew, events: queue });
  }

  #heed(codes: readonly string[]): void {
    // A name that reads as a CPR number is kept nowhere.
    if (codes.includes("cpr")) this.#keep(withoutNames(this.queue));
    else if (!codes.includes("too_many")) this.refused = "refused";
  }

  async #fetchList(): Promise<boolean> {
    const response = await ask(this.#addresses.list);
    if (response?.status === 404) this.refused = "ended";
    if (!response?.ok) return false;
    const told = (await response.json()) as { now: string; room: number | null; people: Person[] };
    const skew = new Date(told.now).getTime() - Date.now();
    this.listing = { people: told.people, room: told.room, skew };
    if (this.now() < this.#until) writeListing(this.#conference, this.listing);
    return true;
  }

  /** @returns what the server said; nothing when it was not reached */
  async #post(address: string, fields: Readonly<Record<string, string>>, isAgain = false): Promise<Said | undefined> {
    const body = new URLSearchParams({ ...fields, _form: document.querySelector<HTMLInputElement>("input[name=_form]")?.value ?? "" });
    const response = await ask(address, { method: "POST", headers: { accept: "application/json" }, body });
    if (response?.status === 404) this.refused = "ended";
    if (response?.ok) return { ok: true };
    if (response?.status !== 422 && response?.status !== 429) return undefined;
    const { errors } = (await response.json()) as { errors: readonly { code: string }[] };
    const codes = errors.map(({ code }) => code);
    // The page is an old one: what it may send with has to be fetched anew.
    if (codes.includes("form_expired") && !isAgain && (await this.#renew())) return this.#post(address, fields, true);
    return { ok: false, codes };
  }

  async #renew(): Promise<boolean> {
    const response = await ask(this.#addresses.page);
    const fresh = response?.ok && new DOMParser().parseFromString(await response.text(), "text/html").querySelector<HTMLInputElement>("input[name=_form]");
    if (!fresh) return false;
    for (const old of document.querySelectorAll<HTMLInputElement>("input[name=_form]")) old.value = fresh.value;
    return true;
  }
}

/** @returns nothing when nobody answers */
const ask = (address: string, init: RequestInit = {}): Promise<Response | undefined> =>
  fetch(address, { ...init, signal: AbortSignal.timeout(patienceMs) }).catch(() => undefined);
