import { createHash, timingSafeEqual } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import type { Context, Hono, MiddlewareHandler } from "hono";
import { isThisMachine } from "../limits/client-address.ts";
import type { Env } from "../web/app.tsx";
import type { Metrics } from "./metrics.ts";

/**
 * `GET /metrics`, for Prometheus. With a token, for whoever has it; without, only for this machine itself and not
 * through a proxy. To everyone else it is not there.
 * @param named tells the log which route answers
 */
export function mountMetrics(
  app: Hono<Env>,
  named: (route: string) => MiddlewareHandler<Env>,
  metrics: Metrics,
  token: string | undefined,
): void {
  app.get("/metrics", named("/metrics"), async (c) => {
    const mayRead = token === undefined ? isAskedHere(c) : hasToken(c, token);
    if (!mayRead) return c.notFound();
    c.header("Cache-Control", "no-store");
    c.header("Content-Type", metrics.contentType);
    return c.body(await metrics.text());
  });
}

const proxyHeaders = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

function isAskedHere(c: Context<Env>): boolean {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  const isNear = isThisMachine(incoming?.socket.remoteAddress ?? "");
  return isNear && proxyHeaders.every((name) => c.req.header(name) === undefined);
}

function hasToken(c: Context<Env>, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(c.req.header("authorization") ?? ""), digest(`Bearer ${token}`));
}
