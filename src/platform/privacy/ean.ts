/** Whether a text is a Danish EAN location number: 13 digits from 57, spaces allowed, the last a check digit. */
export function isEan(text: string): boolean {
  const number = text.replaceAll(" ", "");
  if (!/^57\d{11}$/.test(number)) return false;
  const sum = [...number].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
