import { isEan } from "./ean.ts";

/** Numbers that belong to everyone: the city's own switchboard, digits only. */
const publicNumbers = new Set(["33663366"]);

/** What has as many digits as a phone number and is none, in the forms people write. */
const otherNumbers: readonly RegExp[] = [
  // 22.11.2026, 22-11-2026, 22/11 2026
  /(?<!\d)(?:0?[1-9]|[12]\d|3[01])[./ -] ?(?:0?[1-9]|1[0-2])[./ -] ?(?:19|20)\d{2}(?!\d)/gu,
  // 2026-11-22
  /(?<!\d)(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/gu,
  // 22.30-23.15
  /(?<!\d)(?:[01]\d|2[0-4])[.:][0-5]\d ?[-‐-―] ?(?:[01]\d|2[0-4])[.:][0-5]\d(?!\d)/gu,
  // 2009-2011, and case and document numbers such as 2009-127944 and VSF-2026-0001
  /(?<!\d)(?:19[89]\d|20[0-3]\d)-\d{4,7}(?!\d)/gu,
];

/**
 * Danish phone numbers in a text that may lead to a person: eight digits in the usual groupings, with or without
 * +45. Short numbers (112, 1813), EAN, case and document numbers, dates and spans of time are none; numbers in `known`
 * (services' own published phones, digits only) and the city's pass.
 * @returns the numbers found, digits only
 */
export function personPhones(text: string, known: readonly string[] = []): string[] {
  const found: string[] = [];
  const pattern =
    /(?<!\d)(?:(?:\+|00)?45[ .-]?)?([2-9]\d(?:[ .-]?\d{2}){3}|[2-9]\d{3}[ .-]?\d{4}|[2-9]\d{2} \d{2} \d{3}|[2-9]\d{2} \d{3} \d{2})(?!\d)/gu;
  for (const match of withoutOtherNumbers(text).matchAll(pattern)) {
    const digits = (match[1] ?? "").replace(/\D/g, "");
    if (!publicNumbers.has(digits) && !known.includes(digits)) found.push(digits);
  }
  return found;
}

function withoutOtherNumbers(text: string): string {
  const normal = text.normalize("NFKC").replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, "");
  const withoutEan = normal.replace(/(?<!\d)57(?: ?\d){11}(?!\d)/gu, (number) =>
    isEan(number) ? "#" : number,
  );
  return otherNumbers.reduce((rest, other) => rest.replace(other, "#"), withoutEan);
}
