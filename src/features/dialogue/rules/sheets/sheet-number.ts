/**
 * A sheet's number is a count and two check digits (ISO 7064, mod 97-10). They also hold the question, so that a wrong
 * digit, two that changed places, and nearly every sheet of another question are noticed before an answer is typed.
 */

/** What a question adds to its numbers, from 0 to 96. */
function saltOf(questionId: string): number {
  return Number(BigInt(`0x${questionId.replaceAll("-", "")}`) % 97n);
}

function checkOf(questionId: string, count: number): number {
  return (((1 - saltOf(questionId) - count * 100) % 97) + 97) % 97;
}

/** As it is printed and typed: `017-46`. */
export function sheetNumber(questionId: string, count: number): string {
  return `${String(count).padStart(3, "0")}-${String(checkOf(questionId, count)).padStart(2, "0")}`;
}

/** The count behind a number as somebody typed it; undefined for one that cannot be a sheet of this question. */
export function countIn(questionId: string, typed: string): number | undefined {
  const digits = typed.replace(/[\s-]/g, "");
  if (!/^\d{3,9}$/.test(digits)) return undefined;
  const count = Number(digits.slice(0, -2));
  return count > 0 && Number(digits.slice(-2)) === checkOf(questionId, count) ? count : undefined;
}
