import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { Lang } from "../i18n/lang.ts";
import { may } from "../rights/roles.ts";
import type { Env } from "./app.tsx";
import type { Deps } from "./deps.ts";
import type { Feature, MenuEntry } from "./feature.ts";
import { makeFormToken } from "./form.ts";
import { PageContext } from "./page-context.ts";
import type { PageContextValue } from "./page-context.ts";
import { prefix } from "./path.ts";
import type { DistrictId } from "../district/district.ts";
import type { SiteVisit, Visit } from "./routes.ts";
import type { SlimStyle } from "./slim-style.ts";

/** The whole installation, as the router sees it. */
export interface Site {
  readonly deps: Deps;
  readonly features: readonly Feature[];
  readonly assets: Readonly<Record<string, string>>;
  readonly slimStyle: SlimStyle | undefined;
  readonly errorPages: ErrorPages;
  /** Where forms stand that the guard may ask for a puzzle. */
  readonly guardedAddresses: ReadonlySet<string>;
}

/** Pages for what went wrong, in the product's look; given by the app so that the platform knows no look. */
export interface ErrorPages {
  notFound(): Child;
  /** What a form was about is not there any more, perhaps deleted meanwhile: gives back what was written in it. */
  gone(written: readonly string[]): Child;
  /** More was sent than any form can hold. */
  tooLarge(): Child;
  /** The browser does not say that a form stood on one of our pages. */
  foreignForm(): Child;
  /** Somebody unknown has asked for something costly too often. */
  tooMany(): Child;
  /** The same of a form, from whose page another one has come that led there. */
  cameBefore(location: string): Child;
  /** Too many ask for papers at the same time. */
  busy(): Child;
  failure(databaseAway: boolean, reference: string): Child;
}

/** Renders a page with everything its components may ask of the request. */
export async function renderPage(
  c: Context<Env>,
  site: Site,
  visit: Visit | SiteVisit | undefined,
  content: Child,
): Promise<string> {
  const session = await site.deps.identity.session(c);
  const value = pageContext(c, site, visit, session);
  const html = (<PageContext.Provider value={value}>{content}</PageContext.Provider>).toString();
  return await html;
}

/** Renders an error page without asking the database who is there: it may be the database that failed. */
export async function renderErrorPage(c: Context<Env>, site: Site, content: Child): Promise<string> {
  const value = pageContext(c, site, undefined, undefined);
  return await (<PageContext.Provider value={value}>{content}</PageContext.Provider>).toString();
}

/** Who holds the forms on this request's pages: a session, or visitors. */
export async function formHolder(c: Context<Env>, site: Site): Promise<string> {
  return (await site.deps.identity.session(c))?.key ?? "visitor";
}

function pageContext(
  c: Context<Env>,
  site: Site,
  visit: Visit | SiteVisit | undefined,
  session: { key: string; name: string } | undefined,
): PageContextValue {
  const lang = c.get("lang");
  const path = c.req.path;
  const here = visit && "district" in visit ? visit : undefined;
  const entries = (pick: (feature: Feature) => readonly MenuEntry[] | undefined) =>
    here ? visibleEntries(site, here, lang, path, pick) : [];
  return {
    lang,
    path,
    districtId: here?.districtId ?? ("" as DistrictId),
    district: here && { id: here.district.id, name: here.district.name, bodyName: here.district.bodyName },
    person: session && { name: session.name },
    formToken: () => {
      c.set("holdsForm", true);
      return makeFormToken(site.deps.secret, session?.key ?? "visitor", site.deps.now());
    },
    keepNowhere: () => c.header("Cache-Control", "no-store"),
    puzzle: c.get("puzzle"),
    publicUrl: site.deps.publicUrl,
    example: here?.district.isExample ?? site.deps.example,
    otherLanguageHref: otherLanguage(c, lang),
    assets: site.assets,
    slimStyle: () => {
      c.set("isSlim", true);
      return site.slimStyle?.css ?? "";
    },
    ownStyles: site.assets[`${c.get("feature")}.css`],
    menu: entries((feature) => feature.menu?.filter(({ action }) => action === undefined)),
    work: entries((feature) => feature.menu?.filter(({ action }) => action !== undefined)),
    footer: entries((feature) => feature.footer),
    homeHref: here ? `${prefix(lang)}/${here.districtId}` : prefix(lang) || "/",
    signInHref: `${prefix(lang)}/sign-in${/^(\/en)?\/(sign-|$)/.test(path) ? "" : `?next=${encodeURIComponent(path)}`}`,
    accountHref: `${prefix(lang)}/account`,
    signOutAction: `${prefix(lang)}/sign-out`,
  };
}

function visibleEntries(
  site: Site,
  visit: Visit,
  lang: Lang,
  path: string,
  pick: (feature: Feature) => readonly MenuEntry[] | undefined,
) {
  const held = visit.actor.kind === "member" ? visit.actor.roles : [];
  return site.features
    .flatMap((feature) => (pick(feature) ?? []).map((entry) => ({ entry, feature })))
    .filter(({ entry, feature }) => !entry.action || may(feature.policy[entry.action] ?? [], held))
    .sort((a, b) => a.entry.order - b.entry.order)
    .map(({ entry }) => {
      const href = entry.path.to(visit, {});
      return { href, label: entry.label[lang], current: path === href };
    });
}

function otherLanguage(c: Context<Env>, lang: Lang): string {
  const url = new URL(c.req.url);
  const path = lang === "en" ? url.pathname.slice(3) || "/" : `/en${url.pathname === "/" ? "" : url.pathname}`;
  return path + url.search;
}
