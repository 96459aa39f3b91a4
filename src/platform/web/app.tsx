import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import type { Context, MiddlewareHandler } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { v7 as uuidv7 } from "uuid";
import { findDistrictTogether, listDistricts, recentDistrict } from "../district/queries.ts";
import type { Lang } from "../i18n/lang.ts";
import { traceOf } from "../log.ts";
import { mountMetrics } from "../observability/endpoint.ts";
import { logRequests } from "../observability/request-log.ts";
import { LineIsFull } from "../waiting-line.ts";
import { projectRoot } from "../project-root.ts";
import { grant } from "../rights/permit.ts";
import type { Actor } from "../rights/permit.ts";
import { may } from "../rights/roles.ts";
import type { Role } from "../rights/roles.ts";
import type { Deps } from "./deps.ts";
import type { Feature } from "./feature.ts";
import { prefix } from "./path.ts";
import type { AnyPath } from "./path.ts";
import { isDatabaseAway } from "../db/failures.ts";
import { answerPage, sayUsualCacheControl } from "./answer.ts";
import { guardedAddresses } from "./guard.ts";
import type { OfferedPuzzle } from "./guard.ts";
import { sendHtml } from "./html.ts";
import { randomBytesAhead } from "./random-ahead.ts";
import { isOneClick, submitOneClick } from "./one-click.ts";
import { renderErrorPage, renderPage } from "./render.tsx";
import type { ErrorPages, Site } from "./render.tsx";
import { everyone } from "./routes.ts";
import type { FormRoute, Route, SiteVisit, Visit } from "./routes.ts";
import { allowSlimStyle, readSlimStyle } from "./slim-style.ts";
import { submitForm } from "./submit.ts";

/** What a request carries between the steps of the router. */
export interface Env {
  Variables: {
    requestId: string;
    feature: string | undefined;
    route: string | undefined;
    lang: Lang;
    visit: Visit | SiteVisit | undefined;
    holdsForm: boolean;
    isSlim: boolean;
    /** From when on something on a shared page no longer holds, so that it is made anew. */
    trueUntil: Date;
    puzzle: OfferedPuzzle | undefined;
  };
}

/**
 * Mounts every feature under both languages with the right that stands beside each of its routes. What is not there
 * and what someone may not see answer alike.
 */
export function mountFeatures(
  deps: Deps,
  features: readonly Feature[],
  assets: Readonly<Record<string, string>>,
  errorPages: ErrorPages,
  probes: Readonly<Record<string, () => Promise<{ ready: boolean; body: Record<string, unknown> }>>>,
): Hono<Env> {
  const slimStyle = readSlimStyle(assets);
  const site: Site = { deps, features, assets, slimStyle, errorPages, guardedAddresses: guardedAddresses(features) };
  // Behind a balancer the request itself does not tell under which address people see us.
  const ownOrigin = new URL(deps.publicUrl).origin;
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    const requestId = uuidv7({ rng: randomBytesAhead });
    c.set("requestId", requestId);
    c.set("lang", c.req.path === "/en" || c.req.path.startsWith("/en/") ? "en" : "da");
    c.header("X-Request-Id", requestId);
    await next();
  });
  app.use(logRequests(deps.log, deps.metrics));
  app.use(allowSlimStyle(slimStyle));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      referrerPolicy: "same-origin",
      // Files that people sent have a stricter policy of their own.
      overwrite: false,
      strictTransportSecurity: deps.publicUrl.startsWith("https:") ? "max-age=63072000" : false,
    }),
  );
  // No address of ours holds a NUL, and PostgreSQL takes none.
  app.use((c, next) => (c.req.path.includes("\u0000") ? Promise.resolve(c.notFound()) : next()));
  for (const [path, probe] of Object.entries(probes)) {
    app.get(path, named(path), async (c) => {
      const { ready, body } = await probe();
      c.header("Cache-Control", "no-store");
      return c.json(body, ready ? 200 : 503);
    });
  }
  if (deps.metrics) mountMetrics(app, named, deps.metrics, deps.metricsToken);
  app.get(
    "/assets/*",
    named("/assets/*"),
    serveStatic({
      root: projectRoot,
      rewriteRequestPath: (path) => `/dist${path}`,
      precompressed: true,
      onFound: (path, c) => {
        c.header("Cache-Control", "public, max-age=31536000, immutable");
        // A service worker stands among the assets and works for pages; for which, the page that registers it says.
        if (path.includes("-worker.")) c.header("Service-Worker-Allowed", "/");
      },
    }),
  );
  for (const { feature, route, lang } of inMountingOrder(features))
    if (route.method === "post" && route.oneClick) mountOneClick(app, site, feature, route, lang);
  app.use(csrf({ origin: (origin, c) => origin === ownOrigin || origin === new URL(c.req.url).origin }));
  mountShortcuts(app, site);
  for (const { feature, route, lang } of inMountingOrder(features)) mountRoute(app, site, feature, route, lang);
  app.notFound(async (c) => {
    sayUsualCacheControl(c);
    return sendHtml(c, await renderPage(c, site, undefined, errorPages.notFound()), 404);
  });
  app.onError(async (error, c) => {
    // Whatever the page has said of itself before it went wrong.
    sayUsualCacheControl(c);
    if (error instanceof HTTPException && error.status < 500) {
      const told = { 403: errorPages.foreignForm, 413: errorPages.tooLarge, 429: errorPages.tooMany }[error.status as number];
      return sendHtml(c, await renderPage(c, site, undefined, (told ?? errorPages.notFound)()), error.status);
    }
    if (error instanceof LineIsFull) {
      c.header("Retry-After", "30");
      return sendHtml(c, await renderPage(c, site, undefined, errorPages.busy()), 503);
    }
    const away = isDatabaseAway(error);
    const reference = c.get("requestId");
    deps.log.error({ reference, method: c.req.method, away, ...traceOf(error) }, "a request failed");
    if (away) c.header("Retry-After", "10");
    return sendHtml(c, await renderErrorPage(c, site, errorPages.failure(away, reference)), away ? 503 : 500);
  });
  return app;
}

