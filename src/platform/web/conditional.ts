import { createHash } from "node:crypto";
import type { Context } from "hono";

interface RepeatedFile {
  readonly body: string;
  readonly type: string;
  /** The name under which a browser saves it. */
  readonly name: string;
  readonly cacheControl: string;
  /** When it last changed, where that is known. */
  readonly lastModified?: Date | undefined;
}

/**
 * Answers with a file that programs ask for again and again, such as a calendar: with its tag, and without its content
 * when they have it already (RFC 9110, 304). Only the tag decides: a date cannot tell two changes of one second apart.
 */
export function sendUnlessKnown(c: Context, file: RepeatedFile): Response {
  const tag = `"${createHash("sha256").update(file.body).digest("base64url").slice(0, 27)}"`;
  const headers = {
    ETag: tag,
    "Cache-Control": file.cacheControl,
    ...(file.lastModified && { "Last-Modified": file.lastModified.toUTCString() }),
  };
  if (isKnown(c.req.header("if-none-match"), tag)) return c.body(null, 304, headers);
  return c.body(file.body, 200, {
    ...headers,
    "Content-Type": file.type,
    "Content-Disposition": `inline; filename="${file.name}"`,
  });
}

/** Proxies that compress mark a tag as weak; it names the same content. */
function isKnown(given: string | undefined, tag: string): boolean {
  if (given === undefined) return false;
  const tags = given.split(",").map((one) => one.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(tag);
}
