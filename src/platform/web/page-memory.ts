import type { District } from "../district/district.ts";
import type { Bytes } from "./html.ts";

/** Pages that are the same for every visitor, kept rendered in this process for as long as nothing changed. */
export interface PageMemory {
  find(district: District, address: string, now: Date): KeptPage | undefined;
  /** @param trueUntil from when on something on it no longer holds */
  keep(district: District, address: string, now: Date, page: KeptPage, trueUntil?: Date): void;
}

export interface KeptPage {
  readonly bytes: Bytes;
  /** How a browser may keep it. */
  readonly cacheControl: string;
  /** Whether its style stands inside it. */
  readonly isSlim: boolean;
}

/** Words such as "the due date was yesterday" change without anyone changing anything. */
const longestMs = 15_000;

const mostPages = 300;

/**
 * A memory for some hundred pages. A page is found again only while the district's revision, which every form that may change
 * something public counts up in its own transaction, is still the same: so that no process shows an old page, without
 * the processes having to tell one another.
 */
export function createPageMemory(): PageMemory {
  const pages = new Map<string, { readonly revision: number; readonly until: number; readonly page: KeptPage }>();
  const keyOf = (district: District, address: string) => `${district.id} ${address}`;
  return {
    find(district, address, now) {
      const kept = pages.get(keyOf(district, address));
      return kept && kept.revision === district.revision && now.getTime() < kept.until ? kept.page : undefined;
    },
    keep(district, address, now, page, trueUntil) {
      const oldest = pages.keys().next().value;
      if (pages.size >= mostPages && oldest !== undefined) pages.delete(oldest);
      pages.delete(keyOf(district, address));
      pages.set(keyOf(district, address), { revision: district.revision, until: Math.min(now.getTime() + longestMs, trueUntil?.getTime() ?? Infinity), page });
    },
  };
}
