/**
 * Rows as a file that a Danish spreadsheet opens by itself: semicolons, UTF-8 with its mark, CRLF. A cell that a
 * spreadsheet would calculate is kept as text.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map((text) => cell(text, ";")).join(";")).join("\r\n")}\r\n`;
}

/**
 * Rows as other programs exchange them (RFC 4180): commas, no mark. Numbers stay numbers; a text that a spreadsheet would
 * calculate gets an apostrophe before it, which `withoutMark` takes away again.
 */
export function commaCsv(rows: Iterable<readonly (string | number)[]>): string {
  const lines: string[] = [];
  for (const row of rows) lines.push(row.map((one) => (typeof one === "number" ? String(one) : cell(one, ","))).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

/** A text as it was before `commaCsv` kept it from being calculated. */
export function withoutMark(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

function cell(text: string, separator: string): string {
  const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
