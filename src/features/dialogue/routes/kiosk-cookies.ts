import { randomBytes } from "node:crypto";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { isSecure } from "../../../platform/identity/auth.ts";
import type { Visit } from "../../../platform/web/routes.ts";

/** Which tablet this is. It says nothing of the people at it. */
const deviceName = "kvarter.kiosk";
const deviceDays = 8;

/** Who is at the tablet now. The screen forgets them after a minute; this is for when nothing else did. */
const personName = "kvarter.kiosk-person";
const personMinutes = 10;

const secretShape = /^[\w-]{43}$/;

/** The secret of this tablet; undefined for a browser that has never asked to be one. */
export function deviceIn({ c }: Visit): string | undefined {
  return secretIn(getCookie(c, deviceName));
}

/**
 * Lets the browser keep its secret for the days that a kiosk may last, with a new one when it has none. A page does so, not
 * the form: a code is then taken once however often one presses.
 */
export function giveDevice(visit: Visit): void {
  give(visit, deviceName, deviceIn(visit) ?? newSecret(), deviceDays * 24 * 60 * 60);
}

/** The secret of whoever is at the tablet; undefined between two people. */
export function personIn({ c }: Visit): string | undefined {
  return secretIn(getCookie(c, personName));
}

/** Somebody new begins. */
export function beginPerson(visit: Visit): void {
  give(visit, personName, newSecret(), personMinutes * 60);
}

/** Whoever is at the tablet is still there. */
export function keepPerson(visit: Visit, secret: string): void {
  give(visit, personName, secret, personMinutes * 60);
}

/** Whoever was at the tablet is nobody any more: what their key was made of is gone. */
export function forgetPerson({ c, deps }: Visit): void {
  deleteCookie(c, personName, { path: "/", secure: isSecure(deps) });
}

const newSecret = () => randomBytes(32).toString("base64url");

const secretIn = (value: string | undefined) => (value !== undefined && secretShape.test(value) ? value : undefined);

function give({ c, deps }: Visit, name: string, value: string, maxAge: number): void {
  setCookie(c, name, value, { path: "/", httpOnly: true, sameSite: "Lax", secure: isSecure(deps), maxAge });
}
