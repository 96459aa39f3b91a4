import type { DistrictId } from "../district/district.ts";
import type { Lang } from "../i18n/lang.ts";

/** What an address inside a district needs to know. A Visit and a page context are both places. */
export interface Place {
  readonly districtId: DistrictId;
  readonly lang: Lang;
}

type ParamNames<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

type Params<P extends string> = { readonly [K in ParamNames<P>]: string };

export type Query = Readonly<Record<string, string | number | undefined>>;

export interface DistrictPath<P extends string = string> {
  readonly scope: "district";
  readonly pattern: P;
  /** The address in the place's district and language. */
  to(place: Place, params: Params<P>, query?: Query): string;
}

export interface SitePath<P extends string = string> {
  readonly scope: "site";
  readonly pattern: P;
  /** The address of a page of the whole installation, in a language. */
  to(place: { readonly lang: Lang }, params: Params<P>, query?: Query): string;
}

export type AnyPath = DistrictPath | SitePath;

/** A page of a district: `/vesterbro` + pattern, `/en/vesterbro` + pattern in English. */
export function districtPath<const P extends string>(pattern: P): DistrictPath<P> {
  return {
    scope: "district",
    pattern,
    to: (place, params, query) =>
      `${prefix(place.lang)}/${place.districtId}${pattern === "/" ? "" : fill(pattern, params)}${queryString(query)}`,
  };
}

/** A page of the installation as a whole, such as sign-in. */
export function sitePath<const P extends string>(pattern: P): SitePath<P> {
  return {
    scope: "site",
    pattern,
    to: (place, params, query) => `${prefix(place.lang)}${fill(pattern, params)}${queryString(query)}`,
  };
}

/** The prefix of every address in a language: nothing in Danish. */
export function prefix(lang: Lang): "" | "/en" {
  return lang === "en" ? "/en" : "";
}

function fill(pattern: string, params: Readonly<Record<string, string>>): string {
  return pattern.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
}

function queryString(query: Query | undefined): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== "");
  if (pairs.length === 0) return "";
  return `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()}`;
}
