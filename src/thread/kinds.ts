import type { Db, Tx } from "../platform/db/database.ts";
import type { DistrictId } from "../platform/district/district.ts";
import type { Bilingual } from "../platform/i18n/lang.ts";
import type { Permit } from "../platform/rights/permit.ts";
import type { FormValues } from "../platform/web/form.ts";
import type { Place } from "../platform/web/path.ts";

/** The five stations of the red thread, in order. */
export const stations = ["seen", "talked", "decided", "answered", "done"] as const;

export type Station = (typeof stations)[number];

export type Tone = "neutral" | "open" | "done" | "late";

/**
 * What a thread knows of an item that another is made from. Where only some members may read a kind's inside
 * (`internalFor`), title and text are its public side, so that what is made from it does not carry them further.
 */
export interface Origin {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly status: string;
  /** null while it is not public; what is made from it must then not repeat its text in public. */
  readonly publicTitle: string | null;
  readonly at: Date;
  /** Parties that stand behind it: those present at a decision, the one a letter answers for. */
  readonly partyIds: readonly string[];
  /** The calendar day on which it was last dealt with, for what comes of it then. */
  readonly day?: string;
  /** What those who deal with it should know of it, such as who supports it; in Danish, and public as it is. */
  readonly support?: string;
  /** What an open letter that is made of it begins with. */
  readonly letter?: OpenLetter;
}

/** A letter to many at once: to whom in words, what it says in Markdown, the case it stands on, and a phone it may name. In Danish. */
export interface OpenLetter {
  readonly audience: string;
  readonly title: string;
  readonly body: string;
  readonly caseNumber: string;
  /** Of a function, never of a person. */
  readonly phone: string | null;
}

/** How items of one kind are shown in every thread, and how one comes from another. Registered by its feature. */
export interface ItemKind {
  readonly kind: string;
  readonly station: Station;
  readonly label: Bilingual;
  /** What else people call one when they look for it, in small letters: the minutes that are on a meeting's page. */
  readonly calledAlso?: readonly string[];
  /** Status codes in words. */
  readonly statuses: Readonly<Record<string, { readonly words: Bilingual; readonly tone: Tone }>>;
  /** Statuses in which an item counts at its station on the home page; all when left out. */
  readonly countedWhen?: readonly string[];
  /**
   * The action without which a member reads only the public side of these items, in threads and in search; all members
   * read their inside when it is left out.
   */
  readonly internalFor?: string;
  /** The address of an item's page: for visitors only asked when it is public. */
  href(place: Place, id: string): string;
  /** Parties behind an item, for what is made from it. */
  partiesBehind?(tx: Tx, districtId: DistrictId, id: string): Promise<readonly string[]>;
  /** The calendar day on which an item was last dealt with: that of its last meeting that has begun. */
  dayBehind?(tx: Tx, districtId: DistrictId, id: string, now: Date): Promise<string | undefined>;
  /** What those should know who deal with what is made of an item: who supports it. In Danish; only what everyone may read. */
  supportBehind?(tx: Tx, districtId: DistrictId, id: string): Promise<string | undefined>;
  /** The open letter that goes out for an item; undefined while it is too early for one. Only what everyone may read. */
  letterBehind?(tx: Tx, districtId: DistrictId, id: string): Promise<OpenLetter | undefined>;
  /**
   * How some of its items stand at a moment, by their ids: where a status ends by itself and is written only some time
   * after, for pages on which it would be read as how things are now. Those that stand as they were written may be left out.
   */
  statusesAt?(db: Db | Tx, districtId: DistrictId, ids: readonly string[], now: Date): Promise<ReadonlyMap<string, StatusAt>>;
  /** Whether search finds it only after everything else: there may be hundreds of the kind that say the same. */
  readonly isFoundLast?: boolean;
  readonly making?: Making;
  /**
   * Asked before something is made of an item of this kind, and before what came of it gets other words or another day:
   * whether that stands in a record that is kept as it is, such as minutes that were sent.
   * @throws Refusal when it does
   */
  keepsAsItIs?(tx: Tx, districtId: DistrictId, id: string, effect: KeptEffect, now: Date): Promise<void>;
  /**
   * Told, in the same transaction, when something public that came of an item of this kind is new or has a new status:
   * how the person who started hears of it. Sends a job rather than doing slow work.
   */
  heard?(tx: Tx, districtId: DistrictId, id: string, effect: Effect): Promise<void>;
  /**
   * Told, in the same transaction, when something has been made from an item of this kind, before anyone else hears of it:
   * for open pages that show it, and for what is tied to its own origin only then.
   * @throws Refusal when nothing can be made of it any more
   */
  ledToMore?(tx: Tx, districtId: DistrictId, id: string, now: Date): Promise<void>;
  /** Told, in the same transaction, when something that was made from an item of this kind is there no more, such as a draft. */
  ledToLess?(tx: Tx, districtId: DistrictId, id: string): Promise<void>;
}

