import type { Feature } from "../platform/web/feature.ts";
import type { Place } from "../platform/web/path.ts";
import type { Db, Tx } from "../platform/db/database.ts";
import type { DistrictId } from "../platform/district/district.ts";
import type { Bilingual } from "../platform/i18n/lang.ts";
import type { LinkPurpose } from "../platform/identity/link-purposes.ts";
import type { JobDefinition } from "../platform/jobs/jobs.ts";
import type { RetentionRule } from "../platform/retention/rule.ts";
import type { Permit } from "../platform/rights/permit.ts";
import type { ItemKind } from "./kinds.ts";

/** What stands in a feature's `feature.ts`: its pages and rights, its kinds of items in the thread, its jobs. */
export interface KvarterFeature extends Feature {
  readonly kinds?: readonly ItemKind[];
  readonly jobs?: readonly JobDefinition[];
  /** What it keeps, and how it ends; every table of its schema stands in one of them. */
  readonly retention?: readonly RetentionRule[];
  /** What its personal links are for; one for a purpose that stands nowhere here is not made. */
  readonly linkPurposes?: readonly LinkPurpose[];
  /** Days that belong into one member's own calendar. */
  readonly calendarDays?: (db: Db, place: Place, memberId: string, today: string) => Promise<readonly CalendarDay[]>;
  /** Names of the district's places, for features that ask where something is. Public. */
  readonly placeNames?: (db: Db, districtId: DistrictId) => Promise<readonly string[]>;
  /** Writes for the thread anew what is found by the name of a party, when that changes; in the transaction of the change. */
  readonly partyRenamed?: (tx: Tx, permit: Permit<"parties.manage">, partyId: string) => Promise<void>;
  /** What visitors do: no events, only counts beside the audit. */
  readonly visitorCounts?: readonly VisitorCount[];
}

/** A whole day in a member's calendar, such as the one on which a task of their party is due. */
export interface CalendarDay {
  readonly kind: string;
  readonly id: string;
  /** A calendar day, such as `2026-11-22`. */
  readonly day: string;
  readonly title: string;
  /** The item's page, without the host. */
  readonly href: string;
}

/** Something that visitors do, counted by day. */
export interface VisitorCount {
  readonly label: Bilingual;
  perDay(db: Db, permit: Permit<"audit.read">, since: Date): Promise<readonly DayCount[]>;
}

export interface DayCount {
  /** A calendar day, such as `2026-11-22`. */
  readonly day: string;
  readonly count: number;
}
