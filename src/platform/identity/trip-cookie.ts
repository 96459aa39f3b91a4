import type { Context } from "hono";
import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";
import { isSecure, ownCookieName } from "./auth.ts";
import type { AuthSettings } from "./auth.ts";
import type { OpenIdTrip } from "./openid.ts";

/** What a browser keeps for the ten minutes it may be away at the sign-in service. */
export interface KeptTrip extends OpenIdTrip {
  readonly lang: "da" | "en";
  /** Where the person was going. */
  readonly next: string;
}

const nameOf = (settings: AuthSettings) => ownCookieName(settings, "kvarter.trip");
const path = "/";

/** Gives the browser what it must bring back. Signed, and not readable for scripts. */
export async function setTripCookie(c: Context, settings: AuthSettings, trip: KeptTrip): Promise<void> {
  await setSignedCookie(c, nameOf(settings), Buffer.from(JSON.stringify(trip)).toString("base64url"), settings.secret, {
    path,
    httpOnly: true,
    // The browser comes back from another site, by a link.
    sameSite: "Lax",
    secure: isSecure(settings),
    maxAge: 10 * 60,
  });
}

/** Takes what the browser brought back; it counts once. */
export async function takeTripCookie(c: Context, settings: AuthSettings): Promise<KeptTrip | undefined> {
  const value = await getSignedCookie(c, settings.secret, nameOf(settings));
  deleteCookie(c, nameOf(settings), { path, secure: isSecure(settings) });
  return value ? readTrip(value) : undefined;
}

/** Our other cookies are signed by the same key, and one of them may have been put here. */
function readTrip(value: string): KeptTrip | undefined {
  try {
    return JSON.parse(Buffer.from(value, "base64url").toString("utf8")) as KeptTrip;
  } catch {
    return undefined;
  }
}