/** A status and since when. */
export interface StatusAt {
  readonly status: string;
  readonly statusAt: Date;
  /** Since then its text is not told any more, although it is still as it was written. */
  readonly isUntold?: boolean;
}

/** Something public that came of an item. */
export interface Effect {
  readonly kind: string;
  readonly id: string;
  readonly status: string;
  /** What was told of it before was a mistake; this is how it stands. */
  readonly isCorrection?: boolean;
}

/** Something that is to come of an item or that came of it, for its record. */
export interface KeptEffect {
  readonly kind: string;
  /** The calendar day it stands under; absent for what is made now. */
  readonly day?: string;
}

/** How an item of this kind is made from another. */
export interface Making {
  readonly from: readonly string[];
  /** Action of the owning feature's policy. */
  readonly right: string;
  /** Words on the button, such as "Put on the next agenda". */
  readonly button: Bilingual;
  /**
   * What has to be chosen from lists when one is made, such as the series of a meeting. A kind with choices is made by the
   * page that asks for them, not by a button alone.
   */
  choices?(db: Db | Tx, districtId: DistrictId): Promise<readonly MakingChoice[]>;
  /** Whether it is made on a page with a form of its own, which stands at the address of its making. */
  readonly asksFirst?: boolean;
  /** How many characters fields of its form take, for pages of others that ask for them. */
  readonly longest?: Readonly<Record<string, number>>;
  /** Words for the error codes of its own rules. */
  readonly errors?: Readonly<Record<string, Bilingual>>;
  /**
   * Makes the item in the caller's transaction; the thread links it to its origin.
   * @throws Refusal when a rule says no
   */
  createFrom(tx: Tx, permit: Permit<string>, origin: Origin, input: FormValues, now: Date): Promise<{ id: string }>;
  /** The calendar day on which what is made now would come up; undefined while no such day is planned. */
  comingDay?(tx: Tx, districtId: DistrictId, now: Date): Promise<string | undefined>;
}

/** One choice, by the name of its field in the input of `createFrom`. */
export interface MakingChoice {
  readonly field: string;
  readonly label: Bilingual;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const kinds = new Map<string, ItemKind>();

/** Makes the kinds known; called once for all features when the program starts. */
export function registerKinds(list: readonly ItemKind[]): void {
  for (const kind of list) kinds.set(kind.kind, kind);
}

/** The kind of this name. @throws when no feature registered it */
export function kindOf(name: string): ItemKind {
  const kind = kinds.get(name);
  if (!kind) throw new Error(`no feature has registered the kind "${name}"`);
  return kind;
}

/** Every kind that a feature has registered. */
export function allKinds(): ItemKind[] {
  return [...kinds.values()];
}

/** Kinds that can be made from an item of this kind, in the order of the thread. */
export function kindsMadeFrom(origin: string): ItemKind[] {
  return [...kinds.values()]
    .filter((kind) => kind.making?.from.includes(origin))
    .sort((a, b) => stations.indexOf(a.station) - stations.indexOf(b.station));
}
