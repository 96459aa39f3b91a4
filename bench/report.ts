import { cpus, totalmem } from "node:os";
import type { Weight } from "./weight.ts";

/** Something of ours beside a reference measured in the same run. */
export interface Comparison {
  readonly name: string;
  readonly ours: number;
  readonly reference: number;
  readonly unit: string;
  readonly ratio: number;
  /** The ratio that should at least be reached; absent for what is measured to be known. */
  readonly wanted?: number;
}

export interface Results {
  readonly ready: { readonly first: number; readonly again: number };
  readonly comparisons: readonly Comparison[];
  readonly weights: readonly Weight[];
}

/** What the numbers were measured on. */
export function environment(): Record<string, string | number> {
  const [cpu] = cpus();
  return {
    node: process.version,
    cpu: cpu?.model ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    at: new Date().toISOString(),
  };
}

/** The results as tables for people. */
export function asTables({ ready, comparisons, weights }: Results): string {
  const lines = [
    "Ready (milliseconds from start to the first page; PostgreSQL and example included)",
    `  first start, empty folder   ${ready.first.toFixed(0).padStart(7)}`,
    `  again                       ${ready.again.toFixed(0).padStart(7)}`,
    "",
    "Against a reference in the same run",
    `  ${"what".padEnd(24)}${"ours".padStart(10)}${"reference".padStart(11)}  ${"".padEnd(11)}${"ratio".padStart(7)}  wanted`,
    ...comparisons.map(
      ({ name, ours, reference, unit, ratio, wanted }) =>
        `  ${name.padEnd(24)}${ours.toFixed(0).padStart(10)}${reference.toFixed(0).padStart(11)}  ${unit.padEnd(11)}${ratio.toFixed(3).padStart(7)}${wanted === undefined ? "" : `  ≥ ${wanted}${ratio < wanted ? "  MISSED" : ""}`}`,
    ),
    "",
    "First visit, compressed bytes (wanted: under 60,000)",
    `  ${"page".padEnd(34)}${["html", "css", "js", "fonts", "total"].map((head) => head.padStart(8)).join("")}`,
    ...weights.map(
      ({ page, html, styles, scripts, fonts, total }) =>
        `  ${page.padEnd(34)}${[html, styles, scripts, fonts, total].map((bytes) => String(bytes).padStart(8)).join("")}${total >= 60_000 ? "  MISSED" : ""}`,
    ),
  ];
  return lines.join("\n");
}
