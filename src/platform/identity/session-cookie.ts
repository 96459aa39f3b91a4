import type { Context } from "hono";
import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";
import { isSecure, longestSessionDays, sessionCookieName } from "./auth.ts";
import type { AuthSettings } from "./auth.ts";

/** The session that a request claims with a cookie signed by us; undefined without asking the database. */
export async function readSessionCookie(c: Context, settings: AuthSettings): Promise<string | undefined> {
  const name = sessionCookieName(settings);
  // Reading a signed cookie imports a key; most visitors have none.
  if (!c.req.header("cookie")?.includes(name)) return undefined;
  return (await getSignedCookie(c, settings.secret, name)) || undefined;
}

/**
 * Gives the browser its session, for as long as one can last: when it ends is kept with the session. better-auth signs cookies the same way, so it reads this one
 * too.
 */
export async function setSessionCookie(c: Context, settings: AuthSettings, sessionToken: string): Promise<void> {
  await setSignedCookie(c, sessionCookieName(settings), sessionToken, settings.secret, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: isSecure(settings),
    maxAge: longestSessionDays * 24 * 60 * 60,
  });
}

/** Takes the session from the browser. */
export function clearSessionCookie(c: Context, settings: AuthSettings): void {
  deleteCookie(c, sessionCookieName(settings), { path: "/", secure: isSecure(settings) });
}
