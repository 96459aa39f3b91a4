/** Numbers that belong to everyone: emergency and the city's own switchboard, digits only. */
const publicNumbers = new Set(["33663366"]);

/**
 * Danish phone numbers in a text that may lead to a person: eight digits in the usual groupings, with or without
 * +45. Short numbers (112, 1813), EAN, case and document numbers and dates are none; numbers in `known` (services'
 * own published phones, digits only) and the city's pass.
 * @returns the numbers found, digits only
 */
export function personPhones(text: string, known: readonly string[] = []): string[] {
  const found: string[] = [];
  const pattern = /(?<![\d-])(?:(?:\+|00)45[ .-]?)?([2-9]\d(?:[ .-]?\d{2}){3}|[2-9]\d{3}[ .-]?\d{4}|[2-9]\d{2} \d{2} \d{3})(?!\d|-\d)/gu;
  for (const match of text.normalize("NFKC").matchAll(pattern)) {
    const digits = (match[1] ?? "").replace(/\D/g, "");
    if (!publicNumbers.has(digits) && !known.includes(digits)) found.push(digits);
  }
  return found;
}
