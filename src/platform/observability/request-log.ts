import type { MiddlewareHandler } from "hono";
import type { Log } from "../log.ts";
import type { Env } from "../web/app.tsx";
import type { Metrics } from "./metrics.ts";

/** Addresses that ask for themselves, again and again. */
const quiet = new Set(["/assets/*", "/healthz", "/readyz", "/metrics"]);

/**
 * One line for each request, and its time for the metrics. It names the route, never the address: an address may carry
 * the code of somebody's receipt, and a query what somebody looked for.
 */
export function logRequests(log: Log, metrics: Metrics | undefined): MiddlewareHandler<Env> {
  return async (c, next) => {
    const began = performance.now();
    await next();
    const ms = performance.now() - began;
    const route = c.get("route") ?? "none";
    const method = knownMethods.has(c.req.method) ? c.req.method : "other";
    metrics?.answered(method, route, c.res.status, ms / 1000);
    const line = { id: c.get("requestId"), method, route, status: c.res.status, ms: Math.round(ms * 10) / 10 };
    log[quiet.has(route) ? "debug" : "info"](line, "a request");
  };
}

/** Anyone may send a word of their own making as the method. */
const knownMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
