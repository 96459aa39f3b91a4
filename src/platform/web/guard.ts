import type { Context } from "hono";
import { enterByWaiting, countForm, isGuarded } from "../limits/guard-state.ts";
import type { GuardedPlace } from "../limits/guard-state.ts";
import { secondsLeft, standingOf } from "../limits/guard.ts";
import { guardedLimits } from "../limits/limits.ts";
import { makePuzzle, readPuzzle } from "../limits/puzzle.ts";
import type { Env } from "./app.tsx";
import type { Feature } from "./feature.ts";
import { placeOfSender } from "./limit.ts";
import { formHolder } from "./render.tsx";
import type { Site } from "./render.tsx";
import type { AnyPath } from "./path.ts";
import type { FormRoute, Route } from "./routes.ts";
import { findSentForm } from "./sent-forms.ts";

/** A puzzle on its way to a form. */
export interface OfferedPuzzle {
  /** JSON for the hidden field `_puzzle`. */
  readonly text: string;
  /** Present when the form has come back for it. */
  readonly asked?: AskedPuzzle;
}

/** Why a form came back: its page was opened too lately, or too many wait. */
export interface AskedPuzzle {
  readonly why: "early" | "busy";
  /** After which sending again helps, without a puzzle solved. */
  readonly seconds: number;
  /** Whether a file was among what was sent, which no page can give back. */
  readonly hadFile: boolean;
}

/** What a form that meets the guard has brought: a puzzle to be used up with it, or too little. */
export type Passage =
  | { readonly kind: "paid"; readonly by: "solved" | "waited"; readonly key: string }
  | { readonly kind: "closed"; readonly why: AskedPuzzle["why"]; readonly seconds: number; readonly puzzle: string };

/** The addresses of forms that the guard may stand before; their pages carry the puzzle with them. */
export function guardedAddresses(features: readonly Feature[]): ReadonlySet<string> {
  const forms = features.flatMap(({ routes }) => routes).filter((route): route is FormRoute => route.method === "post");
  return new Set(forms.filter(({ limit }) => limit && guardedLimits.includes(limit)).map(({ path }) => addressOf(path)));
}

const addressOf = ({ scope, pattern }: AnyPath) => `${scope} ${pattern}`;

/** Gives the form on the page to be rendered its puzzle, when it needs one: the one it brought, as long as that is good. */
export async function offerPuzzle(c: Context<Env>, site: Site, route: Route, place: GuardedPlace, brought = ""): Promise<void> {
  if (c.get("puzzle") || !site.guardedAddresses.has(addressOf(route.path)) || (await formHolder(c, site)) !== "visitor") return;
  const { db, secret, guard, now } = site.deps;
  const puzzle = brought && (await readPuzzle(secret, c.req.path, brought));
  if (puzzle && standingOf(puzzle, guard.waitSeconds, now()) !== "none") c.set("puzzle", { text: brought });
  else if (await isGuarded(db, place, now())) c.set("puzzle", { text: await newPuzzle(c, site) });
}

/** Counts a form of somebody who is not signed in. @returns whether it needs a puzzle */
export async function meetsGuard(c: Context<Env>, site: Site, route: FormRoute, place: GuardedPlace): Promise<boolean> {
  if (!site.guardedAddresses.has(addressOf(route.path)) || (await formHolder(c, site)) !== "visitor") return false;
  const { db, secret, guard, now, log } = site.deps;
  const { isGuarded: meets, hasJustBegun } = await countForm(db, secret, place, guard, now());
  if (hasJustBegun) log.warn("more forms than people send: visitors get puzzles for a while");
  return meets;
}

/**
 * Looks at what a form brought against the guard. A puzzle that was solved or waited for lets it through once: its key is
 * to be remembered in the transaction that saves the form.
 */
export async function passGuard(c: Context<Env>, site: Site, brought: string): Promise<Passage> {
  const passage = await passageOf(c, site, brought);
  site.deps.metrics?.guarded(passage.kind === "paid" ? passage.by : passage.why);
  return passage;
}

async function passageOf(c: Context<Env>, site: Site, brought: string): Promise<Passage> {
  const { db, secret, guard, now } = site.deps;
  const puzzle = await readPuzzle(secret, c.req.path, brought);
  const standing = puzzle ? standingOf(puzzle, guard.waitSeconds, now()) : "none";
  const key = `puzzle:${puzzle?.id}`;
  if (!puzzle || standing === "none" || (await findSentForm(db, secret, key)) !== undefined)
    return { kind: "closed", why: "early", seconds: guard.waitSeconds, puzzle: await newPuzzle(c, site) };
  if (standing === "early")
    return { kind: "closed", why: "early", seconds: secondsLeft(puzzle.madeAt, guard.waitSeconds, now()), puzzle: brought };
  if (standing === "solved") return { kind: "paid", by: "solved", key };
  const seconds = (await placeOfSender(c, site, "waited")) || (await enterByWaiting(db, secret, guard, now()));
  return seconds > 0 ? { kind: "closed", why: "busy", seconds, puzzle: brought } : { kind: "paid", by: "waited", key };
}

const newPuzzle = (c: Context<Env>, { deps }: Site) => makePuzzle(deps.secret, c.req.path, deps.guard.work, deps.now());
