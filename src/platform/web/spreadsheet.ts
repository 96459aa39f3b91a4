import type { Context } from "hono";
import { csvText } from "../csv.ts";

/**
 * Answers with rows as a file that a Danish spreadsheet opens by itself.
 * @param name of the file, with its ending; plain letters
 */
export function sendSpreadsheet(c: Context, rows: readonly (readonly string[])[], name: string): Response {
  return c.body(csvText(rows), 200, {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename="${name}"`,
  });
}
