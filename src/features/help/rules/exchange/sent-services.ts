import { largestSent } from "../../schema.ts";
import { readHsds } from "../hsds/read.ts";
import type { HsdsProblem } from "../hsds/read.ts";
import { withoutCpr } from "./import-plan.ts";
import { readSentText } from "./sent-text.ts";
import { readServicesCsv } from "./services-csv.ts";
import type { SentProblem, SentRow } from "./services-csv.ts";

export interface SentServices {
  readonly source: "csv" | "hsds";
  readonly wasRecoded: boolean;
  readonly ignored: readonly string[];
  readonly rows: readonly SentRow[];
}

export interface SentRefusal {
  readonly problem: SentProblem | HsdsProblem | "too_large_sent" | "not_text";
  readonly value?: string;
}

/** Reads what was sent as a table or as HSDS, whichever it looks like. What reads as a CPR number is not in what comes out. */
export function readSentServices(bytes: Uint8Array, now: Date): SentServices | SentRefusal {
  if (bytes.byteLength > largestSent) return { problem: "too_large_sent" };
  const sent = readSentText(bytes);
  if ("problem" in sent) return sent;
  const { text, wasRecoded } = sent;
  const isJson = /^\s*[[{]/.test(text);
  const read = isJson ? readHsds(text, now) : readServicesCsv(text);
  if ("problem" in read) return read;
  return { source: isJson ? "hsds" : "csv", wasRecoded, ignored: read.ignored, rows: withoutCpr(read.rows) };
}
