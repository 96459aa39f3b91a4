import { createHash } from "node:crypto";
import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { addressKey } from "./standing.ts";
import type { Invitation, Invited } from "./standing.ts";

/** How many lines are read at once. */
const mostLines = 2000;

const lineProblems = ["name_missing", "name_long", "mail_wrong", "phone_wrong", "too_much", "cells_wrong"] as const;

export type LineProblem = (typeof lineProblems)[number];

/**
 * What becomes of one line. new: goes on the list · known: stands on it · twice: stands in an earlier line · problem: cannot be
 * used.
 */
export type PlannedLine = { /** Counted from 1, with the head. */ readonly line: number } & (
  | { readonly kind: "new" | "known" | "twice"; readonly person: Invited }
  | { readonly kind: "problem"; readonly text: string; readonly problem: LineProblem }
);

const columns = ["name", "email", "organisation", "phone", "address"] as const;

type Column = (typeof columns)[number];

/** What a head may call a column. */
const heads: Readonly<Record<string, Column>> = {
  navn: "name", name: "name",
  mail: "email", email: "email", "e-mail": "email", mailadresse: "email",
  organisation: "organisation", organization: "organisation", aktør: "organisation", arbejdsplads: "organisation",
  telefon: "phone", phone: "phone", tlf: "phone", mobil: "phone",
  adresse: "address", address: "address",
};

const mail = z.email().max(254);
const phone = /^\+?[\d ]{8,20}$/;

/**
 * Reads lines that were pasted or came in a file, and says of each what becomes of it: name, mail, organisation, phone, address,
 * with semicolons, tabs or commas between, or `Name <mail>` as mail programs write it. A head may name the columns in another order.
 * @param listed those on the list already
 */
export function planLines(text: string, listed: readonly Pick<Invitation, "name" | "email" | "phone" | "address">[]): PlannedLine[] {
  const cells = readCells(text);
  const head = cells[0] && headOf(cells[0].cells);
  const order = head ?? columns;
  const seen = new Set(listed.map(sameKey));
  const planned = new Set<string>();
  return cells.slice(head ? 1 : 0).map(({ line, cells: given }, at): PlannedLine => {
    const text = given.filter(Boolean).join(" · ");
    if (at >= mostLines) return { line, kind: "problem", text, problem: "too_much" };
    const read = given.length > order.length && given.slice(order.length).some(Boolean) ? "cells_wrong" : personIn(given, order);
    if (typeof read === "string") return { line, kind: "problem", text, problem: read };
    const key = sameKey(read);
    const kind = seen.has(key) ? "known" : planned.has(key) ? "twice" : "new";
    planned.add(key);
    return { line, kind, person: read };
  });
}

/** Those of a plan who go on the list. */
export const newIn = (plan: readonly PlannedLine[]): Invited[] => plan.flatMap((one) => (one.kind === "new" ? [one.person] : []));

/** Names a plan, so that what is put on the list is what somebody has looked at. */
export const planKey = (plan: readonly PlannedLine[]): string => createHash("sha256").update(JSON.stringify(newIn(plan))).digest("hex");

/** What two entries of the same person have in common: the address, or without one the name and how else to reach them. */
export function sameKey({ name, email, phone: number, address }: Pick<Invitation, "name" | "email" | "phone" | "address">): string {
  if (email !== null) return `mail ${addressKey(email)}`;
  return `name ${name?.toLowerCase() ?? ""} ${number?.replace(/\D/g, "").slice(-8) ?? ""} ${address?.toLowerCase() ?? ""}`;
}

interface Cells {
  readonly line: number;
  readonly cells: readonly string[];
}

function readCells(text: string): Cells[] {
  const clean = text.replace(/^\uFEFF/, "");
  const delimiter = [";", "\t", ","].find((sign) => clean.includes(sign)) ?? ";";
  const options = { delimiter, relax_column_count: true, skip_empty_lines: true, trim: true, info: true } as const;
  try {
    const read = parse(clean, options) as unknown as { record: string[]; info: { lines: number } }[];
    return read.map(({ record, info }) => ({ line: info.lines, cells: record })).filter(({ cells }) => cells.some(Boolean));
  } catch (error) {
    // A quotation mark that does not close: then a line is a line.
    if (!(error instanceof CsvError)) throw error;
    return clean.split("\n").flatMap((one, at) => (one.trim() === "" ? [] : [{ line: at + 1, cells: one.split(delimiter).map((cell) => cell.trim()) }]));
  }
}

/** The columns by the words of a head; undefined when the first line is none. */
function headOf(cells: readonly string[]): readonly (Column | undefined)[] | undefined {
  const named = cells.map((cell) => heads[cell.toLowerCase()]);
  return named.includes("name") || (named.includes("email") && !cells.some((cell) => cell.includes("@"))) ? named : undefined;
}

function personIn(given: readonly string[], order: readonly (Column | undefined)[]): Invited | LineProblem {
  const at = (column: Column) => given[order.indexOf(column)] ?? "";
  const asWritten = /^"?([^"<]*)"?\s*<([^>]+)>$/.exec(at("name"));
  const name = (asWritten?.[1] ?? at("name")).trim();
  const email = (asWritten?.[2] ?? at("email")).trim();
  if (name === "" || name.includes("@")) return "name_missing";
  if (name.length > 120) return "name_long";
  if (email !== "" && !mail.safeParse(email).success) return "mail_wrong";
  const number = at("phone");
  if (number !== "" && !phone.test(number)) return "phone_wrong";
  const [organisation, address] = [at("organisation"), at("address")];
  if (organisation.length > 160 || address.length > 300) return "name_long";
  return { name, email: email || null, organisation, phone: number || null, address: address || null, partyId: null };
}
