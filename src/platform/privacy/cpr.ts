/**
 * Whether a text holds something that reads as a Danish CPR number: DDMMYY-XXXX with a day that exists in some
 * century, the hyphen (or a space) optional, standing alone between other characters than digits. Case numbers such
 * as `2009-127944`, EAN numbers and phone numbers pass. Numbers issued since 2007 need no check digit, so none is asked.
 */
export function readsAsCpr(text: string): boolean {
  for (const match of text.normalize("NFKC").matchAll(/(?<![\d-])(\d{2})(\d{2})(\d{2})[-‐-―− ]?\d{4}(?![\d]|-\d)/gu)) {
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
