import type { Context } from "hono";
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from "hono/cookie";
import { keyedHash } from "../keyed-hash.ts";
import type { Tx } from "../db/database.ts";
import type { Deps } from "../web/deps.ts";
import { isSecure, longestSessionDays, ownCookieName } from "./auth.ts";
import type { AuthSettings } from "./auth.ts";
import { endSession } from "./sessions.ts";
import type { SignedIn } from "./sign-in.ts";

const sessionCookieName = (settings: AuthSettings) => ownCookieName(settings, "kvarter.session_token");

/** The session that a request claims with a cookie signed by us; undefined without asking the database. */
export async function readSessionCookie(c: Context, settings: AuthSettings): Promise<string | undefined> {
  const name = sessionCookieName(settings);
  // Reading a signed cookie imports a key; most visitors have none.
  if (!c.req.header("cookie")?.includes(name)) return undefined;
  return (await getSignedCookie(c, settings.secret, name)) || undefined;
}

/** By which mail address somebody has signed in with this browser, as a code that only we can make. It outlives the session. */
const knownCookieName = "kvarter.known";

const codeOf = ({ secret }: AuthSettings, email: string) => keyedHash(secret, `known|${email.trim().toLowerCase()}`).toString("base64url");

/** Whether somebody has signed in by this mail address with this browser, and has not signed out since. */
export function hasSignedIn(c: Context, settings: AuthSettings, email: string): boolean {
  return getCookie(c, knownCookieName) === codeOf(settings, email);
}

/** Gives the browser its session, for as long as one can last: when it ends is kept with the session. */
export async function setSessionCookie(c: Context, settings: AuthSettings, { sessionToken, email }: Pick<SignedIn, "sessionToken" | "email">): Promise<void> {
  await setSignedCookie(c, sessionCookieName(settings), sessionToken, settings.secret, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: isSecure(settings),
    maxAge: longestSessionDays * 24 * 60 * 60,
  });
  setCookie(c, knownCookieName, codeOf(settings, email), {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: isSecure(settings),
    maxAge: longestSessionDays * 24 * 60 * 60,
  });
}

/** Ends the session that a browser has, if it has one, and takes it from the browser. */
export async function signOut(c: Context, tx: Tx, deps: Deps): Promise<void> {
  const session = await deps.identity.session(c);
  if (session) await endSession(tx, session.personId, session.key);
  clearSessionCookie(c, deps);
}

/** Takes the session from the browser, that somebody has signed in with it, and the pages it has kept: Back shows none of them. */
export function clearSessionCookie(c: Context, settings: AuthSettings): void {
  c.header("Clear-Site-Data", '"cache"');
  deleteCookie(c, knownCookieName, { path: "/", secure: isSecure(settings) });
  deleteCookie(c, sessionCookieName(settings), { path: "/", secure: isSecure(settings) });
}
