import { createHash } from "node:crypto";
import type { Topic } from "../../platform/live/topic.ts";
import type { AgendaEntry } from "./queries/agenda.ts";

/** What is announced when something about a meeting's minutes changes: a text, an item, what came of it, who was there. */
export const minutesTopic = (meetingId: string): Topic => `minutes:${meetingId}`;

/** So long somebody counts as writing after the last that was heard of it. */
export const writingMs = 10_000;

interface Noted {
  readonly present: readonly { readonly name: string }[];
  readonly states: ReadonlyMap<string, string>;
}

/**
 * A fingerprint of what a page of minutes shows besides the texts: when it differs from that of an open page, the page
 * is out of date in more than words.
 */
export function outlineOf(agenda: readonly AgendaEntry[], noted: Noted, isLocked: boolean): string {
  const items = agenda.map(({ minutes: _minutes, version: _version, ...shown }) => shown);
  const all = JSON.stringify([items, noted.present.map(({ name }) => name), [...noted.states].sort(), isLocked]);
  return createHash("sha256").update(all).digest("base64url").slice(0, 16);
}

/** What people at one table call each other; whole names where two are called the same. */
export function givenNames(names: readonly string[]): string[] {
  const given = names.map((name) => name.split(" ")[0] ?? name);
  return new Set(given).size === given.length ? given : [...names];
}
