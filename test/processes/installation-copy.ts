import type { Hono } from "hono";
import { createApp } from "../../src/app.tsx";
import { createIdentity } from "../../src/platform/identity/identity.ts";
import { readAssets } from "../../src/platform/web/assets.ts";
import type { Env } from "../../src/platform/web/app.tsx";
import type { Client } from "../client.ts";
import type { TestApp } from "../harness.ts";

/** The app of `original`, with the same key and the same clock, on the database and the files of another. */
export async function sameAppOn(original: TestApp, other: TestApp): Promise<Hono<Env>> {
  const { secret, publicUrl } = original.deps;
  const { db, files } = other.deps;
  const identity = createIdentity({ db, secret, publicUrl });
  return createApp({ ...original.deps, db, files, identity }, await readAssets());
}

/**
 * Everything somebody finds who opens every link from the start on, by address; without what differs from one request
 * to the next.
 * @param follows which addresses to open
 */
export async function everythingSeen(client: Client, start: string, follows: (address: string) => boolean): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const waiting = [start];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    const response = await client.request(path);
    const type = response.headers.get("content-type") ?? "";
    // PDFs carry the time they were set at.
    const body = type.includes("pdf") ? "a PDF" : lasting(await response.text());
    const onward = response.headers.get("location");
    seen.set(path, `${response.status} ${onward ?? ""} ${type}\n${body}`);
    if (onward) waiting.push(onward);
    if (type.includes("html")) waiting.push(...linksOf(body).filter(follows));
  }
  return seen;
}

function lasting(html: string): string {
  return html.replaceAll(/(name="_form" value=")[^"]*/g, "$1").replaceAll(/&quot;challenge&quot;:&quot;[^&]*/g, "");
}

function linksOf(html: string): string[] {
  const addresses = [...html.matchAll(/(?:href|src)="(\/[^"#]*)/g)].map(([, address = ""]) => address);
  return addresses
    .map((address) => address.replaceAll("&amp;", "&"))
    // The door is the same whatever page leads to it.
    .filter((address) => !address.startsWith("/assets/") && !address.includes("/sign-in?next="));
}

/** Addresses at which two people did not see the same. */
export function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));
}
