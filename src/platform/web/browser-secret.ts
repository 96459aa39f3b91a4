import { randomBytes } from "node:crypto";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { isSecure } from "../identity/auth.ts";
import type { Visit } from "./routes.ts";

/** Browsers that took part in a dialogue before there was anything else to take part in have it under this name. */
const name = "kvarter.dialogue";
const keptDays = 180;
const secretShape = /^[\w-]{43}$/;

/** The random secret that the browser keeps instead of an account; undefined for one that has none. Stored nowhere else. */
export function browserSecret({ c }: Pick<Visit, "c">): string | undefined {
  const secret = getCookie(c, name) ?? "";
  return secretShape.test(secret) ? secret : undefined;
}

/**
 * As `browserSecret`; gives the browser its secret when it has none. A page does so, not the form that is sent from it: of
 * two presses at once each would make one, and one person would be two.
 */
export function browserSecretOrNew(visit: Pick<Visit, "c" | "deps">): string {
  const known = browserSecret(visit);
  if (known) return known;
  const secret = randomBytes(32).toString("base64url");
  setCookie(visit.c, name, secret, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: isSecure(visit.deps),
    maxAge: keptDays * 24 * 60 * 60,
  });
  return secret;
}

/** Takes the secret from the browser: whoever uses it next is somebody else, everywhere. */
export function forgetBrowserSecret({ c, deps }: Pick<Visit, "c" | "deps">): void {
  deleteCookie(c, name, { path: "/", secure: isSecure(deps) });
}
