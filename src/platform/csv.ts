/**
 * Rows as a file that a Danish spreadsheet opens by itself: semicolons, UTF-8 with its mark, CRLF. A cell that a
 * spreadsheet would calculate is kept as text.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
