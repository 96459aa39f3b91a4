import type { Child } from "hono/jsx";
import type { Db, Tx } from "../db/database.ts";
import type { Bilingual } from "../i18n/lang.ts";
import type { Policy } from "../rights/roles.ts";
import type { AnyPath, DistrictPath, Place } from "./path.ts";
import type { Route, Visit } from "./routes.ts";

/** What a feature offers to the rest: its one door is `feature.ts`. */
export interface Feature {
  readonly name: string;
  readonly policy: Policy;
  readonly routes: readonly Route[];
  /** Doors in the menu, shown to those who may do `action` (everyone when absent). */
  readonly menu?: readonly MenuEntry[];
  /** Doors on the administration page, shown to those who may do `action`. */
  readonly administration?: readonly AdministrationEntry[];
  /** Links at the foot of every page. */
  readonly footer?: readonly MenuEntry[];
  /** What the feature tells on the district's home page; "" order decides the place. */
  readonly home?: HomePart;
  /** What the feature tells on the forum's pages; its order decides the place. */
  readonly forum?: ForumPart;
  /** What the feature tells on the dialogue's pages; its order decides the place. */
  readonly dialogue?: DialoguePart;
  /** What the feature tells the forum at the top of an agenda; its order decides the place. */
  readonly sinceLast?: SinceLastPart;
  /** Figures for the bulletin that is made before a meeting; its order decides the place. */
  readonly bulletin?: BulletinPart;
  /** What stands first where people look for help; its order decides the place. */
  readonly help?: HelpPart;
  /** What is found by search besides items of the thread; its order decides the place among what fits alike. */
  readonly search?: SearchPart;
  /** What waits for a party or a member, told before they leave the network; its order decides the place. */
  readonly hangsOn?: HangsOnPart;
  /** What waits for whoever is signed in, told first on the home page; its order decides the place of what has no day. */
  readonly waits?: WaitsPart;
  /** Codes it gives out instead of an account, one of each kind; all are typed on one page. */
  readonly receipts?: readonly ReceiptPart[];
  /**
   * Short addresses that lead on, such as `/meld`, to a page of the (only or first) district, with what was asked; one that ends
   * in a slash and a star leads to everything below the page.
   */
  readonly shortcuts?: Readonly<Record<string, DistrictPath>>;
}

export interface MenuEntry {
  readonly path: DistrictPath;
  readonly label: Bilingual;
  /** What else people type who look for the page. */
  readonly calledAlso?: readonly string[];
  readonly order: number;
  readonly action?: string;
}

/** A door on the administration page. */
export interface AdministrationEntry extends MenuEntry {
  /** What is behind it, in one line. */
  readonly text?: Bilingual;
}

/** A way to what a person came to do. */
export interface HomeDoor {
  readonly path: DistrictPath;
  readonly title: Bilingual;
  readonly text: Bilingual;
}

export interface HomePart {
  readonly order: number;
  /** A door on the home page. */
  readonly door?: HomeDoor;
  /** What is alive now; undefined when there is nothing to tell. */
  readonly alive?: (visit: Visit) => Promise<Child | undefined>;
}

/** Sections on the pages of the forum; each is undefined when there is nothing to tell. */
export interface ForumPart {
  readonly order: number;
  /** On the forum's own page, which all visitors share and which is kept for them: it holds no form. */
  readonly told?: (visit: Visit) => Promise<Child | undefined>;
  /** Among the ways to take part, on the same page: those that are open now. */
  readonly ways?: (visit: Visit) => Promise<readonly ForumWay[]>;
  /** On the members' working page. */
  readonly work?: (visit: Visit<"meetings.read">) => Promise<Child | undefined>;
  /** On the members' page of one meeting. */
  readonly onMeeting?: (visit: Visit, meetingId: string) => Promise<Child | undefined>;
}

/** What anyone can do to take part in the forum, without an account. */
export interface ForumWay {
  readonly href: string;
  readonly label: string;
  /** What it is about, or until when, in one line. */
  readonly text: Child;
}

/** Sections on the dialogue's pages; each is undefined when there is nothing to tell. */
export interface DialoguePart {
  readonly order: number;
  /** On the list of questions. */
  readonly told?: (visit: Visit) => Promise<Child | undefined>;
  /** On the pages of one question, for those who have answered it and those who read what came out. */
  readonly onQuestion?: (visit: Visit, questionId: string) => Promise<Child | undefined>;
  /** On the page of one statement that everyone can read. */
  readonly onStatement?: (visit: Visit, place: StatementPlace) => Promise<Child | undefined>;
}

/** A statement and the question it is an answer to. */
export interface StatementPlace {
  readonly questionId: string;
  readonly statementId: string;
}

/** What became of something since the forum last met. As data: it stands on pages, in mails and on paper. */
export interface SinceLastPart {
  readonly order: number;
  /** For members; undefined when there is nothing to tell. Everything it says is read by every member. */
  readonly tell: (visit: Visit, since: Date) => Promise<SinceLast | undefined>;
}

