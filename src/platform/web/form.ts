import { createHash, timingSafeEqual } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { keyedHash } from "../keyed-hash.ts";
import { readsAsCpr } from "../privacy/cpr.ts";

/** One thing wrong with a form. `field` is "" when it concerns the whole form; `code` becomes a text in the view. */
export interface FormError {
  readonly field: string;
  readonly code: string;
}

export type FormValue = string | readonly string[] | File;
export type FormValues = Readonly<Record<string, FormValue>>;

/** A form that could not be saved: what was typed and what is wrong. */
export interface FormProblem {
  readonly values: FormValues;
  readonly errors: readonly FormError[];
}

/** A form nobody has sent yet, perhaps with values to start from. */
export function freshForm(values: FormValues = {}): FormProblem {
  return { values, errors: [] };
}

/** The text a field holds, "" when it holds none. */
export function textOf(problem: FormProblem, field: string): string {
  const value = problem.values[field];
  return typeof value === "string" ? value : "";
}

/** All texts a field holds, for groups of checkboxes. */
export function textsOf(problem: FormProblem, field: string): readonly string[] {
  const value = problem.values[field];
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value : [];
}

/** A rule said no. Thrown inside `save`: the transaction is undone and the form comes back with these errors. */
export class Refusal extends Error {
  readonly errors: readonly FormError[];
  constructor(...errors: FormError[]) {
    super(errors.map((error) => `${error.field}: ${error.code}`).join(", "));
    this.errors = errors;
  }
}

/** What a form is refused with when what it is about is not there, or not in a state for it any more. */
export const notNow = () => new Refusal({ field: "", code: "not_now" });

const tokenLifetime = 24 * 60 * 60 * 1000;

/**
 * A fresh token for the hidden field `_form`: an id with its time in it, signed for one session (or for visitors), so
 * that nobody else's form can be replayed and the same form is recognised when it comes twice.
 */
export function makeFormToken(secret: string, holder: string, now: Date): string {
  const id = uuidv7({ msecs: now.getTime() });
  return `${id}.${sign(secret, id, holder)}`;
}

/** Whether a token was made here for this holder within the last day. */
export function isValidFormToken(secret: string, holder: string, token: string, now: Date): boolean {
  const [id = "", signature = ""] = token.split(".");
  const given = Buffer.from(signature);
  const expected = Buffer.from(sign(secret, id, holder));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  const madeAt = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
  return Math.abs(now.getTime() - madeAt) < tokenLifetime;
}

function sign(secret: string, id: string, holder: string): string {
  return keyedHash(secret, `form|${id}|${holder}`).toString("base64url");
}

/**
 * The key under which a sent form is remembered: its token and its content. The same press five times has one key; a
 * person who goes back and changes the text has another, so that nothing they write is swallowed.
 */
export async function formKey(route: string, token: string, values: FormValues): Promise<string> {
  const hash = createHash("sha256").update(`${route}\n${token}\n`);
  for (const name of Object.keys(values).sort()) {
    const value = values[name];
    hash.update(`${name}\n`);
    if (value instanceof File) hash.update(new Uint8Array(await value.arrayBuffer()));
    else hash.update(JSON.stringify(value));
  }
  return hash.digest("hex");
}

/** The errors of a form against its schema, the first of each field; the schema's messages are the codes. */
export function schemaErrors(error: z.ZodError): FormError[] {
  const found = new Map<string, FormError>();
  for (const { path, message } of error.issues) {
    const field = String(path[0] ?? "");
    // Nothing at all is no date either: who hears the first need not hear the second.
    if (!found.has(field)) found.set(field, { field, code: message });
  }
  return [...found.values()];
}

/** Every text field that holds something that reads as a CPR number. No form stores one, whoever sends it. */
export function cprErrors(values: FormValues): FormError[] {
  return Object.entries(values)
    .filter(([, value]) => [value].flat().some((text) => typeof text === "string" && readsAsCpr(text)))
    .map(([field]) => ({ field, code: "cpr" }));
}
