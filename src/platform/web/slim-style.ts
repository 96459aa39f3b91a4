import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { MiddlewareHandler } from "hono";
import type { Env } from "./app.tsx";
import { assetsFolder } from "./assets.ts";

/** The stylesheet that stands inside slim pages, which come in one piece over a slow line. */
export interface SlimStyle {
  readonly css: string;
  /** What the content security policy says of it: nothing else than exactly this. */
  readonly source: string;
}

/** Reads what the build made of `slim.css`; none where nothing was built. */
export function readSlimStyle(assets: Readonly<Record<string, string>>): SlimStyle | undefined {
  const file = join(assetsFolder, basename(assets["slim.css"] ?? "none"));
  if (!existsSync(file)) return undefined;
  const css = readFileSync(file, "utf8").trim();
  return { css, source: `'sha256-${createHash("sha256").update(css).digest("base64")}'` };
}

/** Lets a page that was made slim use its own style, and no page besides; it stands before the policy is set. */
export function allowSlimStyle(style: SlimStyle | undefined): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    const policy = c.res.headers.get("Content-Security-Policy");
    if (style && policy && c.get("isSlim"))
      c.res.headers.set("Content-Security-Policy", policy.replace("style-src 'self'", `style-src ${style.source}`));
  };
}
