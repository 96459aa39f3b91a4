import type { Context } from "hono";
import type { Env } from "./app.tsx";
import type { Site } from "./render.tsx";
import type { FormRoute, SiteVisit, Visit } from "./routes.ts";
import { within } from "./submit.ts";

/** More than `List-Unsubscribe=One-Click` needs in any encoding. */
const longestBody = 1024;

/**
 * Whether a mail program, not a page, sends this: RFC 8058 wants a POST without cookies and with exactly this field.
 * Browsers always say where a POST comes from, so what they send is never taken for one.
 */
export async function isOneClick(c: Context<Env>): Promise<boolean> {
  if (c.req.header("origin") !== undefined || c.req.header("sec-fetch-site") !== undefined) return false;
  if (!(Number(c.req.header("content-length")) <= longestBody)) return false;
  const body = await c.req.parseBody().catch(() => ({}) as Record<string, string>);
  return body["List-Unsubscribe"] === "One-Click";
}

/** Does what the form does. The address holds the right to it, and it is harmless to repeat. */
export async function submitOneClick(
  c: Context<Env>,
  { deps }: Site,
  route: FormRoute,
  visit: Visit | SiteVisit,
): Promise<Response> {
  await deps.db.transaction().execute((tx) => route.save(within(visit, tx) as never, tx, {} as never, undefined));
  return c.text("OK");
}