export interface SinceLast {
  readonly title: string;
  readonly lines: readonly SinceLastLine[];
  /** Where the rest of them is, when there are more. */
  readonly more?: { readonly href: string; readonly label: string };
}

export interface SinceLastLine {
  readonly key: string;
  readonly text: string;
  /** Who, or where to. */
  readonly about: string;
  readonly href: string;
  readonly status: { readonly label: string; readonly tone: "neutral" | "open" | "done" | "late" };
}

/** Warnings on the pages of help, which all visitors share, and in its plain text. */
export interface HelpPart {
  readonly order: number;
  /** Those that hold now. */
  readonly warnings: (visit: Visit) => Promise<readonly HelpWarning[]>;
}

/** A warning in few bytes. A page takes it away by itself when its time is over. */
export interface HelpWarning {
  /** What kind of danger it is. */
  readonly label: string;
  readonly title: string;
  /** Whether the title is Danish, whatever the page's language. */
  readonly isDanish: boolean;
  /** What to do, in one line. */
  readonly text: string;
  /** All of it as plain text. */
  readonly line: string;
  readonly until: Date;
  readonly untilWords: string;
  readonly href: string;
}

/** What has a page and can be looked for, but no place in the thread, such as a place that helps. */
export interface SearchPart {
  readonly order: number;
  /** All of it that whoever asks may see; few enough to be looked through each time. The search finds what fits among it. */
  readonly entries: (visit: Visit) => Promise<readonly SearchEntry[]>;
}

export interface SearchEntry {
  readonly key: string;
  /** What it is, in the language of the page. */
  readonly kind: string;
  readonly title: string;
  /** What it says, shown below its title; found as the title is, though after it. */
  readonly text: string;
  /** Whether title and text are Danish, whatever the page's language. */
  readonly isDanish: boolean;
  /** What else people call it or need it for. */
  readonly alsoFoundBy?: readonly string[];
  readonly href: string;
  /** How it stands. */
  readonly status?: { readonly label: string; readonly tone: "neutral" | "open" | "done" | "late" };
}

/** Figures of one feature for the page that all parties read before a meeting. */
export interface BulletinPart {
  readonly order: number;
  /** For members; everything it says is read by every member. What has not happened is left out. */
  readonly figures: (asked: FiguresAsked, since: Date) => Promise<readonly BulletinFigure[]>;
}

/** Where and when figures are asked for, by somebody who may read what every member may. */
export type FiguresAsked = Pick<Visit, "db" | "districtId" | "permit" | "now">;

export interface BulletinFigure {
  readonly key: string;
  /** work: what the network does. nuisance is only shown where something about the lives of people who use drugs is. */
  readonly about: "work" | "nuisance" | "lives";
  readonly label: Bilingual;
  /** few: more than none, and too few to give the number away. */
  readonly count: number | "few";
}

/** What of a feature is still to be done by a party or a member; each is undefined when there is nothing. */
export interface HangsOnPart {
  readonly order: number;
  readonly party?: (visit: Visit<"parties.manage">, partyId: string) => Promise<Hanging | undefined>;
  readonly member?: (visit: Visit<"parties.manage">, memberId: string) => Promise<Hanging | undefined>;
}

/** What of a feature waits for whoever is signed in: for themselves, for a party they speak for, or for their role. */
export interface WaitsPart {
  readonly order: number;
  readonly forMember: (visit: Visit) => Promise<readonly WaitingLine[]>;
}

export interface WaitingLine {
  readonly key: string;
  readonly title: string;
  /** Whether the title is Danish, whatever the page's language. */
  readonly isDanish: boolean;
  /** By when, or what is asked. */
  readonly about?: string;
  readonly href: string;
  /** The calendar day by which it should be done; absent when nothing ends on a day. */
  readonly dueDay?: string;
  /** About danger to somebody's life: it comes before whatever has a day. */
  readonly isUrgent?: boolean;
}

/** A kind of code. Codes of all kinds look alike, and who kept one on paper need not know which it is. */
export interface ReceiptPart {
  /** What it belongs to, as part of a sentence: "en idé". */
  readonly label: Bilingual;
  /** What to do when it is lost. */
  readonly lost: Bilingual;
  /** Where it was typed while each kind had a page of its own. Paper and mails still say so. */
  readonly formerly: DistrictPath;
  /** The address of what a code opens, as `readReceiptCode` gives it; undefined when it opens nothing of this kind there. */
  readonly opens: (asked: ReceiptAsked, code: string) => Promise<string | undefined>;
}

/** Where and when it is asked what a code opens. */
export interface ReceiptAsked extends Place {
  readonly db: Db | Tx;
  readonly now: Date;
}

/** Things of one kind that somebody who leaves would leave behind. */
export interface Hanging {
  readonly title: string;
  /** What becomes of them. */
  readonly text: string;
  readonly lines: readonly HangingLine[];
}

export interface HangingLine {
  readonly key: string;
  readonly title: string;
  /** How it stands. */
  readonly about: string;
  readonly href: string;
}

export type { AnyPath };
