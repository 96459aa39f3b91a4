/** Signs that are not seen but would break a number apart. */
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;

/** Our own ids, which forms carry in hidden fields: one in five thousand holds ten digits that are a day and four more. */
const ids = /(?<![\p{L}\d])[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?![\p{L}\d])/giu;

/**
 * Whether a text holds something that reads as a Danish CPR number: DDMMYY-XXXX with a day that exists in some
 * century; the hyphen may be a space, have spaces around it, or be absent; the day may be written with dots or spaces.
 * Case and document numbers such as `2009-127944`, EAN numbers, phone numbers and our own ids pass. Numbers issued since 2007 need
 * no check digit, so none is asked.
 */
export function readsAsCpr(text: string): boolean {
  const pattern = /(?<!\d)(?<!\d-)(\d{2})[. ]?(\d{2})[. ]?(\d{2}) {0,2}[-‐-―−]? {0,2}\d{4}(?!\d|-\d)/gu;
  for (const match of text.normalize("NFKC").replace(invisible, "").replace(ids, "#").matchAll(pattern)) {
    const [, day, month, year] = match;
    if (isDayInSomeCentury(Number(day), Number(month), Number(year))) return true;
  }
  return false;
}

function isDayInSomeCentury(day: number, month: number, year: number): boolean {
  return [1900, 2000].some((century) => {
    const date = new Date(Date.UTC(century + year, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  });
}
