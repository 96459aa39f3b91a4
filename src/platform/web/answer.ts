import type { Context } from "hono";
import type { Env } from "./app.tsx";
import { offerPuzzle } from "./guard.ts";
import { bytesOf, sendBytes, sendHtml } from "./html.ts";
import { limitPage } from "./limit.ts";
import { renderPage } from "./render.tsx";
import type { Site } from "./render.tsx";
import type { Answer, PageRoute, SiteVisit, Visit } from "./routes.ts";

type PageStatus = 200 | 422 | 429 | 503 | 507;

const usualCacheControl = "private, no-cache";

/**
 * A browser may go back to a page with what was typed, but asks again before it shows an old one as new, and nobody else keeps
 * it, unless the page says otherwise. Said before the page is made: to look afterwards whether it has said so would make the
 * server build every answer twice. Pages about what is not there or went wrong say it again: they tell who is signed in too.
 */
export function sayUsualCacheControl(c: Context<Env>): void {
  c.header("Cache-Control", usualCacheControl);
}

/**
 * Answers a request for a page; one that all visitors share comes from memory while nothing public has changed.
 * @throws HTTPException 429
 */
export async function answerPage(
  c: Context<Env>,
  site: Site,
  route: PageRoute,
  visit: Visit | SiteVisit,
): Promise<Response> {
  sayUsualCacheControl(c);
  await limitPage(c, site, route);
  await offerPuzzle(c, site, route, "district" in visit ? visit.districtId : null);
  const memory = route.shared && "district" in visit ? site.deps.pageMemory : undefined;
  if (!memory || !("district" in visit) || (await site.deps.identity.session(c)))
    return respond(c, site, await route.handle(visit as never));
  const { pathname, search } = new URL(c.req.url);
  const address = pathname + search;
  const kept = memory.find(visit.district, address, visit.now);
  if (kept) {
    c.header("Cache-Control", kept.cacheControl);
    c.set("isSlim", kept.isSlim);
    return sendBytes(c, kept.bytes, 200);
  }
  const answer = await route.handle(visit as never);
  if (!isContent(answer)) return respond(c, site, answer);
  const bytes = bytesOf(await renderPage(c, site, visit, answer));
  // A form belongs to the one it was made for: its token makes the same thing sent twice count once.
  const response = sendBytes(c, bytes, 200);
  const cacheControl = response.headers.get("Cache-Control") ?? usualCacheControl;
  if (!c.get("holdsForm")) memory.keep(visit.district, address, visit.now, { bytes, cacheControl, isSlim: c.get("isSlim") ?? false }, c.get("trueUntil"));
  return response;
}

/** Turns what a handler answered into a response; nothing becomes 404. */
export async function respond(c: Context<Env>, site: Site, answer: Answer, status: PageStatus = 200): Promise<Response> {
  if (answer instanceof Response) {
    // What was said of the answer reaches only those that are made by the context; a file that says nothing is nobody's to keep.
    if (!answer.headers.has("Cache-Control")) answer.headers.set("Cache-Control", c.body(null).headers.get("Cache-Control") ?? usualCacheControl);
    return answer;
  }
  if (isNothing(answer)) return c.notFound() as Response | Promise<Response>;
  return sendHtml(c, await renderPage(c, site, c.get("visit"), answer), status);
}

/** Whether a handler has found nothing at its address. */
export function isNothing(answer: Answer): answer is undefined | null | false {
  return answer === undefined || answer === null || answer === false;
}

function isContent(answer: Answer): answer is Exclude<Answer, Response | undefined | null | false> {
  return !(answer instanceof Response) && !isNothing(answer);
}