/** The roles that may use a route. */
export function allowedRoles(feature: Feature, route: Route): readonly Role[] {
  if (route.right === everyone) return ["visitor"];
  return feature.policy[route.right] ?? [];
}

/** Fixed addresses before those that begin with a district, English before Danish: the first match answers. */
function inMountingOrder(features: readonly Feature[]) {
  const all = features.flatMap((feature) => feature.routes.map((route) => ({ feature, route })));
  return (["site", "district"] as const).flatMap((scope) =>
    (["en", "da"] as const).flatMap((lang) =>
      all.filter(({ route }) => route.path.scope === scope).map((mounted) => ({ ...mounted, lang })),
    ),
  );
}

function mountRoute(app: Hono<Env>, site: Site, feature: Feature, route: Route, lang: Lang): void {
  const allowed = allowedRoles(feature, route);
  const pattern = mountedPattern(route.path, lang);
  app.on(route.method, pattern, named(pattern), async (c) => {
    const visit = route.path.scope === "district" ? await enter(c, site, route, allowed) : siteVisit(c, site);
    if (!visit) return c.notFound();
    c.set("feature", feature.name);
    c.set("visit", visit);
    if (route.method === "get") return answerPage(c, site, route, visit);
    return submitForm(c, site, route, visit);
  });
}

/** Before the check of where a form comes from, which a mail program cannot pass. */
function mountOneClick(app: Hono<Env>, site: Site, feature: Feature, route: FormRoute, lang: Lang): void {
  const pattern = mountedPattern(route.path, lang);
  app.post(pattern, named(pattern), async (c, next) => {
    if (!(await isOneClick(c))) return next();
    const visit = await enter(c, site, route, allowedRoles(feature, route));
    return visit ? submitOneClick(c, site, route, visit) : c.notFound();
  });
}

/** Tells the log which route answers: its pattern, never the address. */
const named =
  (route: string): MiddlewareHandler<Env> =>
  (c, next) => {
    c.set("route", route);
    return next();
  };

function mountedPattern(path: AnyPath, lang: Lang): string {
  const base = path.scope === "district" ? `${prefix(lang)}/:district` : prefix(lang);
  return path.pattern === "/" ? base || "/" : `${base}${path.pattern}`;
}

async function enter(c: Context<Env>, site: Site, route: Route, allowed: readonly Role[]): Promise<Visit | undefined> {
  const find = route.often ? recentDistrict : findDistrictTogether;
  const district = await find(site.deps.db, c.req.param("district") ?? "");
  if (!district) return undefined;
  const actor = await site.deps.identity.actorIn(c, district.id);
  const held = rolesOf(actor);
  if (!may(allowed, held)) return undefined;
  return {
    ...siteVisit(c, site),
    districtId: district.id,
    district,
    actor,
    permit: grant(district.id, actor, route.right),
    may: (action) => site.features.some((feature) => may(feature.policy[action] ?? [], held)),
    stillMay: async () =>
      actor.kind === "member" && may(allowed, await site.deps.identity.rolesNow(actor.sessionKey, district.id)),
  };
}

function siteVisit(c: Context<Env>, site: Site): SiteVisit {
  return {
    c,
    deps: site.deps,
    db: site.deps.db,
    lang: c.get("lang"),
    actor: { kind: "visitor" },
    now: site.deps.now(),
    param: (name) => c.req.param(name) ?? "",
    query: (name) => (c.req.query(name) ?? "").replaceAll("\u0000", "").trim(),
  };
}

function rolesOf(actor: Actor): readonly Role[] {
  return actor.kind === "member" ? actor.roles : [];
}

function mountShortcuts(app: Hono<Env>, site: Site): void {
  for (const lang of ["en", "da"] as const) {
    for (const feature of site.features) {
      for (const [address, path] of Object.entries(feature.shortcuts ?? {})) {
        app.get(`${prefix(lang)}${address}`, named(`${prefix(lang)}${address}`), async (c) => {
          const [first] = await listDistricts(site.deps.db);
          const rest = address.endsWith("/*") ? c.req.path.slice(`${prefix(lang)}${address}`.length - 2) : "";
          return first ? c.redirect(path.to({ districtId: first.id, lang }, {}) + rest + new URL(c.req.url).search, 302) : c.notFound();
        });
      }
    }
  }
}
