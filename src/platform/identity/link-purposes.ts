import type { Db } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import type { Bilingual } from "../i18n/lang.ts";
import type { Place } from "../web/path.ts";

/** What personal links of one purpose are for, in words for those who look after them. Registered by its feature. */
export interface LinkPurpose {
  /** As it stands beside each link: `meetings.answer`. */
  readonly purpose: string;
  /** What one can do with such a link: "Answer an invitation to a meeting". */
  readonly label: Bilingual;
  /** The kind of item in the thread that such a link is about. */
  readonly itemKind: string;
  /** Who holds a link that is no member's, when it is the same for all: "Whoever made the report". */
  readonly holder?: Bilingual;
  /** Who holds links that are no member's, by item: the addressees of letters. Nothing that tells how to reach them. */
  holders?(db: Db, districtId: DistrictId, itemIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The page on which a coordinator sends a new link to somebody who has lost theirs. */
  renewAt?(place: Place, itemId: string): string;
  /** Why nobody else may close such a link; it can be closed when left out. */
  readonly staysOpen?: Bilingual;
}

const known = new Map<string, LinkPurpose>();

/** Makes the purposes known; called once for all features when the program starts. */
export function registerLinkPurposes(list: readonly LinkPurpose[]): void {
  for (const one of list) known.set(one.purpose, one);
}

/** The purpose of this name; undefined when no feature has registered it. */
export function findLinkPurpose(name: string): LinkPurpose | undefined {
  return known.get(name);
}

/** Every purpose that a feature has registered, in the order of the features. */
export function allLinkPurposes(): LinkPurpose[] {
  return [...known.values()];
}
