import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { hasSignedIn } from "../identity/session-cookie.ts";
import { clientAddress, placeOf } from "../limits/client-address.ts";
import { limits, mailsToOneAddress } from "../limits/limits.ts";
import type { LimitName } from "../limits/limits.ts";
import { isUsedUp, limitKey, takePlace } from "../limits/take-place.ts";
import type { Env } from "./app.tsx";
import type { FormValues } from "./form.ts";
import { formHolder } from "./render.tsx";
import type { Site } from "./render.tsx";
import type { FormRoute, PageRoute, SiteVisit, Visit } from "./routes.ts";

/** @throws HTTPException 429 with Retry-After, when somebody unknown has asked for such a page too often */
export async function limitPage(c: Context<Env>, site: Site, { limit }: PageRoute): Promise<void> {
  const seconds = limit ? await placeOfSender(c, site, limit) : 0;
  if (seconds === 0) return;
  c.header("Retry-After", String(seconds));
  throw new HTTPException(429);
}

/** The seconds to wait before whoever sends this form may send one more; 0 when it is now, which is counted. */
export async function secondsForSender(c: Context<Env>, site: Site, { limit }: FormRoute): Promise<number> {
  return limit ? await placeOfSender(c, site, limit) : 0;
}

/**
 * The seconds to wait before the address in or behind this form may get one more mail; 0 when it is now, which is counted. Mails to sign in
 * are counted apart, and among them those that are asked for with a browser that has signed in by the address: no stranger can
 * use those up.
 */
export async function secondsForMail(c: Context<Env>, { deps }: Site, route: FormRoute, visit: Visit | SiteVisit, fields: FormValues): Promise<number> {
  const mail = route.mailField ? fields[route.mailField] : await route.mailTo?.(visit as never);
  // Whoever gives no address gets no mail; they must not be counted as one person.
  if (typeof mail !== "string" || mail.trim() === "") return 0;
  const { db, secret, now } = deps;
  const kind = route.limit !== "sign-in" ? "mail" : hasSignedIn(c, deps, mail) ? "own sign-in mail" : "sign-in mail";
  return takePlace(db, limitKey(secret, kind, mail.trim().toLowerCase(), now()), mailsToOneAddress, now());
}

/**
 * The seconds to wait before whoever we do not know may send a large form: asked before any of it is read. A form without a
 * large file is read first, so that it comes back with what was typed.
 */
export async function secondsBeforeReading(c: Context<Env>, site: Site, { limit }: FormRoute): Promise<number> {
  const { db, now } = site.deps;
  const key = limit && (await senderKey(c, site, limit));
  if (key && (await isUsedUp(db, key, limits[limit], now()))) return Math.ceil(limits[limit].secondsEach);
  return placeOfSender(c, site, "upload");
}

/** Takes a place of whoever sends; 0 when there was one, or nobody is counted, else the seconds to wait. */
export async function placeOfSender(c: Context<Env>, site: Site, name: LimitName): Promise<number> {
  const { db, now } = site.deps;
  const key = await senderKey(c, site, name);
  return key ? takePlace(db, key, limits[name], now()) : 0;
}

/** Whoever is signed in is known, and this machine's own address says nothing about who sends. */
async function senderKey(c: Context<Env>, site: Site, name: LimitName): Promise<Buffer | undefined> {
  const { secret, now, trustedProxies } = site.deps;
  // Absent where requests do not come through a socket.
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  const address = clientAddress(incoming?.socket.remoteAddress, c.req.header("x-forwarded-for"), trustedProxies);
  if (address === undefined || (await formHolder(c, site)) !== "visitor") return undefined;
  return limitKey(secret, name, placeOf(address), now());
}
