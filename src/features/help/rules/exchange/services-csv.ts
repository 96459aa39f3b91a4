import { CsvError, parse } from "csv-parse/sync";
import { csvText, withoutMark } from "../../../../platform/csv.ts";
import { dayOf, formatTime } from "../../../../platform/i18n/dates.ts";
import { columns, describedCells } from "./service-cells.ts";
import type { Cells, CellProblem, Column } from "./service-cells.ts";
import type { Service } from "../service.ts";

/** One row of what was sent: its number as a spreadsheet shows it, or its place in a list. */
export interface SentRow {
  readonly row: number;
  readonly cells: Cells;
  readonly problems: readonly CellProblem[];
}

/** More services than any district has. */
export const mostSentRows = 500;

export type SentProblem = "empty" | "not_csv" | "no_columns" | "double_column" | "too_many_rows";

export interface SentRows {
  readonly rows: readonly SentRow[];
  /** Columns that nothing is read from. */
  readonly ignored: readonly string[];
}

/**
 * Reads a table whose first row names its columns. Semicolons, commas and tabs are told apart by that row; apostrophes that
 * keep a spreadsheet from calculating are taken away; empty rows are left out.
 */
export function readServicesCsv(text: string): SentRows | { readonly problem: SentProblem; readonly value?: string } {
  const table = text.replace(/^\uFEFF/, "").replace(/^sep=.\r?\n/i, "");
  const skipped = table.length < text.replace(/^\uFEFF/, "").length ? 1 : 0;
  const records = recordsIn(table);
  if (!records) return { problem: "not_csv" };
  const [head = [], ...body] = records;
  const names = head.map((name) => name.trim().toLowerCase());
  const double = names.find((name, at) => name !== "" && names.indexOf(name) !== at);
  if (double !== undefined) return { problem: "double_column", value: double };
  if (!names.includes("name")) return { problem: "no_columns", value: head.join(" ").slice(0, 60) };
  const filled = body.flatMap((record, at) => (record.some((cell) => cell.trim() !== "") ? [{ record, row: at + 2 + skipped }] : []));
  if (filled.length === 0) return { problem: "empty" };
  if (filled.length > mostSentRows) return { problem: "too_many_rows", value: String(filled.length) };
  const rows = filled.map(({ record, row }) => {
    const cells = Object.fromEntries(names.flatMap((name, at) => (isColumn(name) ? [[name, cellText(record[at] ?? "")]] : [])));
    const extra = record.slice(names.length).find((cell) => cell.trim() !== "");
    return { row, cells, problems: extra === undefined ? [] : [{ column: "" as const, code: "too_many_cells", value: extra }] };
  });
  return { rows, ignored: names.filter((name) => name !== "" && !isColumn(name)) };
}

function recordsIn(table: string): string[][] | undefined {
  const first = table.slice(0, table.search(/[\r\n]|$/));
  const separators = [";", ",", "\t"].toSorted((a, b) => first.split(b).length - first.split(a).length);
  try {
    return parse(table, { delimiter: separators[0] ?? ";", relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

const isColumn = (name: string): name is Column => columns.some((column) => column === name);

const cellText = (text: string) => withoutMark(text.replaceAll("\r\n", "\n").trim());

/** Services as a table that spreadsheets open by themselves, and that `readServicesCsv` reads back. */
export function writeServicesCsv(services: readonly Service[], addressOf: (service: Service) => string, now: Date): string {
  const today = dayOf(now);
  const rows = services.map((service) => {
    const cells: Cells = { ...describedCells(service, today), id: service.id, checked: dayOf(service.checkedAt), url: addressOf(service), ...closedCells(service, now) };
    return columns.map((column) => cells[column] ?? "");
  });
  return csvText([columns, ...rows]);
}

function closedCells({ schedule }: Service, now: Date): Cells {
  const at = now.getTime();
  const closure = schedule.closures.find(({ from, until }) => from <= at && (until === null || at < until));
  if (!closure) return {};
  return { closed_until: closure.until === null ? "unknown" : localMinute(new Date(closure.until)), closed_reason: closure.reason };
}

const localMinute = (at: Date) => `${dayOf(at)} ${formatTime(at, "en")}`;
