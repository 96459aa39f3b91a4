import { createContext, useContext } from "hono/jsx";
import type { DistrictId } from "../district/district.ts";
import type { Lang } from "../i18n/lang.ts";
import type { OfferedPuzzle } from "./guard.ts";

/** What every page may need to know of the request; made by the router, read by components through `usePage`. */
export interface PageContextValue {
  readonly lang: Lang;
  /** Path of this page without the query, e.g. `/en/vesterbro/street`. */
  readonly path: string;
  /** Empty on the pages of the whole installation. */
  readonly districtId: DistrictId;
  readonly district: { readonly id: DistrictId; readonly name: string; readonly bodyName: string } | undefined;
  readonly person: { readonly name: string } | undefined;
  /** A fresh signed token for the hidden field `_form`: against forgery and double sending. */
  readonly formToken: () => string;
  /** Neither a browser nor anything between keeps the page. */
  readonly keepNowhere: () => void;
  /** What the form that is sent to this page's own address needs besides, while the guard stands. */
  readonly puzzle: OfferedPuzzle | undefined;
  /** Base of the addresses under which people see the installation, without a slash at the end. */
  readonly publicUrl: string;
  readonly example: boolean;
  readonly otherLanguageHref: string;
  /** Logical names (`main.css`, `report-map.js`) to addresses with a hash. */
  readonly assets: Readonly<Record<string, string>>;
  /** The stylesheet that stands inside a slim page, and from then on is allowed there. */
  readonly slimStyle: () => string;
  /** The stylesheet of the feature whose page this is, when it has one. */
  readonly ownStyles: string | undefined;
  /** Doors that are open to everyone. */
  readonly menu: readonly MenuLink[];
  /** Doors that only some members have: their work. */
  readonly work: readonly MenuLink[];
  readonly footer: readonly { readonly href: string; readonly label: string }[];
  readonly homeHref: string;
  readonly signInHref: string;
  /** The page where a person sees where they are signed in and how. */
  readonly accountHref: string;
  readonly signOutAction: string;
}

/** A door in the menu, as this visitor sees it. */
export interface MenuLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

export const PageContext = createContext<PageContextValue | null>(null);

/** The page being rendered. Throws outside a request: components are only ever rendered inside one. */
export function usePage(): PageContextValue {
  const page = useContext(PageContext);
  if (!page) throw new Error("usePage outside a page");
  return page;
}
